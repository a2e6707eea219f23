import type { Output } from './terminal.ts'

const redrawAfterMs = 100
const barCells = 24

/** A bar on one line of a terminal; silent where nobody watches. */
export class Progress {
  readonly #output: Output
  readonly #label: string
  readonly #total: number
  #done = 0
  #drawnAt = 0

  constructor(output: Output, label: string, total: number) {
    this.#output = output
    this.#label = label
    this.#total = total
  }

  advance(steps: number): void {
    this.#done += steps
    const now = performance.now()
    if (this.#output.isTTY !== true || now - this.#drawnAt < redrawAfterMs) return
    this.#drawnAt = now
    this.#output.write(`\r${progressLine(this.#label, this.#done, this.#total)}\x1b[K`)
  }

  /** Wipes the line: what follows is said by others. */
  end(): void {
    if (this.#drawnAt > 0) this.#output.write('\r\x1b[K')
    this.#drawnAt = 0
  }
}

export function progressLine(label: string, done: number, total: number): string {
  const share = total <= 0 ? 1 : Math.min(1, done / total)
  const filled = Math.round(share * barCells)
  const bar = '█'.repeat(filled) + '░'.repeat(barCells - filled)
  return `${label} ${bar} ${Math.floor(share * 100)} %  ${done}/${total}`
}
