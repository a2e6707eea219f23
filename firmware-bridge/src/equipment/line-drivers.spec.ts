import type { DeviceId, WindowId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { PadBuses } from '../keypad/pad-bus.ts'
import { readAddress } from '../lines/address.ts'
import { SettingsError } from '../settings.ts'
import { type LineDevice, lineDriver } from './line-drivers.ts'

const own = { deviceId: 'x-1' as DeviceId, bridgeId: 'bridge-1' as DeviceId }
const windowId = 'w03' as WindowId
const devices: Record<LineDevice['kind'], LineDevice> = {
  sign: { kind: 'sign', ...own, windowId, lineCells: 8 },
  printer: { kind: 'printer', ...own, kioskId: 'kiosk-1' as DeviceId },
  keypad: { kind: 'keypad', ...own, windowId },
}

function make(kind: LineDevice['kind'], text: string) {
  const address = readAddress(text)
  if (address.kind !== 'tcp' && address.kind !== 'serial') throw new Error('not a line')
  return lineDriver(devices[kind], address, new PadBuses())
}

describe('the options of an address', () => {
  test.each([
    ['sign', 'tcp://192.168.1.31'],
    ['sign', 'tcp://192.168.1.31:5005?screen=2&unit=byte8&height=32&colours=0'],
    ['printer', 'tcp://192.168.1.41?columns=32&status=none'],
    ['keypad', 'serial:/dev/ttyUSB0?baud=9600&address=3'],
  ] as const)('%s at %s is understood', (kind, text) => {
    expect(make(kind, text)).toBeTypeOf('function')
  })

  test.each([
    ['sign', 'unit=pixels', 'byte8 or pixel or pixelMsb'],
    ['sign', 'screen=0', '1 to 65535'],
    ['sign', 'height=big', '1 to 256'],
    ['printer', 'columns=40', '32 or 48'],
    ['printer', 'status=maybe', 'yes or none'],
    ['keypad', 'address=300', '1 to 255'],
  ] as const)('%s with %s is refused in one sentence', (kind, query, known) => {
    const wrong = () => make(kind, `tcp://192.168.1.31:5005?${query}`)
    expect(wrong).toThrow(SettingsError)
    expect(wrong).toThrow(new RegExp(`x-1 has ${query}; .*${known}`))
  })
})
