import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer'
import { expect, test } from 'vitest'
import { composeSlip } from './compose.ts'
import { sampleSlip } from './slip.testkit.ts'

function bytesOf(...slips: readonly ReturnType<typeof sampleSlip>[]): Buffer {
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '' })
  for (const slip of slips) composeSlip(printer, slip, 48)
  return printer.getBuffer()
}

test('a slip begins clean and in Chinese mode, and ends with a cut', () => {
  const bytes = bytesOf(sampleSlip())
  expect(bytes.subarray(0, 4).toString('hex')).toBe('1b401c26')
  expect(bytes.subarray(-5).toString('hex')).toBe('1d56001b40')
})

test('the number stands four times as large', () => {
  const bytes = bytesOf(sampleSlip()).toString('latin1')
  expect(bytes).toContain('\x1d!\x33A012\n')
})

test('signs beyond GBK reach the paper and change nothing after them', () => {
  const bytes = bytesOf(sampleSlip({ itemNames: ['龑䶮㙓𠮷号'] }))
  expect(new TextDecoder('gb18030').decode(bytes)).toContain('· 龑䶮㙓𠮷号')
  expect(bytes.includes(Buffer.from([0x1b, 0x74]))).toBe(false)
  expect(bytes.includes(Buffer.from([0x1b, 0x52]))).toBe(false)
})

test('the QR code carries the link with its right length', () => {
  const url = 'http://127.0.0.1:8080/t/abc'
  const head = Buffer.from([0x1d, 0x28, 0x6b, url.length + 3, 0, 0x31, 0x50, 0x30])
  expect(bytesOf(sampleSlip()).includes(Buffer.concat([head, Buffer.from(url)]))).toBe(true)
})

test('the next slip does not print the one before again', () => {
  const twice = bytesOf(sampleSlip(), sampleSlip())
  expect(twice.equals(bytesOf(sampleSlip()))).toBe(true)
})
