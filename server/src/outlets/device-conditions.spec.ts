import type { DeviceId, EpochMs } from '@yihao/contract'
import { expect, test } from 'vitest'
import { ConditionTable } from './device-conditions.ts'

const printer = 'printer-1' as DeviceId
const at = 1_000 as EpochMs

test('a device is unknown, then as its bridge says', () => {
  const table = new ConditionTable()
  expect(table.of(printer)).toEqual({ state: 'unknown' })
  table.deviceIs('dev-1', printer, { state: 'attention', detail: 'paper-near-end', at })
  expect(table.of(printer)).toEqual({ state: 'attention', detail: 'paper-near-end', at })
})

test('with its bridge gone it is offline, and itself again with the bridge', () => {
  const table = new ConditionTable()
  table.deviceIs('dev-1', printer, { state: 'ready', at })
  table.clientIs('dev-1', { state: 'offline', sessionNumber: 1 })
  expect(table.all().get(printer)).toMatchObject({ state: 'offline' })
  table.clientIs('dev-1', { state: 'online', sessionNumber: 2 })
  expect(table.of(printer).state).toBe('ready')
})

test('the late last will of an earlier connection changes nothing', () => {
  const table = new ConditionTable()
  table.clientIs('dev-1', { state: 'online', sessionNumber: 2 })
  table.clientIs('dev-1', { state: 'offline', sessionNumber: 1 })
  expect(table.connected('dev-1')).toBe(true)
})

test('a bridge that counts from the beginning again is believed', () => {
  const table = new ConditionTable()
  table.clientIs('dev-1', { state: 'offline', sessionNumber: 40 })
  table.clientIs('dev-1', { state: 'online', sessionNumber: 1 })
  expect(table.connected('dev-1')).toBe(true)
})

test('a revoked connection speaks for nobody', () => {
  const table = new ConditionTable()
  const told: (DeviceId | undefined)[] = []
  const end = table.onChange((deviceId) => told.push(deviceId))
  table.deviceIs('dev-1', printer, { state: 'ready', at })
  table.forget('dev-1')
  expect(table.of(printer)).toEqual({ state: 'unknown' })
  end()
  table.deviceIs('dev-2', printer, { state: 'ready', at })
  expect(told).toEqual([printer, undefined])
})
