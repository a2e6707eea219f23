import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import type { Condition } from '../driver.ts'
import type { OpenLine } from '../lines/open-line.ts'
import { conditionOf, endOfJobQuery, isStatusByte, statusQueries } from './status.ts'

export type JobEnd =
  | { readonly kind: 'printed' }
  /** Cheap printers never answer; the bytes were taken. */
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'stopped'; readonly condition: Condition }

const answerTimeoutMs = 1_500
const writeTimeoutMs = 10_000
/** A slip takes about two seconds; a cold head longer. */
const jobTimeoutMs = 15_000

/** One conversation with a printer. Each is a connection of its own: many printers serve only one. */
export class PrinterLine {
  readonly #stream: Duplex
  readonly #bytes: number[] = []
  #arrived: () => void = () => undefined
  #closed = false

  private constructor(stream: Duplex) {
    this.#stream = stream
    stream.on('error', () => undefined)
    stream.on('data', (chunk: Buffer) => {
      this.#bytes.push(...chunk)
      this.#arrived()
    })
    stream.on('close', () => {
      this.#closed = true
      this.#arrived()
    })
  }

  static async open(open: OpenLine): Promise<PrinterLine> {
    return new PrinterLine(await open())
  }

  /** Undefined when it does not answer, as cheap printers do. */
  async condition(): Promise<Condition | undefined> {
    const answers: number[] = []
    for (const query of statusQueries) {
      const byte = await this.#ask(query, answerTimeoutMs, isStatusByte)
      if (byte === undefined) return undefined
      answers.push(byte)
    }
    return conditionOf(answers)
  }

  /** `answers` tells whether this printer is one that answers queries. */
  async print(job: Buffer, answers: boolean): Promise<JobEnd> {
    await this.#write(job)
    if (!answers) return { kind: 'unconfirmed' }
    const paper = await this.#ask(endOfJobQuery, jobTimeoutMs, () => true)
    if (paper !== undefined) return { kind: 'printed' }
    const condition = this.#closed ? undefined : await this.condition()
    return condition?.state === 'out-of-order'
      ? { kind: 'stopped', condition }
      : { kind: 'unconfirmed' }
  }

  /** Says goodbye in order, so that the last bytes are not thrown away with the connection. */
  async close(): Promise<void> {
    if (this.#closed) return
    const closed = once(this.#stream, 'close')
    const late = setTimeout(() => this.#stream.destroy(), answerTimeoutMs)
    this.#stream.end()
    await closed
    clearTimeout(late)
  }

  async #ask(
    query: Uint8Array,
    timeoutMs: number,
    fits: (byte: number) => boolean,
  ): Promise<number | undefined> {
    this.#bytes.length = 0
    await this.#write(query)
    const until = performance.now() + timeoutMs
    for (;;) {
      const byte = this.#bytes.shift()
      if (byte !== undefined && fits(byte)) return byte
      const leftMs = until - performance.now()
      if (this.#closed || leftMs <= 0) return undefined
      if (byte === undefined) await this.#nextBytes(leftMs)
    }
  }

  #nextBytes(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs)
      this.#arrived = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** A printer without paper stops reading when its buffer is full. */
  #write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the printer takes no data')), writeTimeoutMs)
      this.#stream.write(bytes, (error) => {
        clearTimeout(late)
        if (error === null || error === undefined) resolve()
        else reject(error)
      })
    })
  }
}
