import type { DeviceId, HallId } from '@yihao/contract'
import { expect, test } from 'vitest'
import { type Access, mayPublish, maySubscribe } from './access.ts'

const hallId = 'h1' as HallId
const bridge: Access = {
  kind: 'client',
  identity: { clientId: 'dev-1', deviceIds: ['sign-01' as DeviceId], readsFeed: false },
}
const server: Access = { kind: 'server' }
const below = (path: string) => `yihao/1/h1/${path}`

const writes = (access: Access, path: string, more: { retain?: boolean; bytes?: number } = {}) =>
  mayPublish(hallId, access, {
    topic: path.startsWith('$') || path.startsWith('yihao/') ? path : below(path),
    retain: more.retain ?? false,
    payloadBytes: more.bytes ?? 10,
  })

test.each([
  ['client/dev-1/state', true],
  ['client/dev-1/press', true],
  ['client/dev-1/ack', true],
  ['client/dev-1/device/sign-01', true],
  ['client/dev-1/device/sign-99', false],
  ['client/dev-1/other', false],
  ['client/dev-2/press', false],
  ['client/dev-1/press/x', false],
  ['show/sign-01', false],
  ['do/speaker-a', false],
  ['time', false],
  ['feed/quarters', false],
  ['$SYS/x/new/clients', false],
  ['yihao/1/h2/client/dev-1/press', false],
  ['yihao/1/h1/client/dev-1/device/a/b/c/d', false],
])('a bridge writes %s: %s', (path, allowed) => {
  expect(writes(bridge, path)).toBe(allowed)
})

test('a bridge retains its states and never a press', () => {
  expect(writes(bridge, 'client/dev-1/state', { retain: true })).toBe(true)
  expect(writes(bridge, 'client/dev-1/press', { retain: true })).toBe(false)
  expect(writes(bridge, 'client/dev-1/ack', { retain: true })).toBe(false)
})

test('a long payload is refused, a feed message of the server is not', () => {
  expect(writes(bridge, 'client/dev-1/press', { bytes: 4_097 })).toBe(false)
  expect(writes(server, 'feed/quarters', { bytes: 60_000 })).toBe(true)
})

test('the server writes what clients read, and never in their place', () => {
  expect(writes(server, 'show/sign-01', { retain: true })).toBe(true)
  expect(writes(server, 'client/dev-1/press')).toBe(false)
})

test.each([
  ['time', true],
  ['show/sign-01', true],
  ['do/sign-01', true],
  ['show/sign-02', false],
  ['show/+', false],
  ['#', false],
  ['feed/quarters', false],
  ['client/dev-1/press', false],
])('a bridge reads %s: %s', (path, allowed) => {
  expect(maySubscribe(hallId, bridge, below(path))).toBe(allowed)
})

test('nobody reads everything', () => {
  for (const access of [bridge, server]) {
    for (const filter of ['#', '+/#', '$SYS/#', 'yihao/#', 'yihao/1/h1/#']) {
      expect(maySubscribe(hallId, access, filter)).toBe(false)
    }
  }
})
