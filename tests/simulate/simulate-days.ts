import {
  type Interval,
  intervalOf,
  metricsOf,
  pairedDifference,
} from '../../server/src/simulator/day/compare-days.ts'
import { type DayFigures, figuresOf } from '../../server/src/simulator/day/day-figures.ts'
import { runDay } from '../../server/src/simulator/day/run-day.ts'
import type { DrawnDay } from './draw-day.ts'
import type { Variant } from './variants.ts'

export interface VariantResult {
  readonly name: string
  readonly policyId: string
  readonly visitors: number
  /** Share of those who came for whom one window could do everything. */
  readonly oneWindowShare: number
  readonly metrics: Readonly<Record<string, Interval>>
  /** To the first variant, on the same days. */
  readonly differences: Readonly<Record<string, Interval>>
  readonly useOfWindows: Readonly<Record<string, number>>
  readonly traceHashes: readonly string[]
  /** Real time of the simulation of one day, the median. */
  readonly msADay: number
}

interface Ran {
  readonly variant: Variant
  readonly figures: readonly DayFigures[]
  readonly visitors: number
  readonly refused: number
  readonly severalWindows: number
  readonly ms: readonly number[]
}

/** The same days for each variant, then what they differ in. */
export function simulateDays(
  variants: readonly Variant[],
  days: number,
  dayOf: (variant: Variant, day: number) => DrawnDay,
  afterEach: () => void,
): readonly VariantResult[] {
  const ran = variants.map((variant): Ran => {
    const [figures, ms]: [DayFigures[], number[]] = [[], []]
    let [visitors, refused, severalWindows] = [0, 0, 0]
    for (let day = 0; day < days; day += 1) {
      const drawn = dayOf(variant, day)
      const before = performance.now()
      const trace = runDay(variant.hall, drawn.visitors, variant.policy)
      ms.push(performance.now() - before)
      const told = figuresOf(variant.hall, trace)
      figures.push(told)
      visitors += drawn.visitors.length
      refused += drawn.refused
      severalWindows += told.severalWindows
      afterEach()
    }
    return { variant, figures, visitors, refused, severalWindows, ms }
  })
  const metrics = metricsOf(ran.flatMap(({ figures }) => figures))
  const valuesOf = ({ figures }: Ran) =>
    metrics.map(({ key, value }) => [key, figures.map(value)] as const)
  const first = new Map(ran[0] === undefined ? [] : valuesOf(ran[0]))
  return ran.map((one, place) => {
    const values = valuesOf(one)
    const { variant, figures, visitors, refused, severalWindows, ms } = one
    const difference = ([key, list]: (typeof values)[number]) =>
      [key, pairedDifference(first.get(key) ?? [], list)] as const
    return {
      name: variant.name,
      policyId: variant.policy.policyId,
      visitors: visitors / days,
      oneWindowShare: (visitors - severalWindows) / Math.max(1, visitors + refused),
      metrics: Object.fromEntries(values.map(([key, list]) => [key, intervalOf(list)])),
      differences: place === 0 ? {} : Object.fromEntries(values.map(difference)),
      useOfWindows: meanUse(figures),
      traceHashes: figures.map(({ traceHash }) => traceHash),
      msADay: [...ms].sort((a, b) => a - b)[Math.floor(ms.length / 2)] ?? 0,
    }
  })
}

function meanUse(days: readonly DayFigures[]): Readonly<Record<string, number>> {
  const windows = Object.keys(days[0]?.useOf ?? {})
  const mean = (windowId: string) =>
    days.reduce((sum, { useOf }) => sum + (useOf[windowId] ?? 0), 0) / days.length
  return Object.fromEntries(windows.map((windowId) => [windowId, mean(windowId)]))
}
