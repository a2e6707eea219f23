/** Lengths in ms, rising, each as likely as the other. */
export type Lengths = Float64Array

/** So many equally likely lengths describe a distribution. */
export const lengthPoints = 32

/** The normal distribution at the middle of each of the shares. */
const normals = Float64Array.from({ length: lengthPoints }, (_, place) =>
  normalAt((place + 0.5) / lengthPoints),
)

/** Log-normal by its median and its 90 % point, as a catalogue states an item. */
export function lengthsOf(medianMs: number, p90Ms: number): Lengths {
  const spread = Math.log(Math.max(p90Ms, medianMs * 1.05) / medianMs) / 1.281_552
  return normals.map((one) => medianMs * Math.exp(spread * one))
}

/** Quantile for quantile between what was seen and what was to be expected. */
export function shrunk(seen: readonly number[], expected: Lengths, weight: number): Lengths {
  if (seen.length === 0) return expected
  const sorted = Float64Array.from(seen).sort()
  const own = sorted.length / (sorted.length + weight)
  return expected.map((one, place) => {
    const rank = Math.floor(((place + 0.5) / lengthPoints) * sorted.length)
    return own * (sorted[rank] as number) + (1 - own) * one
  })
}

export const scaled = (lengths: Lengths, by: number): Lengths => lengths.map((one) => one * by)

/** One of them, by a number in [0, 1). */
export const drawn = (lengths: Lengths, chance: number): number =>
  lengths[Math.floor(chance * lengths.length)] as number

/** What is left after `spent`; past the longest it goes on for as much as half as long again. */
export function drawnRest(lengths: Lengths, spent: number, chance: number): number {
  let low = 0
  let high = lengths.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lengths[middle] as number) <= spent) low = middle + 1
    else high = middle
  }
  if (low === lengths.length) return (spent * chance) / 2
  return (lengths[low + Math.floor(chance * (lengths.length - low))] as number) - spent
}

export const medianOf = (lengths: Lengths): number => lengths[lengths.length >> 1] as number

function normalAt(share: number): number {
  if (share > 0.5) return -normalAt(1 - share)
  // Abramowitz, Stegun: Handbook of Mathematical Functions, 26.2.23; its error is below 0.00045.
  const t = Math.sqrt(-2 * Math.log(share))
  const above = 2.515517 + 0.802853 * t + 0.010328 * t * t
  const below = 1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t
  return above / below - t
}
