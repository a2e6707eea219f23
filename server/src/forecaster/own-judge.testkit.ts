import type { BusinessDate } from '@yihao/contract'
import { createHall } from '../engine/hall.ts'
import { LiveForecaster } from '../forecast/live/live-forecaster.ts'
import { type Happened, isCounted, isHit } from '../forecast/live/said.ts'
import { OwnHall, type OwnHallOptions } from './own-hall.testkit.ts'

export interface Verdict {
  readonly tickets: number
  readonly hitRate: number
  readonly maeMin: number
  readonly lesMin: number
  readonly aheadMin: number
  readonly widthMin: number
  readonly lesWidthMin: number
  readonly meanWaitMin: number
}

/** Led through those days, with a forecast for each number as it is taken, as a live hall does. */
export function judgeDays(
  options: Omit<OwnHallOptions, 'heard'>,
  dates: readonly string[],
): { readonly happened: readonly (readonly Happened[])[]; readonly forecaster: LiveForecaster } {
  let heardTo = 0
  let forecaster: LiveForecaster | undefined
  const hall = new OwnHall({
    ...options,
    heard: (scenario) => {
      forecaster ??= new LiveForecaster(createHall(scenario.hall.hallId))
      const events = scenario.events.slice(heardTo)
      heardTo = scenario.events.length
      for (const event of events) forecaster.hear(event)
      if (events.some(({ type }) => type === 'TicketIssued')) forecaster.forecast(scenario.now)
    },
  })
  const happened = dates.map((date) => {
    hall.day(date as BusinessDate)
    return forecaster?.takeHappened() ?? []
  })
  if (forecaster === undefined) throw new Error('no day was led')
  return { happened, forecaster }
}

export function verdictOf(all: readonly Happened[]): Verdict {
  const counted = all.filter((one) => one.phase === 'joined' && isCounted(one))
  const mean = (of: (one: Happened) => number) =>
    counted.reduce((sum, one) => sum + of(one), 0) / Math.max(1, counted.length) / 60_000
  const hitRate = counted.filter(isHit).length / Math.max(1, counted.length)
  const errors = counted.map((one) => Math.abs(one.lastWaitMs - one.waitedMs)).sort((a, b) => a - b)
  return {
    tickets: counted.length,
    hitRate,
    maeMin: mean((one) => Math.abs((one.medianMs ?? 0) - one.waitedMs)),
    lesMin: mean((one) => Math.abs(one.lastWaitMs - one.waitedMs)),
    aheadMin: mean((one) => Math.abs(one.aheadMs - one.waitedMs)),
    widthMin: mean((one) => (one.range?.toMs ?? 0) - (one.range?.fromMs ?? 0)),
    lesWidthMin: (2 * (errors[Math.floor(hitRate * (errors.length - 1))] ?? 0)) / 60_000,
    meanWaitMin: mean((one) => one.waitedMs),
  }
}
