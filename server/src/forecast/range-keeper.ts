import type { RawForecast } from './wait-model.ts'

/**
 * Of the waits that end, so many may be below the range, and so many above: waits have a long upper
 * tail, so two misses in ten cost the least width when most of them are above. Together a little over
 * two in ten, because nothing can be below a range that begins at 0.
 */
const missLow = 0.06
const missHigh = 0.15
/** How far one miss moves the widths of the hall, and of the queue beyond that. */
const hallStep = 0.012
/** A hall that has just begun learns faster: in all some dozens of waits set the first width. */
const hallStepFirst = (waits: number) => 1 / (10 + waits)
const queueStep = 0.04
/** What a queue has learnt for itself fades: its own evidence is thin. */
const queueKeeps = 0.997
const factorMost = 12
const factorLeast = 0.25
/** No range is narrower than a minute on either side. */
const halfLeast = 1

interface Widths {
  low: number
  high: number
}

/**
 * Ranges that keep their word: the learnt half-widths times a factor that grows with each miss and
 * shrinks with each hit (adaptive conformal inference: Gibbs and Candès, NeurIPS 2021; widths by
 * quantiles first: Romano, Patterson, Candès, NeurIPS 2019). On a logarithmic scale the hall and
 * the queue add up; only waits that have ended teach.
 */
export class RangeKeeper {
  readonly #hall: Widths
  readonly #queues = new Map<string, Widths>()
  #waits = 0

  /** `firstFactor`: what to begin with, before any wait has taught better. */
  constructor(firstFactor = 1) {
    this.#hall = { low: Math.log(firstFactor), high: Math.log(firstFactor) }
  }

  widened(queue: string, raw: RawForecast): RawForecast {
    const own = this.#queues.get(queue)
    const below = factor(this.#hall.low + (own?.low ?? 0))
    const above = factor(this.#hall.high + (own?.high ?? 0))
    const { median } = raw
    return {
      low: Math.max(0, median - below * Math.max(halfLeast, median - raw.low)),
      median,
      high: median + above * Math.max(halfLeast, raw.high - median),
    }
  }

  /** `announced` is what was said then. */
  learn(queue: string, announced: RawForecast, waitMinutes: number): void {
    const own = this.#queues.get(queue) ?? { low: 0, high: 0 }
    this.#queues.set(queue, own)
    const low = Number(waitMinutes < announced.low) - missLow
    const high = Number(waitMinutes > announced.high) - missHigh
    const step = Math.max(hallStep, hallStepFirst(this.#waits))
    this.#waits += 1
    this.#hall.low = kept(this.#hall.low + step * low)
    this.#hall.high = kept(this.#hall.high + step * high)
    own.low = kept(own.low * queueKeeps + queueStep * low)
    own.high = kept(own.high * queueKeeps + queueStep * high)
  }
}

const kept = (log: number) => Math.min(Math.log(factorMost), Math.max(Math.log(factorLeast), log))
const factor = (log: number) => Math.exp(kept(log))
