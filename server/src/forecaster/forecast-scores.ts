import {
  addDays,
  type BusinessDate,
  businessDateAt,
  type ForecastReport,
  type ForecastScore,
  type Plan,
  type QueueId,
  type ToldRange,
  usualForecastRules,
} from '@yihao/contract'
import type { Gauge } from '../conduct/conduct-gauges.ts'
import { type Happened, isCounted, isHit } from '../forecast/live/said.ts'
import { ScoreBook } from '../forecast/live/score.ts'
import type { HallRuntime } from '../runtime/hall-runtime.ts'
import type { Forecaster } from './forecaster.ts'

/** This date and the six before it: enough waits to judge a queue by. */
const daysTogether = 6

/** How far the told ranges were kept, for the wall, the report and `/metrics`. */
export class ForecastScores {
  readonly #runtime: HallRuntime
  readonly #forecaster: Forecaster
  readonly #week = new ScoreBook()

  constructor(runtime: HallRuntime, forecaster: Forecaster) {
    this.#runtime = runtime
    this.#forecaster = forecaster
    const today = businessDateAt(runtime.now())
    this.#week.add(forecaster.store.between(addDays(today, -daysTogether), today))
    forecaster.onHappened((happened) => {
      this.#week.add(happened)
      if (happened.length > 0) this.#week.forgetBefore(addDays(this.#today(), -daysTogether))
    })
  }

  /** Of the last seven days; of one queue or of the hall. */
  readonly of = (plan: Plan, queueId?: QueueId): ForecastScore =>
    this.#week.score(rulesOf(plan), queueId === undefined ? {} : { queueId })

  report(plan: Plan, date: BusinessDate): ForecastReport {
    const all = this.#forecaster.store.between(addDays(date, -daysTogether), date)
    const book = new ScoreBook()
    book.add(all)
    const rules = rulesOf(plan)
    return {
      businessDate: date,
      band: { low: rules.hitRateLow, high: rules.hitRateHigh, ticketsMin: rules.ticketsMin },
      hall: book.score(rules, { date }),
      week: book.score(rules),
      queues: plan.queues.map(({ queueId, name }) => {
        return { queueId, name, score: book.score(rules, { date, queueId }) }
      }),
      hours: book.hours(date).map((hour) => ({ hour, score: book.score(rules, { date, hour }) })),
      told: all.filter(({ at }) => businessDateAt(at) === date).map(toldOf),
    }
  }

  async gauges(): Promise<readonly Gauge[]> {
    return this.#runtime.read(({ plan }) => {
      if (plan === undefined) return []
      return plan.queues.flatMap(({ queueId }) => gaugesOf(queueId, this.of(plan, queueId)))
    })
  }

  #today(): BusinessDate {
    return businessDateAt(this.#runtime.now())
  }
}

const rulesOf = ({ rules }: Plan) => rules.forecast ?? usualForecastRules

export function toldOf(one: Happened): ToldRange {
  const { ticketId, number, queueId, phase, range, medianMs, lastWaitMs, aheadMs } = one
  return {
    ticketId,
    number,
    queueId,
    saidAt: one.at,
    phase,
    ...(range === undefined ? {} : { range }),
    ...(medianMs === undefined ? {} : { medianMs }),
    lastWaitMs,
    aheadMs,
    outcome: one.outcome,
    waitedMs: one.waitedMs,
    ...(isCounted(one) ? { hit: isHit(one) } : {}),
  }
}

function gaugesOf(queue: QueueId, score: ForecastScore): readonly Gauge[] {
  const gauge = (name: string, help: string, value: number, labels = {}) => ({
    name: `yihao_forecast_${name}`,
    help,
    labels: { queue, ...labels },
    value,
  })
  const error = (method: string, ms: number) =>
    gauge('error_seconds', 'Mean error of the wait told at joining, 7 days', ms / 1_000, { method })
  return [
    gauge('waits', 'Waits of the last 7 days by which ranges are judged', score.tickets),
    gauge(
      'failing',
      '1 where the hit rate is outside its band',
      Number(score.verdict === 'failing'),
    ),
    ...(score.tickets === 0
      ? []
      : [
          gauge(
            'hit_rate',
            'Share of waits within the told range, 7 days',
            score.hits / score.tickets,
          ),
          error('forecast', score.errorMs),
          error('last-wait', score.lastWaitErrorMs),
          error('ahead-by-mean', score.aheadErrorMs),
        ]),
  ]
}
