import type { EpochMs, QueueId, RecordedEvent, TicketId, WaitRange } from '@yihao/contract'
import { evolve } from '../../engine/evolve.ts'
import type { HallState, HallView, Ticket } from '../../engine/hall.ts'
import { aheadOf } from '../../engine/line/line.ts'
import { RangeKeeper } from '../range-keeper.ts'
import type { RawForecast } from '../wait-model.ts'
import { aheadByMean, LastWaits } from './last-waits.ts'
import { Learner } from './learn-event.ts'
import { Learnt, type LearntState } from './learnt.ts'
import { newcomersOf } from './newcomers.ts'
import { type Happened, isCounted, type Said } from './said.ts'
import { sceneOfHall } from './scene-of-hall.ts'
import { type Played, simulate } from './simulate.ts'
import { type News, type Shown, smoothed } from './smooth.ts'

/** What every screen is told about waiting now. */
export interface HallForecast {
  readonly at: EpochMs
  readonly seq: number
  readonly tickets: ReadonlyMap<TicketId, WaitRange>
  /** For the usual newcomer of a queue. */
  readonly queues: ReadonlyMap<QueueId, WaitRange>
  /** For any newcomer, by `newcomerOf(…).key`. */
  readonly newcomers: ReadonlyMap<string, WaitRange>
  /** Told for the first time with this, or again at the set pace. */
  readonly said: readonly Said[]
}

/** Shares of the runs; more above than below, as in the keeper of ranges. */
const shares = { low: 0.06, median: 0.5, high: 0.86 }
const runsMost = 100
const runsLeast = 20
/** More steps than this and there are fewer runs, so that thousands who wait stall nothing. */
const stepsMost = 60_000
const saidAgainMs = 10 * 60_000
const minuteMs = 60_000

interface Open {
  readonly queuedAt: EpochMs
  /** All of this wait, the first one first. */
  readonly said: Said[]
  /** Its first range is known to have failed though it still waits. */
  overdue: boolean
}

/**
 * Follows one hall by its events and forecasts from what it then knows. Its hall is its own: a
 * forecast changes nothing that anybody else sees (FORECAST-1).
 */
export class LiveForecaster {
  readonly #hall: HallState
  readonly #learner: Learner
  readonly #ranges = new RangeKeeper(1.2)
  readonly #lastWaits = new LastWaits()
  readonly #open = new Map<TicketId, Open>()
  readonly #shown = new Map<string, Shown>()
  readonly #happened: Happened[] = []
  #news: News = 'windows'

  constructor(hall: HallState, learnt?: LearntState) {
    this.#hall = hall
    this.#learner = new Learner(new Learnt(learnt))
  }

  get hall(): HallView {
    return this.#hall
  }

  get learnt(): Learnt {
    return this.#learner.learnt
  }

