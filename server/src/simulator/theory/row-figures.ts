import { batchMeans, quantile } from './estimates.ts'
import type { Customer } from './run-row.ts'
import { type TheoryClass, type TheoryRow, windowsFor } from './theory-row.ts'

export interface RowResult {
  readonly id: string
  readonly class: string
  /** Of all who came, also those who left. */
  readonly meanWait: number
  readonly standardError: number
  readonly p90: number
  /** Share that found no free window. */
  readonly waitProbability: number
  readonly abandonShare: number
}

interface ClassFigures {
  waits: Float64Array
  came: number
  settled: number
  waited: number
  left: number
}

/** What happened to the measured customers, class by class in the order in which they came. */
export class RowFigures {
  readonly #row: TheoryRow
  readonly #classes: readonly ClassFigures[]

  constructor(row: TheoryRow) {
    this.#row = row
    this.#classes = row.classes.map(() => {
      return { waits: new Float64Array(1_024), came: 0, settled: 0, waited: 0, left: 0 }
    })
  }

  /** One more measured customer of that class; its place. */
  count(lane: number): number | undefined {
    const figures = this.#classes[lane]
    if (figures === undefined) return undefined
    if (figures.came === figures.waits.length) {
      const longer = new Float64Array(2 * figures.came)
      longer.set(figures.waits)
      figures.waits = longer
    }
    figures.came += 1
    return figures.came - 1
  }

  started(customer: Customer, at: number, free: boolean): void {
    this.#settle(customer, at, !free)
  }

  left(customer: Customer, at: number): void {
    const figures = this.#settle(customer, at, true)
    if (figures !== undefined) figures.left += 1
  }

  complete(): boolean {
    return this.#classes.every(({ came, settled }) => came === settled)
  }

  results(): readonly RowResult[] {
    return this.#row.classes.map((one, lane) => {
      const { waits, came, waited, left } = this.#classes[lane] as ClassFigures
      const { name } = one
      const all = waits.subarray(0, came)
      const { mean, standardError } = batchMeans(all)
      const share = (part: number) => (came === 0 ? 0 : part / came)
      return {
        id: this.#row.id,
        class: name,
        meanWait: mean,
        standardError: Math.max(standardError, this.#leastError(one, waited, came)),
        p90: quantile(Float64Array.from(all).sort(), 0.9),
        waitProbability: share(waited),
        abandonShare: share(left),
      }
    })
  }

  /**
   * Where hardly anybody waits, the batches know nothing of those who might have: the error of a mean
   * of so many waits, one more than were seen, each as short as with all windows busy.
   */
  #leastError(one: TheoryClass, waited: number, came: number): number {
    const shortest = this.#row.service.mean / Math.max(1, windowsFor(this.#row, one).length)
    return came === 0 ? 0 : (Math.sqrt(2 * (waited + 1)) * shortest) / came
  }

  #settle(customer: Customer, at: number, waited: boolean): ClassFigures | undefined {
    const figures = this.#classes[customer.lane]
    if (figures === undefined || customer.measured === undefined) return undefined
    figures.waits[customer.measured] = at - customer.order.at
    figures.settled += 1
    if (waited) figures.waited += 1
    return figures
  }
}
