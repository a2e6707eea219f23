/** What was measured in one round, by name: `p99`, `perSecond`. */
export type Sample = Readonly<Record<string, number>>

/** The product and, right after it, what it is held against. */
export interface Round {
  readonly product: Sample
  readonly baseline: Sample
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[middle - 1], sorted[middle]]
  if (high === undefined) return Number.NaN
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2
}

/** The smallest value that `share` of all do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  const rank = Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length)))
  return sorted[rank - 1] ?? Number.NaN
}

/** A baseline farther than this from the median of all says that the machine was disturbed. */
const strayFactorMax = 2

/** True for each round whose baseline, by `figure`, can be trusted. */
export function trusted(rounds: readonly Round[], figure: string): readonly boolean[] {
  const baselines = rounds.map(({ baseline }) => baseline[figure] ?? Number.NaN)
  const middle = median(baselines)
  return baselines.map((one) => one <= middle * strayFactorMax && one >= middle / strayFactorMax)
}

export interface Compared {
  /** Medians over the rounds that count. */
  readonly product: number
  readonly baseline: number
  /** Median of the rounds' own ratios: what disturbs a whole round disturbs both sides of it. */
  readonly ratio: number
  readonly ratioLeast: number
  readonly ratioMost: number
  readonly rounds: number
  readonly voidRounds: number
}

/** Only rounds whose baseline `voidBy` did not stray count. */
export function compare(rounds: readonly Round[], figure: string, voidBy = figure): Compared {
  const counts = trusted(rounds, voidBy)
  const valid = rounds.filter((_, index) => counts[index])
  const of = (side: 'product' | 'baseline') =>
    valid.map((round) => round[side][figure] ?? Number.NaN)
  const [products, baselines] = [of('product'), of('baseline')]
  const ratios = products.map((one, index) => one / (baselines[index] ?? Number.NaN))
  return {
    product: median(products),
    baseline: median(baselines),
    ratio: median(ratios),
    ratioLeast: Math.min(...ratios),
    ratioMost: Math.max(...ratios),
    rounds: valid.length,
    voidRounds: rounds.length - valid.length,
  }
}

export interface Goal {
  readonly kind: 'at-least' | 'at-most'
  readonly ratio: number
}

/** A ratio that could not be measured meets no goal. */
export function meets({ kind, ratio }: Goal, measured: number): boolean {
  return kind === 'at-least' ? measured >= ratio : measured <= ratio
}
