import { type Round, type Sample, trusted } from './statistics.ts'

export interface Sides {
  readonly product: () => Promise<Sample>
  readonly baseline: () => Promise<Sample>
}

export interface RoundsWanted {
  readonly rounds: number
  /** The baseline's figure that tells whether a round counts. */
  readonly voidBy: string
  readonly advance: () => void
}

/** So many times the rounds asked for are tried until enough of them count. */
const triesFactorMax = 2

/** Product, baseline, product, … so that both see the same machine. */
export async function interleaved(
  { product, baseline }: Sides,
  { rounds, voidBy, advance }: RoundsWanted,
): Promise<readonly Round[]> {
  const done: Round[] = []
  const counted = () => trusted(done, voidBy).filter(Boolean).length
  while (counted() < rounds && done.length < rounds * triesFactorMax) {
    done.push({ product: await product(), baseline: await baseline() })
    advance()
  }
  return done
}
