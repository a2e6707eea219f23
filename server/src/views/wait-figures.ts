import type { WaitFigures } from '@yihao/contract'

/** Nearest-rank quantiles: always a value that somebody really waited. */
export function figuresOf(values: readonly number[]): WaitFigures {
  if (values.length === 0) return { count: 0, meanMs: 0, medianMs: 0, p90Ms: 0, longestMs: 0 }
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  const sum = sorted.reduce((total, value) => total + value, 0)
  return {
    count: sorted.length,
    meanMs: Math.round(sum / sorted.length),
    medianMs: at(0.5),
    p90Ms: at(0.9),
    longestMs: sorted.at(-1) ?? 0,
  }
}
