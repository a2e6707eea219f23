import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, hexOf } from './hex.testkit.ts'
import { ascii, onlyBody, vectors } from './onbon-k.testkit.ts'
import { encodeOnbonRequest } from './onbon-k.ts'
import { crc16, type OnbonReceived, onbonReceiver, sealOnbon, wrapOnbon } from './onbon-k-wire.ts'

describe('the wire', () => {
  test('the checksum is CRC-16/ARC', () => {
    expect(crc16(ascii('123456789'))).toBe(0xbb3d)
  })

  // The vendor's own test, BxFrameWrapperTest.java.
  test.each([
    ['A5 5A', 'A5x8 A6 02 5B 02 5A'],
    ['A5 A6 00 5B 00 5A', 'A5x8 A6 02 A6 01 00 5B 01 00 5B 02 5A'],
  ])('%s is wrapped as %s', (payload, wire) => {
    expect(hexOf(wrapOnbon(bytesOf(payload)))).toBe(hexOf(bytesOf(wire)))
  })

  test('frames come out of any pieces, several in one piece too', () => {
    const wires = vectors.map(({ wire }) => bytesOf(wire))
    const all = Uint8Array.from(wires.flatMap((wire) => [...wire]))
    const receiver = onbonReceiver()
    const oneByOne = [...all].flatMap((byte) => receiver.push(Uint8Array.of(byte)))
    expect(oneByOne).toEqual(wires.map((wire) => ({ kind: 'frame', body: onlyBody(wire) })))
    expect(onbonReceiver().push(all)).toEqual(oneByOne)
  })

  test('a frame with a lost or changed byte is garbage, and the next one is read', () => {
    const ping = encodeOnbonRequest({ kind: 'ping' })
    const bad = Uint8Array.from(ping, (byte, at) => (at === 12 ? byte ^ 1 : byte))
    const lost = ping.filter((_, at) => at !== 12)
    const both = Uint8Array.of(...bad, ...lost, ...ping)
    expect(onbonReceiver().push(both)).toEqual([
      { kind: 'garbage', reason: 'crc' },
      { kind: 'garbage', reason: 'crc' },
      { kind: 'frame', body: onlyBody(ping) },
    ])
  })

  test('a false escape and an empty frame are garbage', () => {
    expect(onbonReceiver().push(bytesOf('A5 01 A6 07 02 5A'))).toEqual([
      { kind: 'garbage', reason: 'escape' },
    ])
    expect(onbonReceiver().push(bytesOf('A5 5A'))).toEqual([
      { kind: 'garbage', reason: 'too-short' },
    ])
  })

  test('a frame without an end does not fill the memory', () => {
    const noise = new Uint8Array(20_000).fill(7)
    noise[0] = 0xa5
    expect(onbonReceiver().push(noise)).toEqual([{ kind: 'garbage', reason: 'too-long' }])
  })

  test('any frames come whole out of any pieces, whatever noise stands between them', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 60 })
    const noise = fc.uint8Array({ maxLength: 8 }).filter((some) => !some.includes(0xa5))
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, bytes)), fc.integer({ min: 1, max: 9 }), (all, size) => {
        const line = Uint8Array.from(
          all.flatMap(([before, body]) => [...before, ...sealOnbon(body)]),
        )
        const receiver = onbonReceiver()
        const got: OnbonReceived[] = []
        for (let at = 0; at < line.length; at += size)
          got.push(...receiver.push(line.slice(at, at + size)))
        expect(got).toEqual(all.map(([, body]) => ({ kind: 'frame', body })))
      }),
    )
  })
})
