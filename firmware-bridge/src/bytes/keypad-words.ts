// What the frames of keypads and evaluators mean, by the same two sources as keypad.ts.
import type { KeypadShow, PadKey, Satisfaction } from '@yihao/contract'
import { encodePadFrame, type PadFrame } from './keypad.ts'

const FROM_PAD_KEY = 0x01
const FROM_PAD_RATING = 0x11
const TO_PAD_DO = 0x01
const TO_PAD_DISPLAY = 0x02
const TO_PAD_BEEP = 0x03
const ASK_RATING = 0x0b
/** This digit of the display stays as it is. */
const UNCHANGED = 0x0a

const KEY_CONFIRM = 0x0f
const DIGIT_ABANDON = 0x06

const keys: Readonly<Record<number, PadKey>> = {
  12: 'call-next',
  13: 'recall',
  14: 'no-show',
}

export type PadPress =
  | { readonly kind: 'verb'; readonly verb: PadKey }
  /** 0 for the first key of the evaluator; what it means is a setting of the hall. */
  | { readonly kind: 'rating'; readonly value: number }
  | { readonly kind: 'other' }

/** Four keys from left to right, as most evaluators label them. */
export const usualRatings: readonly Satisfaction[] = [
  'very-satisfied',
  'satisfied',
  'fairly-satisfied',
  'dissatisfied',
]

export function readPadPress(frame: PadFrame): PadPress {
  const last = frame.data.at(-1)
  if (last === undefined) return { kind: 'other' }
  if (frame.command === FROM_PAD_RATING) return { kind: 'rating', value: last }
  // Pads are known that send another command number with their keys; all but the rating are keys.
  const before = frame.data.at(-2)
  const verb = last === KEY_CONFIRM && before === DIGIT_ABANDON ? 'no-show' : keys[last]
  return verb ? { kind: 'verb', verb } : { kind: 'other' }
}

/** A key is acknowledged by its own bytes, a rating by its value as a command of the host. */
export function acknowledgementOf(frame: PadFrame): Uint8Array {
  const rating = frame.command === FROM_PAD_RATING
  return encodePadFrame(rating ? { ...frame, command: TO_PAD_DO } : frame)
}

const keyCodes: Record<PadKey, number> = { 'call-next': 0x0c, recall: 0x0d, 'no-show': 0x0e }

/** What a pad sends when its key is pressed. */
export function pressFrame(address: number, press: Exclude<PadPress, { kind: 'other' }>) {
  return press.kind === 'verb'
    ? encodePadFrame({
        address,
        command: FROM_PAD_KEY,
        data: Uint8Array.of(keyCodes[press.verb]),
      })
    : encodePadFrame({ address, command: FROM_PAD_RATING, data: Uint8Array.of(press.value) })
}

const digitsOf = (value: number) => [...`${value % 1000}`.padStart(3, '0')].map(Number)
const unchanged = [UNCHANGED, UNCHANGED, UNCHANGED]

/** How many wait and the digits of the ticket; the display has no letters. */
export function displayFrame(address: number, show: KeypadShow): Uint8Array {
  const ticket = show.number ? digitsOf(Number(show.number.slice(-3))) : unchanged
  const data = Uint8Array.of(...digitsOf(show.waiting), ...ticket)
  return encodePadFrame({ address, command: TO_PAD_DISPLAY, data })
}

export function askRatingFrame(address: number): Uint8Array {
  return encodePadFrame({ address, command: TO_PAD_DO, data: Uint8Array.of(ASK_RATING) })
}

export function beepFrame(address: number): Uint8Array {
  return encodePadFrame({ address, command: TO_PAD_BEEP, data: new Uint8Array() })
}

export type PadOrder =
  /** An absent number leaves what the display shows. */
  | { readonly kind: 'display'; readonly waiting?: string; readonly ticket?: string }
  | { readonly kind: 'ask-rating' | 'beep' | 'acknowledged' }

const shown = (digits: Uint8Array) => {
  return digits.some((digit) => digit >= UNCHANGED) ? undefined : digits.join('')
}

/** What a pad understands of a frame from the host. */
export function readPadOrder(frame: PadFrame): PadOrder {
  if (frame.command === TO_PAD_BEEP) return { kind: 'beep' }
  if (frame.command === TO_PAD_DISPLAY && frame.data.length === 6) {
    const waiting = shown(frame.data.slice(0, 3))
    const ticket = shown(frame.data.slice(3))
    return { kind: 'display', ...(waiting && { waiting }), ...(ticket && { ticket }) }
  }
  const asked = frame.command === TO_PAD_DO && frame.data[0] === ASK_RATING
  return { kind: asked ? 'ask-rating' : 'acknowledged' }
}
