import { keypadShowSchema } from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, hexOf } from './hex.testkit.ts'
import { encodePadFrame, type PadFrame, padReceiver, padRepeats } from './keypad.ts'
import {
  acknowledgementOf,
  askRatingFrame,
  beepFrame,
  displayFrame,
  pressFrame,
  readPadOrder,
  readPadPress,
} from './keypad-words.ts'

const CALL = 'FF 68 03 03 68 03 01 0C 10 16'
const RATING_0 = 'FF 68 03 03 68 03 11 00 14 16'

const frameOf = (hex: string): PadFrame => {
  const [frame] = padReceiver().push(bytesOf(hex), 0)
  if (!frame) throw new Error(`no frame in ${hex}`)
  return frame
}

const show = (value: object) => keypadShowSchema.parse({ rating: false, ...value })

describe('frames to a pad', () => {
  test.each([
    ['ticket 003', displayFrame(3, show({ waiting: 12, number: 'A003' })), '00 01 02 00 00 03'],
    ['no ticket', displayFrame(3, show({ waiting: 12 })), '00 01 02 0A 0A 0A'],
  ])('a display with %s', (_, frame, digits) => {
    expect(hexOf(frame)).toContain(`68 03 02 ${digits}`)
  })

  test('waiting 012 with its sum', () => {
    const wire = 'FF 68 08 08 68 03 02 00 01 02 0A 0A 0A 26 16'
    expect(hexOf(displayFrame(3, show({ waiting: 12 })))).toBe(wire)
    expect(readPadOrder(frameOf(wire))).toEqual({ kind: 'display', waiting: '012' })
  })

  test('beep and the question for a rating', () => {
    expect(hexOf(beepFrame(3))).toBe('FF 68 02 02 68 03 03 06 16')
    expect(hexOf(askRatingFrame(3))).toBe('FF 68 03 03 68 03 01 0B 0F 16')
    expect(readPadOrder(frameOf(hexOf(beepFrame(3))))).toEqual({ kind: 'beep' })
    expect(readPadOrder(frameOf(hexOf(askRatingFrame(3))))).toEqual({ kind: 'ask-rating' })
  })

  test('a key is acknowledged by itself, a rating by its value', () => {
    expect(hexOf(acknowledgementOf(frameOf(CALL)))).toBe(CALL)
    expect(hexOf(acknowledgementOf(frameOf(RATING_0)))).toBe('FF 68 03 03 68 03 01 00 04 16')
  })
})

describe('presses', () => {
  test.each([
    ['0C', 'call-next'],
    ['0D', 'recall'],
    ['0E', 'no-show'],
    ['06 0F', 'no-show'],
  ])('key %s is %s', (key, verb) => {
    const frame = { address: 3, command: 1, data: bytesOf(key) }
    expect(readPadPress(frame)).toEqual({ kind: 'verb', verb })
  })

  test.each(['0F', '00 0F', '12', '13', '05'])('key %s means nothing to the hall', (key) => {
    expect(readPadPress({ address: 3, command: 1, data: bytesOf(key) })).toEqual({ kind: 'other' })
  })

  test('a frame without a key means nothing', () => {
    expect(readPadPress({ address: 3, command: 1, data: new Uint8Array() }).kind).toBe('other')
  })

  test('a call and a rating as the pad sends them', () => {
    expect(hexOf(pressFrame(3, { kind: 'verb', verb: 'call-next' }))).toBe(CALL)
    expect(hexOf(pressFrame(3, { kind: 'rating', value: 0 }))).toBe(RATING_0)
    expect(readPadPress(frameOf(RATING_0))).toEqual({ kind: 'rating', value: 0 })
  })
})

describe('the line', () => {
  const call = bytesOf(CALL)

  test('frames come out of any pieces', () => {
    const receiver = padReceiver()
    const both = Uint8Array.of(...call, ...bytesOf(RATING_0))
    const got = [...both].flatMap((byte) => receiver.push(Uint8Array.of(byte), 0))
    expect(got).toEqual([frameOf(CALL), frameOf(RATING_0)])
  })

  test('noise, a false start and a broken frame are stepped over', () => {
    const broken = call.map((byte, at) => (at === 8 ? byte ^ 0x40 : byte))
    const noisy = Uint8Array.of(0x13, 0xff, 0xff, 0x68, ...broken, ...call)
    expect(padReceiver().push(noisy, 0)).toEqual([frameOf(CALL)])
  })

  test('every changed byte is noticed, and the next frame is read after a pause', () => {
    for (let at = 0; at < call.length; at += 1) {
      const receiver = padReceiver()
      const changed = call.map((byte, nth) => (nth === at ? byte ^ 0x01 : byte))
      expect(receiver.push(changed, 0)).toEqual([])
      expect(receiver.push(call, 500)).toEqual([frameOf(CALL)])
    }
  })

  test('half a frame does not eat the next one after a pause', () => {
    const receiver = padReceiver()
    expect(receiver.push(call.slice(0, 6), 0)).toEqual([])
    expect(receiver.push(call, 101)).toEqual([frameOf(CALL)])
  })

  test('the same key of the same pad within a second is a repeat', () => {
    const isRepeat = padRepeats()
    const frame = frameOf(CALL)
    const other = frameOf(hexOf(encodePadFrame({ ...frame, address: 4 })))
    expect([isRepeat(frame, 0), isRepeat(frame, 400), isRepeat(other, 500)]).toEqual([
      false,
      true,
      false,
    ])
    expect(isRepeat(frame, 1_401)).toBe(false)
  })

  test('a whole frame is found behind any noise that holds no start byte', () => {
    const noise = fc.uint8Array({ maxLength: 30 }).filter((some) => !some.includes(0xff))
    fc.assert(
      fc.property(noise, fc.integer({ min: 1, max: 9 }), (before, size) => {
        const line = Uint8Array.of(...before, ...call)
        const receiver = padReceiver()
        const got: PadFrame[] = []
        for (let at = 0; at < line.length; at += size)
          got.push(...receiver.push(line.slice(at, at + size), 0))
        expect(got).toEqual([frameOf(CALL)])
      }),
    )
  })
})
