export interface Estimate {
  readonly mean: number
  /** Of the mean, from means of batches: neighbours in a line wait alike. */
  readonly standardError: number
}

const batches = [32, 16] as const

/**
 * Batch means (Conway 1963; Law and Kelton): long batches are as good as independent. Where twice as
 * long ones stray more, the shorter ones still leaned on each other, and the larger error counts.
 */
export function batchMeans(values: ArrayLike<number>): Estimate {
  const errors = batches.map((number) => errorOf(values, Math.min(number, values.length)))
  return { mean: meanOf(values, 0, values.length), standardError: Math.max(...errors) }
}

function errorOf(values: ArrayLike<number>, number: number): number {
  const count = values.length
  const means = Array.from({ length: number }, (_, batch) => {
    const [from, to] = [batch, batch + 1].map((edge) => Math.floor((edge * count) / number))
    return meanOf(values, from as number, to as number)
  })
  const middle = meanOf(means, 0, number)
  const squares = means.reduce((sum, one) => sum + (one - middle) ** 2, 0)
  return number < 2 ? 0 : Math.sqrt(squares / (number - 1) / number)
}

function meanOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0
  for (let at = from; at < to; at += 1) sum += values[at] as number
  return to > from ? sum / (to - from) : 0
}

/** The smallest value that at least so large a share does not exceed. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return 0
  const place = Math.ceil(share * sorted.length) - 1
  return sorted[Math.max(0, place)] as number
}
