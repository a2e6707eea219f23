import { LiveHall } from './live-hall.ts'
import { MixKeeper } from './mix-keeper.ts'
import { minuteMs, type QueueNews } from './queue-news.ts'
import { RangeKeeper } from './range-keeper.ts'
import { type HallDay, signsAtJoining } from './signs-at-joining.ts'
import { type RawForecast, rawForecast, realWaitMinutes, type WaitModel } from './wait-model.ts'

/** Minutes. Eight of ten waits end from `low` to `high`; half of them before `median`. */
export type Forecast = RawForecast

interface Said {
  readonly queue: string
  readonly at: number
  readonly learnt: number
  readonly lastWait: number
  readonly announced: Forecast
  /** Its range is known to have failed though it still waits. */
  overdue: boolean
}

/** What the halls of one log have learnt of their own forecasts; lives as long as they do. */
export class WaitForecaster {
  #model: WaitModel
  readonly #ranges = new Map<string, RangeKeeper>()
  readonly #mixes = new Map<string, MixKeeper>()

  constructor(model: WaitModel) {
    this.#model = model
  }

  get model(): WaitModel {
    return this.#model
  }

  /** A newer model goes on with what the older one has learnt of its errors. */
  takeOver(model: WaitModel): void {
    this.#model = model
  }

  openDay(day: HallDay): DayForecaster {
    return new DayForecaster(day, {
      model: this.#model,
      ranges: kept(this.#ranges, day.hall, () => new RangeKeeper(this.#model.firstFactor)),
      mix: kept(this.#mixes, day.hall, () => new MixKeeper()),
    })
  }
}

function kept<T>(all: Map<string, T>, key: string, make: () => T): T {
  const known = all.get(key)
  if (known !== undefined) return known
  const made = make()
  all.set(key, made)
  return made
}

interface Learning {
  readonly model: WaitModel
  readonly ranges: RangeKeeper
  readonly mix: MixKeeper
}

/** One hall on one day. It knows nothing but the news it has heard: the future cannot leak in. */
export class DayForecaster {
  readonly live = new LiveHall()
  readonly #day: HallDay
  readonly #learning: Learning
  readonly #said = new Map<string, Said>()

  constructor(day: HallDay, learning: Learning) {
    this.#day = day
    this.#learning = learning
  }

  /** For somebody joining that queue now; undefined where nothing at all is known to judge by. */
  forecast(queue: string, now: number): Forecast | undefined {
    return this.#saying(queue, now)?.announced
  }

  hear(news: QueueNews): void {
    if (news.kind === 'joined') {
      this.#learnOverdue(news.queue, news.at)
      const said = this.#saying(news.queue, news.at)
      if (said !== undefined) this.#said.set(news.ticket, said)
    } else if (news.kind === 'called') {
      this.#learn(news.ticket, news.at)
    } else if (news.kind === 'left') {
      this.#said.delete(news.ticket)
    }
    this.live.hear(news)
  }

  /** What was said to a ticket that still waits. */
  saidTo(ticket: string): Forecast | undefined {
    return this.#said.get(ticket)?.announced
  }

  #saying(queue: string, now: number): Said | undefined {
    const { model, ranges, mix } = this.#learning
    const about = { day: this.#day, past: model.past, windows: model.windows, blind: false }
    if (this.live.lastCall === undefined && model.past.isEmpty) return undefined
    const signs = signsAtJoining(this.live, queue, now, about)
    const raw = rawForecast(model, signs)
    const lastWait = signs.queue.lastCalled
    const moved = mix.share(queue) * (lastWait - raw.median)
    const announced = ranges.widened(queue, {
      low: raw.low + moved,
      median: raw.median + moved,
      high: raw.high + moved,
    })
    return { queue, at: now, learnt: raw.median, lastWait, announced, overdue: false }
  }

  /** Who waits beyond the range need not be called first to teach that it was too short. */
  #learnOverdue(queue: string, now: number): void {
    for (const { id, joinedAt } of this.live.queue(queue).waiting()) {
      const said = this.#said.get(id)
      const soFar = (now - joinedAt) / minuteMs
      if (said === undefined || said.overdue) continue
      if (soFar <= said.announced.high || soFar < realWaitMinutes) continue
      said.overdue = true
      this.#learning.ranges.learn(queue, said.announced, soFar)
    }
  }

  #learn(ticket: string, now: number): void {
    const said = this.#said.get(ticket)
    if (said === undefined) return
    this.#said.delete(ticket)
    const waitMinutes = (now - said.at) / minuteMs
    if (waitMinutes < realWaitMinutes) return
    if (!said.overdue) this.#learning.ranges.learn(said.queue, said.announced, waitMinutes)
    this.#learning.mix.learn(said.queue, said.learnt, said.lastWait, waitMinutes)
  }
}
