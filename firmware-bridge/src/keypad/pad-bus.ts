import { type PadFrame, padReceiver } from '../bytes/keypad.ts'
import { KeptLine } from '../lines/kept-line.ts'
import type { OpenLine } from '../lines/open-line.ts'

export interface PadListener {
  opened(): void
  frame(frame: PadFrame): void
  lost(reason: string): void
}

/** One RS-485 line, or a serial server on the network, with a pad for each window. */
export class PadBus {
  readonly #line: KeptLine
  readonly #pads = new Map<number, PadListener>()
  #receiver = padReceiver()

  constructor(open: OpenLine) {
    this.#line = new KeptLine(open, {
      opened: () => {
        this.#receiver = padReceiver()
        for (const pad of this.#pads.values()) pad.opened()
      },
      received: (chunk) => {
        const frames = this.#receiver.push(chunk, performance.now())
        for (const frame of frames) this.#pads.get(frame.address)?.frame(frame)
      },
      lost: (reason) => {
        for (const pad of this.#pads.values()) pad.lost(reason)
      },
    })
  }

  get isEmpty(): boolean {
    return this.#pads.size === 0
  }

  /** False when another pad has this number already. */
  join(address: number, pad: PadListener): boolean {
    if (this.#pads.has(address)) return false
    this.#pads.set(address, pad)
    if (this.#line.isOpen) pad.opened()
    return true
  }

  leave(address: number): void {
    this.#pads.delete(address)
  }

  write(bytes: Uint8Array): void {
    this.#line.write(bytes)
  }

  stop(): Promise<void> {
    return this.#line.stop()
  }
}

/** The buses of this machine by their address, opened with the first pad and closed with the last. */
export class PadBuses {
  readonly #buses = new Map<string, PadBus>()

  at(address: string, open: OpenLine): PadBus {
    const known = this.#buses.get(address)
    if (known !== undefined) return known
    const bus = new PadBus(open)
    this.#buses.set(address, bus)
    return bus
  }

  async closeIfEmpty(address: string): Promise<void> {
    const bus = this.#buses.get(address)
    if (bus === undefined || !bus.isEmpty) return
    this.#buses.delete(address)
    await bus.stop()
  }
}
