import { describe, expect, test } from 'vitest'
import { bytesOf, hexOf } from './hex.testkit.ts'
import { ascii, fridayClock, onlyBody, vectors } from './onbon-k.testkit.ts'
import { decodeOnbonRequest, encodeOnbonRequest, openOnbonBody } from './onbon-k.ts'
import { type OnbonUnit, plainOnbonArea } from './onbon-k-area.ts'
import { decodeOnbonReply, encodeOnbonAck, encodeOnbonStatus } from './onbon-k-reply.ts'

const decoded = (wire: Uint8Array, unit?: OnbonUnit) => {
  const opened = openOnbonBody(onlyBody(wire))
  return opened && decodeOnbonRequest(opened.data, unit)
}

describe('Onbon K, host to card', () => {
  test.each(vectors)('$what is encoded as in $source', ({ request, address, wire }) => {
    expect(hexOf(encodeOnbonRequest(request, address))).toBe(hexOf(bytesOf(wire)))
  })

  test.each(vectors)('$what is read back', ({ request, address, wire }) => {
    expect(decoded(bytesOf(wire), address.unit)).toEqual(request)
  })

  test('a card that counts pixels with the highest bit set gets it and loses it', () => {
    const area = { ...plainOnbonArea, x: 8, text: ascii('A003') }
    const wire = encodeOnbonRequest({ kind: 'areas', areas: [area] }, { unit: 'pixelMsb' })
    expect(hexOf(wire)).toContain('08 80 00 00 80 80 10 00')
    expect(decoded(wire, 'pixelMsb')).toMatchObject({ areas: [area] })
  })

  test('an area that ends too early is refused', () => {
    const wire = encodeOnbonRequest({
      kind: 'areas',
      areas: [{ ...plainOnbonArea, text: ascii('A003') }],
    })
    const data = openOnbonBody(onlyBody(wire))?.data ?? new Uint8Array()
    for (let length = 5; length < data.length; length += 1)
      expect(decodeOnbonRequest(data.slice(0, length))).toBeUndefined()
  })

  test('an unknown command is nothing', () => {
    expect(decodeOnbonRequest(Uint8Array.of(0xb0, 1, 1, 0, 0))).toBeUndefined()
  })
})

describe('Onbon K, card to host', () => {
  test('an acknowledgement as recorded', () => {
    const wire = 'A5x8 00 80 01 00 00 00 00 00 00 00 FE 02 05 00 A0 00 00 00 00 64 DC 5A'
    expect(hexOf(encodeOnbonAck(1))).toBe(hexOf(bytesOf(wire)))
    expect(decodeOnbonReply(onlyBody(bytesOf(wire)))).toEqual({ kind: 'ack' })
  })

  test('a refusal names its error', () => {
    expect(decodeOnbonReply(onlyBody(encodeOnbonAck(1, 'busy')))).toEqual({
      kind: 'nack',
      error: 'busy',
    })
  })

  test('a status tells power and brightness', () => {
    const status = { on: true, brightness: 12, clock: fridayClock, areaIds: [0, 1] }
    expect(decodeOnbonReply(onlyBody(encodeOnbonStatus(1, status)))).toEqual({
      kind: 'status',
      on: true,
      brightness: 12,
    })
  })

  test('a short body is no reply', () => {
    expect(decodeOnbonReply(Uint8Array.of(1, 2, 3))).toBeUndefined()
  })
})
