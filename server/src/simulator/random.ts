/** Numbers in [0, 1). */
export type Random = () => number

/**
 * A stream of random numbers of its own for each purpose: with one stream for all, another policy
 * would shift every later draw, and two policies could not be compared on the same day.
 */
export function randomStream(seed: number, ...purpose: readonly (string | number)[]): Random {
  const next = splitMix(hashOf(`${seed}|${purpose.join('|')}`))
  let [a, b, c, count] = [next(), next(), next(), 1]
  // sfc32 of Chris Doty-Humphrey's PractRand, public domain.
  const bits = () => {
    const sum = (((a + b) | 0) + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round += 1) bits()
  // 53 bits, as many as a double has.
  return () => ((bits() >>> 5) * 67_108_864 + (bits() >>> 6)) / 9_007_199_254_740_992
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash >>> 0
}

/** SplitMix32, to fill a generator's state from one number. */
function splitMix(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
}
