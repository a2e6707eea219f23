import type { KeypadShow, PressPayload, Satisfaction, ShowPayload } from '@yihao/contract'
import { type PadFrame, padRepeats } from '../bytes/keypad.ts'
import {
  acknowledgementOf,
  askRatingFrame,
  beepFrame,
  displayFrame,
  readPadPress,
  usualRatings,
} from '../bytes/keypad-words.ts'
import type { Driver, DriverHost } from '../driver.ts'
import type { OpenLine } from '../lines/open-line.ts'
import type { PadBus, PadBuses } from './pad-bus.ts'

export interface KeypadOptions {
  readonly buses: PadBuses
  /** The same text for all pads of one line. */
  readonly line: string
  readonly open: OpenLine
  /** The pad's number on its line. */
  readonly padAddress: number
}

/** An evaluator with five keys has the lowest level at its right end. */
const ratingOfKey: readonly Satisfaction[] = [...usualRatings, 'very-dissatisfied']

/** 硬件叫号器: keys become presses, the display follows the hall, a beep says "not done". */
export class KeypadDriver implements Driver {
  readonly #host: DriverHost
  readonly #options: KeypadOptions
  readonly #bus: PadBus
  readonly #isRepeat = padRepeats()
  readonly #joined: boolean
  #wanted: KeypadShow | undefined

  constructor(host: DriverHost, options: KeypadOptions) {
    this.#host = host
    this.#options = options
    this.#bus = options.buses.at(options.line, options.open)
    this.#joined = this.#bus.join(options.padAddress, {
      opened: () => this.#opened(),
      frame: (frame) => this.#frame(frame),
      lost: () => host.report({ state: 'offline', detail: 'no-connection' }),
    })
    if (this.#joined) return
    host.log.error({ pad: options.padAddress }, 'Two keypads have the same number on one line')
    host.report({ state: 'out-of-order', detail: 'number-taken' })
  }

  show(show: ShowPayload['show']): void {
    if (show.kind !== 'keypad' || !this.#joined) return
    const ratedBefore = this.#wanted?.rating === true
    this.#wanted = show.keypad
    this.#display(show.keypad, !ratedBefore)
  }

  async stop(): Promise<void> {
    if (this.#joined) this.#bus.leave(this.#options.padAddress)
    await this.#options.buses.closeIfEmpty(this.#options.line)
  }

  #opened(): void {
    this.#host.report({ state: 'ready' })
    if (this.#wanted !== undefined) this.#display(this.#wanted, true)
  }

  #display(show: KeypadShow, askRating: boolean): void {
    const { padAddress } = this.#options
    this.#bus.write(displayFrame(padAddress, show))
    if (show.rating && askRating) this.#bus.write(askRatingFrame(padAddress))
  }

  #frame(frame: PadFrame): void {
    this.#bus.write(acknowledgementOf(frame))
    if (this.#isRepeat(frame, performance.now())) return
    const key = keyOf(frame)
    if (key !== undefined) void this.#press(key)
  }

  async #press(key: PressPayload['key']): Promise<void> {
    const answer = await this.#host.press(key)
    if (answer === 'accepted') return
    this.#host.log.info({ key, answer }, 'A key was not obeyed')
    this.#bus.write(beepFrame(this.#options.padAddress))
  }
}

function keyOf(frame: PadFrame): PressPayload['key'] | undefined {
  const press = readPadPress(frame)
  if (press.kind !== 'rating') return press.kind === 'verb' ? press : undefined
  const satisfaction = ratingOfKey[press.value]
  return satisfaction === undefined ? undefined : { kind: 'rating', satisfaction }
}
