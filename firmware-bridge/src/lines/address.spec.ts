import { describe, expect, test } from 'vitest'
import { SettingsError } from '../settings.ts'
import { readAddress } from './address.ts'

describe('addresses', () => {
  test('a device on the network, with the options of its kind', () => {
    const address = readAddress('tcp://192.168.1.31:5005?unit=byte8&screen=2')
    expect(address).toMatchObject({ kind: 'tcp', host: '192.168.1.31', port: 5005 })
    expect(address).toHaveProperty('options', new URLSearchParams('unit=byte8&screen=2'))
  })

  test('without a port the usual one is meant; IPv6 loses its brackets', () => {
    expect(readAddress('tcp://printer.hall')).toMatchObject({ port: undefined })
    expect(readAddress('tcp://[fe80::1]:9100')).toMatchObject({ host: 'fe80::1', port: 9100 })
  })

  test('serial lines, loudspeakers and voices', () => {
    expect(readAddress('serial:/dev/ttyUSB0?baud=9600')).toMatchObject({ path: '/dev/ttyUSB0' })
    expect(readAddress('serial:COM3')).toMatchObject({ kind: 'serial', path: 'COM3' })
    expect(readAddress('alsa:plughw:0,0')).toEqual({ kind: 'alsa', device: 'plughw:0,0' })
    expect(readAddress('system:Ting-Ting')).toEqual({ kind: 'system', voiceName: 'Ting-Ting' })
    expect(readAddress('system:')).toEqual({ kind: 'system', voiceName: undefined })
    expect(readAddress('file:')).toEqual({ kind: 'file' })
  })

  test.each(['', '192.168.1.31', 'tcp:9100', 'tcp://', 'serial:', 'alsa:--help', 'udp://a:1'])(
    '%j is refused in one sentence',
    (text) => {
      expect(() => readAddress(text)).toThrow(SettingsError)
    },
  )
})
