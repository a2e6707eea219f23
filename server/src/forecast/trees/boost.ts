import { type Binned, binned, binOf } from './bins.ts'
import { growTree, leafOf, leafOfRow, type Tree } from './grow-tree.ts'
import { seeded } from './seeded.ts'

export interface Boosting {
  /** Rising; what is asked for, such as 0.1, 0.5 and 0.9. */
  readonly quantiles: readonly number[]
  /** Whose errors shape the trees in turn: places in `quantiles`. */
  readonly turns: readonly number[]
  readonly trees: number
  readonly depth: number
  readonly rate: number
  readonly leafRowsMin: number
  /** How many rows, and which share of the signs, one tree sees. */
  readonly rowsMax: number
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

export interface BoostedQuantiles {
  readonly quantiles: readonly number[]
  readonly borders: readonly Float64Array[]
  readonly trees: readonly Tree[]
  readonly rate: number
}

/**
 * Boosted trees for several quantiles at once: pinball loss (Koenker and Bassett, Econometrica
 * 46(1), 1978), gradient boosting (Friedman, Annals of Statistics 29(5), 2001) on a sample of rows
 * for each tree (Friedman, CSDA 38(4), 2002). The trees are shaped by one quantile after another
 * and each leaf moves all of them: a third of the time of three forests.
 */
export function boost(examples: Examples, boosting: Boosting): BoostedQuantiles {
  const data = binned(examples.signs, examples.width)
  const { quantiles, turns, rate, seed } = boosting
  const chance = seeded(seed)
  const rests = quantiles.map(() =>
    Float64Array.from(examples.targets, (target, row) => target - (examples.starts[row] ?? 0)),
  )
  const gradients = new Float64Array(data.rows)
  const trees: Tree[] = []
  for (let round = 0; round < boosting.trees && data.rows > 0; round += 1) {
    const turn = turns[round % turns.length] ?? 0
    const quantile = quantiles[turn] ?? 0.5
    const rest = rests[turn] ?? new Float64Array()
    for (let row = 0; row < data.rows; row += 1) {
      gradients[row] = (rest[row] as number) > 0 ? quantile : quantile - 1
    }
    const tree = oneTree(data, gradients, boosting, chance, (rows) =>
      quantiles.map((wanted, place) => quantileOf(rows, rests[place] as Float64Array, wanted)),
    )
    trees.push(tree)
    moveOn(tree, data, rests, rate)
  }
  return { quantiles, borders: data.borders, trees, rate }
}

function oneTree(
  data: Binned,
  gradients: Float64Array,
  boosting: Boosting,
  chance: () => number,
  leafValue: (rows: Uint32Array) => readonly number[],
): Tree {
  const { depth, leafRowsMin, rowsMax, signShare } = boosting
  const rows = sampledRows(data.rows, Math.min(0.7, rowsMax / data.rows), chance)
  const signs = sampledSigns(data.columns.length, signShare, chance)
  return growTree(data, rows, gradients, { depth, leafRowsMin, signs }, leafValue)
}

function moveOn(tree: Tree, data: Binned, rests: readonly Float64Array[], rate: number): void {
  for (let row = 0; row < data.rows; row += 1) {
    const leaf = leafOfRow(tree, data, row)
    for (let place = 0; place < rests.length; place += 1) {
      const rest = rests[place] as Float64Array
      rest[row] = (rest[row] as number) - rate * (leaf[place] as number)
    }
  }
}

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

/** What the trees add to the start, for each quantile. */
export function addedBy(model: BoostedQuantiles, signs: Float64Array): readonly number[] {
  const bins = new Uint8Array(model.borders.length)
  for (let sign = 0; sign < bins.length; sign += 1) {
    bins[sign] = binOf(model.borders[sign] as Float64Array, signs[sign] as number)
  }
  const sums = model.quantiles.map(() => 0)
  for (const tree of model.trees) {
    const leaf = leafOf(tree, bins)
    for (let place = 0; place < sums.length; place += 1) {
      sums[place] = (sums[place] as number) + model.rate * (leaf[place] as number)
    }
  }
  return sums
}
