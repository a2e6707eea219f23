import { expect, test } from 'vitest'
import { PacketLengths } from './packet-lengths.ts'

const connect = Buffer.from([0x10, 0x03, 1, 2, 3])
const pingReq = Buffer.from([0xc0, 0x00])

test('follows packets through chunks of any size', () => {
  const stream = Buffer.concat([connect, pingReq, connect, pingReq])
  for (let size = 1; size <= stream.length; size += 1) {
    const lengths = new PacketLengths()
    for (let at = 0; at < stream.length; at += size) {
      expect(lengths.accept(stream.subarray(at, at + size), 3)).toBe(true)
    }
  }
})

test('refuses a packet that announces too much, before it arrives', () => {
  expect(new PacketLengths().accept(Buffer.from([0x30, 0x80, 0x40]), 8_191)).toBe(false)
  expect(new PacketLengths().accept(Buffer.from([0x30, 0x80, 0x40]), 8_192)).toBe(true)
})

test('refuses a length of more than four bytes', () => {
  const endless = Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80])
  expect(new PacketLengths().accept(endless, 1_000)).toBe(false)
})
