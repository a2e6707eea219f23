import { type FeedQuarter, feedQuartersPayloadSchema } from '@yihao/contract'
import { describe, expect, test, vi } from 'vitest'
import { happens } from '../broker/broker.testkit.ts'
import { accepted } from '../runtime/test-hall.testkit.ts'
import { embedded } from './brokers.testkit.ts'
import { planWithDevices } from './hardware-hall.testkit.ts'
import { brokers, fakeBridge, hallWithOutlets, soon } from './outlets.testkit.ts'

const row = (cursor: number) =>
  ({
    version: 1,
    cursor,
    hallId: 'small-hall',
    businessDate: '2026-11-23',
    from: 0,
    to: 900_000,
    issued: 1,
    called: 0,
    finished: 0,
    legsFinished: 0,
    noShows: 0,
    abandoned: 0,
    waitGrossMsSum: 0,
    waitNetMsSum: 0,
    waitGrossMsMax: 0,
    waitNetMsMax: 0,
    servingMsSum: 0,
    servingMsMax: 0,
    heldMsSum: 0,
    openMs: 0,
    pausedMs: 0,
  }) as FeedQuarter
const rowsFrom = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => row(from + index))

describe.each(brokers)('with the %s', (_, startBroker) => {
  const parts = hallWithOutlets(startBroker)

  test('rows of the feed go out in order, in portions, each once', async () => {
    const reader = await fakeBridge(parts.hall(), parts.broker(), 'dev-3')
    const cursors = () =>
      reader.heard
        .filter(({ topic }) => topic.endsWith('/feed/quarters'))
        .flatMap(({ text }) => feedQuartersPayloadSchema.parse(JSON.parse(text)).rows)
        .map(({ cursor }) => cursor)
    parts.addRows(...rowsFrom(1, 120))
    await vi.waitFor(() => expect(cursors()).toHaveLength(120), soon)
    await parts.outlets().stop()
    parts.startAgain()
    parts.addRows(...rowsFrom(121, 2))
    await vi.waitFor(() => expect(cursors().length).toBeGreaterThan(121), soon)
    expect(cursors()).toEqual(rowsFrom(1, 122).map(({ cursor }) => cursor))
    await reader.client.endAsync(true)
  })
})

describe('with the embedded broker', () => {
  const parts = hallWithOutlets(embedded)

  test('a revoked device is cut off at once, stays out, and speaks for nobody', async () => {
    const { bridge, hall, outlets, broker } = parts
    await bridge().say('state', { state: 'online', sessionNumber: 1 }, true)
    await vi.waitFor(() => expect(outlets().conditions.connected('dev-1')).toBe(true), soon)
    const closed = happens(bridge().client, 'close')
    bridge().client.options.reconnectPeriod = 0
    await hall().revoke('dev-1')
    await closed
    await expect(fakeBridge(hall(), broker())).rejects.toThrow()
    expect(outlets().conditions.connected('dev-1')).toBe(false)
  })

  test('who has other devices since a new plan comes back with new rights, others stay', async () => {
    const { bridge, hall, broker } = parts
    const other = await fakeBridge(hall(), broker(), 'dev-2')
    const closed = happens(other.client, 'close')
    const plan = planWithDevices()
    const devices = [
      ...plan.devices,
      { kind: 'sign', deviceId: 'sign-4', bridgeId: 'bridge-2', windowId: 'w003', lineCells: 8 },
    ] as typeof plan.devices
    await accepted(hall().runtime, { type: 'AdoptPlan', data: { plan: { ...plan, devices } } })
    await closed
    await happens(other.client, 'connect')
    const topic = 'yihao/1/small-hall/show/sign-4'
    expect(await other.client.subscribeAsync(topic, { qos: 1 })).toMatchObject([{ qos: 1 }])
    expect(bridge().client.connected).toBe(true)
    await other.client.endAsync(true)
  })
})