  /** One event after the other, in the order of the log; what was heard already is left out. */
  hear(event: RecordedEvent): void {
    if (event.position.seq <= this.#hall.seq) return
    const before = this.#hall.tickets.get(ticketOf(event) ?? ('' as TicketId))
    this.#learner.hear(this.#hall, event)
    evolve(this.#hall, event)
    this.#learner.heard(this.#hall, event)
    this.#note(event)
    if (before !== undefined) this.#settle(event, before)
  }

  /** What an earlier process said and what then happened: ranges are learnt from that again. */
  remember(happened: Happened): void {
    this.#learnRange(happened)
  }

  /** Somebody was told this and still waits. */
  recall(said: Said): void {
    const ticket = this.#hall.tickets.get(said.ticketId)
    if (ticket?.status !== 'waiting' || ticket.queuedAt > said.at) return
    const known = this.#open.get(said.ticketId)
    if (known !== undefined) known.said.push(said)
    else {
      const { queuedAt } = ticket
      this.#open.set(said.ticketId, { queuedAt, said: [said], overdue: false })
    }
  }

  /** What was said and has come to an end since the last time this was asked. */
  takeHappened(): readonly Happened[] {
    return this.#happened.splice(0)
  }

  forecast(now: EpochMs): HallForecast {
    const made = sceneOfHall(this.#hall, this.learnt, now)
    const tickets = new Map<TicketId, WaitRange>()
    const newcomers = new Map<string, WaitRange>()
    const said: Said[] = []
    if (made !== undefined && this.#hall.day !== undefined) {
      const { scene } = made
      const size = scene.waiting.length + scene.probes.length + scene.arrivals.length
      const played = simulate(scene, runsFor(size))
      const kept = new Set<string>()
      for (const [place, ticket] of made.tickets.entries()) {
        const raw = outcomeOf(played, played.waits, { place, of: scene.places })
        const range = this.#show(`${ticket.ticketId} ${ticket.queuedAt}`, ticket.queueId, raw, now)
        kept.add(`${ticket.ticketId} ${ticket.queuedAt}`)
        if (range !== undefined) tickets.set(ticket.ticketId, range)
        said.push(...this.#say(ticket, { range, raw, now }))
      }
      for (const [place, { key, queueId }] of made.newcomers.entries()) {
        const raw = outcomeOf(played, played.probes, { place, of: scene.probes.length })
        const range = this.#show(key, queueId, raw, now)
        kept.add(key)
        if (range !== undefined) newcomers.set(key, range)
      }
      for (const key of this.#shown.keys()) if (!kept.has(key)) this.#shown.delete(key)
    }
    this.#news = 'none'
    const queues = this.#byQueue(newcomers)
    return { at: now, seq: this.#hall.seq, tickets, queues, newcomers, said }
  }

  #byQueue(newcomers: ReadonlyMap<string, WaitRange>): ReadonlyMap<QueueId, WaitRange> {
    const { plan } = this.#hall
    const usual = plan === undefined ? [] : [...newcomersOf(plan).usual]
    return new Map(
      usual.flatMap(([queueId, { key }]) => {
        const range = newcomers.get(key)
        return range === undefined ? [] : [[queueId, range] as const]
      }),
    )
  }

  #show(key: string, queueId: QueueId, raw: RawForecast | undefined, now: EpochMs) {
    if (raw === undefined) {
      this.#shown.delete(key)
      return undefined
    }
    const { low, high } = this.#ranges.widened(queueId, raw)
    const fresh = { from: now + low * minuteMs, to: now + high * minuteMs }
    const shown = smoothed(this.#shown.get(key), fresh, this.#news, now)
    this.#shown.set(key, shown)
    return shown.range
  }

  #say(
    ticket: Ticket,
    {
      range,
      raw,
      now,
    }: { range: WaitRange | undefined; raw: RawForecast | undefined; now: EpochMs },
  ): readonly Said[] {
    const open = this.#open.get(ticket.ticketId)
    const again = open?.queuedAt === ticket.queuedAt
    if (again) this.#noteOverdue(open, now)
    if (again && now - lastOf(open).at < saidAgainMs) return []
    const { ticketId, number, queueId, queuedAt } = ticket
    const said: Said = {
      ticketId,
      number,
      queueId,
      at: now,
      phase: again ? 'later' : 'joined',
      range,
      medianMs: raw === undefined ? undefined : Math.round(raw.median * minuteMs),
      lastWaitMs: this.#lastWaits.of(queueId, now),
      aheadMs: aheadByMean(this.#hall, queueId, aheadOf(this.#hall, ticket)),
    }
    if (again) open.said.push(said)
    else this.#open.set(ticketId, { queuedAt, said: [said], overdue: false })
    return [said]
  }

  /** Who waits beyond the range need not be called first to teach that it was too short. */
  #noteOverdue(open: Open, now: EpochMs): void {
    const first = firstOf(open)
    if (open.overdue || first.range === undefined || now - first.at <= first.range.toMs) return
    open.overdue = true
    this.#learnRange({ ...first, outcome: 'called', waitedMs: now - first.at })
  }

  #note(event: RecordedEvent): void {
    const about = newsOf(event)
    if (about === 'windows') this.#news = 'windows'
    else if (about === 'line' && this.#news === 'none') this.#news = 'line'
    if (event.type === 'DayOpened') this.#lastWaits.newDay()
  }

  /** A wait is over: by a call, or without one. */
  #settle(event: RecordedEvent, before: Ticket): void {
    if (before.status !== 'waiting') return
    const at = event.recordedAt
    const called = event.type === 'TicketCalled'
    if (called) this.#lastWaits.called(before.queueId, at, at - before.queuedAt)
    const now = this.#hall.tickets.get(before.ticketId)
    if (now?.status === 'waiting' && now.queuedAt === before.queuedAt) return
    const open = this.#open.get(before.ticketId)
    if (open === undefined) return
    this.#open.delete(before.ticketId)
    const outcome = called ? 'called' : 'left'
    for (const said of open.said) {
      this.#happened.push({ ...said, outcome, waitedMs: Math.max(0, at - said.at) })
    }
    if (!called || open.overdue) return
    const first = firstOf(open)
    this.#learnRange({ ...first, outcome, waitedMs: Math.max(0, at - first.at) })
  }

  #learnRange(happened: Happened): void {
    const { range, queueId, waitedMs, phase } = happened
    if (range === undefined || phase !== 'joined' || !isCounted(happened)) return
    const told = { low: range.fromMs / minuteMs, median: 0, high: range.toMs / minuteMs }
    this.#ranges.learn(queueId, told, waitedMs / minuteMs)
  }
}

const firstOf = ({ said }: Open): Said => said[0] as Said
const lastOf = ({ said }: Open): Said => said[said.length - 1] as Said

const ticketOf = ({ data }: RecordedEvent): TicketId | undefined =>
  'ticketId' in data ? (data.ticketId as TicketId) : undefined

function newsOf({ type }: RecordedEvent): News {
  switch (type) {
    case 'PlanAdopted':
    case 'DayOpened':
    case 'DayClosed':
    case 'WindowOpened':
    case 'WindowPaused':
    case 'WindowResumed':
    case 'WindowClosed':
      return 'windows'
    case 'ServiceRated':
    case 'HelpCalled':
    case 'SignInRecorded':
    case 'TicketRecalled':
      return 'none'
    default:
      return 'line'
  }
}

const runsFor = (size: number): number =>
  Math.max(runsLeast, Math.min(runsMost, Math.floor(stepsMost / Math.max(1, size))))

/** Minutes; undefined where more than a few runs never call it. */
function outcomeOf(
  { runs }: Played,
  waits: Float64Array,
  { place, of }: { readonly place: number; readonly of: number },
): RawForecast | undefined {
  const sorted = new Float64Array(runs)
  for (let run = 0; run < runs; run += 1) sorted[run] = waits[run * of + place] as number
  sorted.sort()
  const at = (share: number) => (sorted[Math.floor(share * (runs - 1))] as number) / minuteMs
  const found = { low: at(shares.low), median: at(shares.median), high: at(shares.high) }
  return Number.isFinite(found.high) ? found : undefined
}
