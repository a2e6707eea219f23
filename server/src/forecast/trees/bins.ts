/** Values of one sign are told apart by at most so many borders; bin 0 is "not known". */
const bordersMax = 62

export interface Binned {
  readonly rows: number
  /** For each sign its rows' bins. */
  readonly columns: readonly Uint8Array[]
  /** For each sign the rising borders: bin b > 0 holds values from border b-2 up to border b-1. */
  readonly borders: readonly Float64Array[]
}

/** `values`: row by row, `signs` numbers each; NaN is "not known". */
export function binned(values: Float64Array, signs: number): Binned {
  const rows = signs === 0 ? 0 : values.length / signs
  const columns: Uint8Array[] = []
  const borders: Float64Array[] = []
  for (let sign = 0; sign < signs; sign += 1) {
    const column = new Float64Array(rows)
    for (let row = 0; row < rows; row += 1) column[row] = values[row * signs + sign] ?? Number.NaN
    const own = bordersOf(column)
    borders.push(own)
    columns.push(Uint8Array.from(column, (value) => binOf(own, value)))
  }
  return { rows, columns, borders }
}

function bordersOf(column: Float64Array): Float64Array {
  const known = column.filter((value) => !Number.isNaN(value)).sort()
  const found: number[] = []
  for (let step = 1; step <= bordersMax; step += 1) {
    const value = known[Math.floor((step * known.length) / (bordersMax + 1))]
    const last = found[found.length - 1] ?? known[0]
    if (value !== undefined && last !== undefined && value > last) found.push(value)
  }
  return Float64Array.from(found)
}

/** 0 for NaN, else 1 + how many borders are not above the value. */
export function binOf(borders: Float64Array, value: number): number {
  if (Number.isNaN(value)) return 0
  let low = 0
  let high = borders.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((borders[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low + 1
}
