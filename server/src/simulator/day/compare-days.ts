import type { DayFigures } from './day-figures.ts'

/** A mean over several days, and half the width of its 95 % confidence interval. */
export interface Interval {
  readonly mean: number
  readonly plusMinus: number
}

export interface Metric {
  readonly key: string
  value(figures: DayFigures): number
}

const ofWaits = (key: string, pick: (figures: DayFigures) => DayFigures['all'] | undefined) =>
  [
    { key: `${key} mean wait`, value: (one: DayFigures) => pick(one)?.meanMs ?? 0 },
    { key: `${key} P90 wait`, value: (one: DayFigures) => pick(one)?.p90Ms ?? 0 },
  ] as const

/** What is told of each policy; waits in ms. */
export function metricsOf(days: readonly DayFigures[]): readonly Metric[] {
  const keysOf = (group: 'byClass' | 'byQueue') => [
    ...new Set(days.flatMap((day) => Object.keys(day[group]))),
  ]
  return [
    ...ofWaits('all', (one) => one.all),
    // What a visitor waited altogether, however many windows it took.
    ...ofWaits('visit', (one) => one.visits),
    { key: 'visits over several windows', value: (one) => one.severalWindows },
    { key: 'all longest wait', value: (one) => one.all.longestMs },
    ...keysOf('byClass').flatMap((key) => ofWaits(`class ${key}`, (one) => one.byClass[key])),
    ...keysOf('byQueue').flatMap((key) => ofWaits(`queue ${key}`, (one) => one.byQueue[key])),
    { key: 'windows in use', value: (one) => one.windowUse },
    { key: 'calls out of order', value: (one) => one.outOfOrderCalls },
    { key: 'overtakes', value: (one) => one.overtakes },
    { key: 'overtakes of one', value: (one) => one.overtakesOfOne },
    { key: 'left', value: (one) => one.left },
    { key: 'served after closing', value: (one) => one.afterClosing },
    { key: 'not served', value: (one) => one.unserved },
  ]
}

export function intervalOf(values: readonly number[]): Interval {
  const count = values.length
  const mean = values.reduce((sum, one) => sum + one, 0) / Math.max(1, count)
  if (count < 2) return { mean, plusMinus: Number.NaN }
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (count - 1)
  return { mean, plusMinus: studentT(count - 1) * Math.sqrt(variance / count) }
}

/**
 * The difference to the first one on the same days: what both have in common, the day itself,
 * falls out, and few days are enough.
 */
export function pairedDifference(first: readonly number[], other: readonly number[]): Interval {
  return intervalOf(other.map((one, day) => one - (first[day] ?? 0)))
}

const smallT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262] as const

/** The 97.5 % point of Student's t; Abramowitz and Stegun 26.7.5 from ten degrees on. */
function studentT(degrees: number): number {
  const known = smallT[degrees - 1]
  if (known !== undefined) return known
  const z = 1.959964
  return z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2)
}
