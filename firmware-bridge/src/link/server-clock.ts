import type { EpochMs, TimePayload } from '@yihao/contract'

/** Three seconds pass between two messages of the server; after this many it is surely gone. */
const estimateMsMax = 60_000
/** The machine slept: its wall clock went on while the other one stood still. */
const sleepMsMin = 5_000

interface Reading {
  readonly payload: TimePayload
  readonly monotonicMs: number
  readonly wallMs: number
}

export interface MachineClocks {
  /** Never set by anybody; stands still while the machine sleeps. */
  monotonicMs(): number
  wallMs(): number
}

const machine: MachineClocks = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
}

/**
 * The hall's time as the server tells it. This machine's own clock may be hours off, so it judges
 * nothing; between two messages the time is carried on at the speed the server named.
 */
export class ServerClock {
  readonly #clocks: MachineClocks
  readonly #waiting = new Set<() => void>()
  #reading: Reading | undefined
  #fresh = false

  constructor(clocks: MachineClocks = machine) {
    this.#clocks = clocks
  }

  tell(payload: TimePayload): void {
    const { monotonicMs, wallMs } = this.#clocks
    this.#reading = { payload, monotonicMs: monotonicMs(), wallMs: wallMs() }
    this.#fresh = true
    for (const resume of [...this.#waiting]) resume()
  }

  /** What arrives after a gap is judged by a time that arrived after it too. */
  connectionLost(): void {
    this.#fresh = false
  }

  /** Undefined when it was never told, or so long ago that it would be a guess. */
  now(): EpochMs | undefined {
    if (this.#reading === undefined) return undefined
    const { payload, monotonicMs, wallMs } = this.#reading
    const elapsed = this.#clocks.monotonicMs() - monotonicMs
    const slept = this.#clocks.wallMs() - wallMs - elapsed
    if (elapsed > estimateMsMax || slept > sleepMsMin) return undefined
    return Math.round(payload.at + elapsed * payload.speed) as EpochMs
  }

  /** The time by the present connection; waits for it a little. */
  async freshNow(waitMs: number): Promise<EpochMs | undefined> {
    if (!this.#fresh || this.now() === undefined) await this.#nextTold(waitMs)
    return this.#fresh ? this.now() : undefined
  }

  #nextTold(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const resume = () => {
        clearTimeout(timer)
        this.#waiting.delete(resume)
        resolve()
      }
      const timer = setTimeout(resume, waitMs)
      this.#waiting.add(resume)
    })
  }
}
