import type { Binned } from './bins.ts'

/** A tree as flat lists; node 0 is the root, a leaf has no sign. */
export interface Tree {
  /** The sign asked at a node, -1 for a leaf. */
  readonly sign: number[]
  /** Bins up to this one go left. */
  readonly upTo: number[]
  readonly left: number[]
  readonly right: number[]
  /** What each leaf adds, one number for each thing predicted. */
  readonly leaf: (readonly number[])[]
}

export interface Growth {
  readonly depth: number
  readonly leafRowsMin: number
  /** The signs that may be asked in this tree. */
  readonly signs: readonly number[]
}

interface Split {
  readonly sign: number
  readonly upTo: number
  readonly gain: number
}

const binsMax = 64
const sums = new Float64Array(binsMax)
const counts = new Float64Array(binsMax)

/**
 * A regression tree on the gradients of the sampled rows (Friedman, Annals of Statistics 29(5),
 * 2001; histograms as in Ke et al., NIPS 2017). Leaf values are given by the caller's rule.
 */
export function growTree(
  data: Binned,
  rows: Uint32Array,
  gradients: Float64Array,
  growth: Growth,
  leafValue: (rows: Uint32Array) => readonly number[],
): Tree {
  const tree: Tree = { sign: [], upTo: [], left: [], right: [], leaf: [] }
  const grow = (own: Uint32Array, depth: number): number => {
    const node = tree.sign.length
    for (const list of [tree.sign, tree.upTo, tree.left, tree.right]) list.push(-1)
    tree.leaf.push([])
    const split = depth === 0 ? undefined : bestSplit(data, own, gradients, growth)
    if (split === undefined) {
      tree.leaf[node] = leafValue(own)
      return node
    }
    const column = data.columns[split.sign] ?? new Uint8Array()
    tree.sign[node] = split.sign
    tree.upTo[node] = split.upTo
    tree.left[node] = grow(
      own.filter((row) => (column[row] ?? 0) <= split.upTo),
      depth - 1,
    )
    tree.right[node] = grow(
      own.filter((row) => (column[row] ?? 0) > split.upTo),
      depth - 1,
    )
    return node
  }
  grow(rows, growth.depth)
  return tree
}

function bestSplit(
  data: Binned,
  rows: Uint32Array,
  gradients: Float64Array,
  { signs, leafRowsMin }: Growth,
): Split | undefined {
  if (rows.length < 2 * leafRowsMin) return undefined
  const own = new Float64Array(rows.length)
  let total = 0
  for (let index = 0; index < rows.length; index += 1) {
    const gradient = gradients[rows[index] ?? 0] ?? 0
    own[index] = gradient
    total += gradient
  }
  let best: Split | undefined
  const unsplit = (total * total) / rows.length
  for (const sign of signs) {
    fillHistogram(data.columns[sign] ?? new Uint8Array(), rows, own)
    const bins = (data.borders[sign]?.length ?? 0) + 2
    let leftSum = 0
    let leftRows = 0
    for (let bin = 0; bin < bins - 1; bin += 1) {
      leftSum += sums[bin] ?? 0
      leftRows += counts[bin] ?? 0
      const rightRows = rows.length - leftRows
      if (leftRows < leafRowsMin) continue
      if (rightRows < leafRowsMin) break
      const rightSum = total - leftSum
      const gain = (leftSum * leftSum) / leftRows + (rightSum * rightSum) / rightRows - unsplit
      if (gain > (best?.gain ?? 1e-9)) best = { sign, upTo: bin, gain }
    }
  }
  return best
}

function fillHistogram(column: Uint8Array, rows: Uint32Array, own: Float64Array): void {
  sums.fill(0)
  counts.fill(0)
  for (let index = 0; index < rows.length; index += 1) {
    const bin = column[rows[index] as number] as number
    sums[bin] = (sums[bin] as number) + (own[index] as number)
    counts[bin] = (counts[bin] as number) + 1
  }
}

/** The leaf a row of the binned data ends in. */
export function leafOfRow(tree: Tree, data: Binned, row: number): readonly number[] {
  let node = 0
  for (;;) {
    const sign = tree.sign[node] as number
    if (sign < 0) return tree.leaf[node] as readonly number[]
    const bin = (data.columns[sign] as Uint8Array)[row] as number
    node = (bin <= (tree.upTo[node] as number) ? tree.left[node] : tree.right[node]) as number
  }
}

/** The leaf of one bin per sign. */
export function leafOf(tree: Tree, bins: Uint8Array): readonly number[] {
  let node = 0
  for (;;) {
    const sign = tree.sign[node] as number
    if (sign < 0) return tree.leaf[node] as readonly number[]
    const low = (bins[sign] as number) <= (tree.upTo[node] as number)
    node = (low ? tree.left[node] : tree.right[node]) as number
  }
}
