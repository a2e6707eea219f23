export interface Plot {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** SVG path through the values, the first at the left edge; a single value gives a level line. */
export function curvePath(values: readonly number[], top: number, plot: Plot): string {
  if (values.length === 0) return `M${plot.left} ${plot.bottom}`
  const step = (plot.right - plot.left) / Math.max(1, values.length - 1)
  const points = values.map((value, index) => {
    const x = plot.left + step * index
    const y = plot.bottom - ((plot.bottom - plot.top) * value) / top
    return `${round(x)} ${round(y)}`
  })
  return `M${points.join('L')}`
}

/** The next of 5, 10, 20, 50, 100 … that holds all values, so that the scale seldom changes. */
export function niceTop(values: readonly number[]): number {
  const highest = Math.max(5, ...values)
  for (let unit = 5; ; unit *= 10) {
    for (const factor of [1, 2, 4]) {
      if (highest <= unit * factor) return unit * factor
    }
  }
}

const round = (value: number) => Math.round(value * 10) / 10
