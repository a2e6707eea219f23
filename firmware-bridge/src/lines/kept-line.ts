import type { Duplex } from 'node:stream'
import { sentenceOf } from '../driver.ts'
import type { OpenLine } from './open-line.ts'

export interface LineListener {
  /** The device may have lost what it showed; tell it everything again. */
  opened(): void
  received(chunk: Uint8Array): void
  /** Once for each loss, not for each vain attempt to open it again. */
  lost(reason: string): void
}

const firstDelayMs = 500
const delayMaxMs = 10_000

/** A line that opens itself again for as long as it is wanted. */
export class KeptLine {
  readonly #open: OpenLine
  readonly #listener: LineListener
  #stream: Duplex | undefined
  #timer: NodeJS.Timeout | undefined
  #delayMs = firstDelayMs
  #state: 'new' | 'open' | 'lost' | 'stopped' = 'new'

  constructor(open: OpenLine, listener: LineListener) {
    this.#open = open
    this.#listener = listener
    void this.#connect()
  }

  get isOpen(): boolean {
    return this.#state === 'open'
  }

  /** Nothing happens while the line is lost: old bytes are of no use to a device that came back. */
  write(bytes: Uint8Array): void {
    if (this.isOpen) this.#stream?.write(bytes)
  }

  /** Gives this connection up because the device does not behave; a new one follows. */
  reopen(reason: string): void {
    this.#stream?.destroy(new Error(reason))
  }

  async stop(): Promise<void> {
    this.#state = 'stopped'
    clearTimeout(this.#timer)
    const stream = this.#stream
    if (stream === undefined || stream.closed) return
    await new Promise<void>((resolve) => {
      stream.once('close', resolve)
      stream.destroy()
    })
  }

  async #connect(): Promise<void> {
    try {
      const stream = await this.#open()
      if (this.#state === 'stopped') {
        stream.destroy()
        return
      }
      this.#use(stream)
    } catch (error) {
      this.#afterLoss(sentenceOf(error))
    }
  }

  #use(stream: Duplex): void {
    this.#stream = stream
    this.#state = 'open'
    this.#delayMs = firstDelayMs
    let reason = 'the device closed the line'
    stream.on('error', (error) => {
      reason = sentenceOf(error)
    })
    // Without this a device that only closes its sending side would leave the line half open.
    stream.on('end', () => stream.destroy())
    stream.on('data', (chunk: Buffer) => this.#listener.received(chunk))
    stream.once('close', () => this.#afterLoss(reason))
    this.#listener.opened()
  }

  #afterLoss(reason: string): void {
    if (this.#state === 'stopped') return
    const wasKnown = this.#state === 'lost'
    this.#state = 'lost'
    this.#stream = undefined
    if (!wasKnown) this.#listener.lost(reason)
    this.#timer = setTimeout(() => void this.#connect(), this.#delayMs)
    this.#delayMs = Math.min(this.#delayMs * 2, delayMaxMs)
  }
}
