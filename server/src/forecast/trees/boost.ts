import { type Binned, binned, binOf } from './bins.ts'
import { growTree, leafOf, leafOfRow, type Tree } from './grow-tree.ts'
import { seeded } from './seeded.ts'

export interface Boosting {
  /** 0.5 for the median. */
  readonly quantile: number
  readonly trees: number
  readonly depth: number
  readonly rate: number
  readonly leafRowsMin: number
  /** Shares of the rows and signs that one tree sees. */
  readonly rowShare: number
  readonly signShare: number
  readonly seed: number
}

export interface Examples {
  /** Row by row. */
  readonly signs: Float64Array
  readonly width: number
  readonly targets: Float64Array
  /** Where the trees begin: the answer without them. */
  readonly starts: Float64Array
}

export interface BoostedQuantile {
  readonly borders: readonly Float64Array[]
  readonly trees: readonly Tree[]
  readonly rate: number
}

/** Boosted trees for one quantile: pinball loss, leaves are quantiles of what is left over. */
export function boost(examples: Examples, data: Binned, boosting: Boosting): BoostedQuantile {
  const { targets, starts } = examples
  const { quantile, rate, seed, trees: wanted } = boosting
  const chance = seeded(seed)
  const current = Float64Array.from(starts)
  const gradients = new Float64Array(data.rows)
  const trees: Tree[] = []
  const left = new Float64Array(data.rows)
  for (let round = 0; round < wanted; round += 1) {
    for (let row = 0; row < data.rows; row += 1) {
      const rest = (targets[row] as number) - (current[row] as number)
      left[row] = rest
      gradients[row] = rest > 0 ? quantile : quantile - 1
    }
    const rows = sampledRows(data.rows, boosting.rowShare, chance)
    const signs = sampledSigns(data.columns.length, boosting.signShare, chance)
    const growth = { depth: boosting.depth, leafRowsMin: boosting.leafRowsMin, signs }
    const tree = growTree(data, rows, gradients, growth, (own) => quantileOf(own, left, quantile))
    trees.push(tree)
    for (let row = 0; row < data.rows; row += 1) {
      current[row] = (current[row] as number) + rate * leafOfRow(tree, data, row)
    }
  }
  return { borders: data.borders, trees, rate }
}

export const binnedExamples = ({ signs, width }: Examples): Binned => binned(signs, width)

function sampledRows(rows: number, share: number, chance: () => number): Uint32Array {
  const taken: number[] = []
  for (let row = 0; row < rows; row += 1) if (chance() < share) taken.push(row)
  return Uint32Array.from(taken)
}

function sampledSigns(signs: number, share: number, chance: () => number): readonly number[] {
  const all = Array.from({ length: signs }, (_, sign) => sign)
  const taken = all.filter(() => chance() < share)
  return taken.length > 0 ? taken : all
}

function quantileOf(rows: Uint32Array, values: Float64Array, quantile: number): number {
  if (rows.length === 0) return 0
  const own = new Float64Array(rows.length)
  for (let index = 0; index < rows.length; index += 1) {
    own[index] = values[rows[index] as number] as number
  }
  own.sort()
  const place = quantile * (own.length - 1)
  const low = Math.floor(place)
  const [below = 0, above = below] = [own[low], own[low + 1]]
  return below + (above - below) * (place - low)
}

/** What the trees add to the start of one row of signs. */
export function addedBy(model: BoostedQuantile, signs: Float64Array): number {
  const bins = Uint8Array.from(model.borders, (borders, sign) =>
    binOf(borders, signs[sign] ?? Number.NaN),
  )
  let sum = 0
  for (const tree of model.trees) sum += leafOf(tree, bins)
  return sum * model.rate
}
