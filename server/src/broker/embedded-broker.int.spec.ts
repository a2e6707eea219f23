import { once } from 'node:events'
import { createConnection } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { MqttClient } from 'mqtt'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { authenticate, below, enter, hallId, happens, hear, quiet } from './broker.testkit.ts'
import { type EmbeddedBroker, startEmbeddedBroker } from './embedded-broker.ts'
import { mulberry, spoiled } from './spoiled-packets.testkit.ts'

const host = '127.0.0.1'
const sessionKeptMs = 400
let broker: EmbeddedBroker
const clients: MqttClient[] = []

beforeAll(async () => {
  broker = await startEmbeddedBroker({
    host,
    port: 0,
    hallId,
    authenticate,
    logger: quiet,
    sessionKeptMs,
  })
})
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.endAsync(true)))
})
afterAll(() => broker.stop())

async function come(clientId: string, options = {}) {
  const client = await enter(broker.port, clientId, options)
  clients.push(client)
  return client
}

const comeAsServer = () => {
  const { username, password } = broker.serverCredentials
  return come(username, { username, password })
}

test('a device hears its own show, also one said before it came', async () => {
  const server = await comeAsServer()
  await server.publishAsync(below('show/sign-01'), 'A001', { qos: 1, retain: true })
  const device = await come('dev-1')
  const heard = hear(device)
  await device.subscribeAsync(below('show/sign-01'), { qos: 1 })
  await vi.waitFor(() => expect(heard).toMatchObject([{ text: 'A001', retain: true }]))
})

test('the server hears a press, and the last will of who is cut off', async () => {
  const server = await comeAsServer()
  const heard = hear(server)
  await server.subscribeAsync([below('client/+/press'), below('client/+/state')], { qos: 1 })
  const will = { topic: below('client/dev-1/state'), payload: Buffer.from('gone'), retain: true }
  const device = await come('dev-1', { will: { ...will, qos: 1 } })
  await device.publishAsync(below('client/dev-1/press'), 'next', { qos: 1 })
  await vi.waitFor(() => expect(heard).toMatchObject([{ text: 'next' }]))
  broker.disconnect('dev-1')
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ text: 'gone' }))
})

test.each([
  ['a wrong password', 'dev-1', { password: 'guess' }],
  ['another client id than its own', 'dev-1', { username: 'dev-2', password: 'secret-2' }],
  ['no password', 'nobody', {}],
  ['the name of the server', 'yihao-server', { password: 'guess' }],
  ['MQTT 5', 'dev-1', { protocolVersion: 5 }],
  ['a will in another name', 'dev-1', { will: { topic: below('show/sign-01'), payload: 'x' } }],
])('is not let in with %s', async (_, clientId, options) => {
  await expect(come(clientId, options)).rejects.toThrow()
})

test.each([
  ['show/sign-01', {}],
  ['client/dev-2/press', {}],
  ['client/dev-1/press', { retain: true }],
])('a device that writes %s is cut off and nobody hears it', async (path, options) => {
  const other = await come('dev-2')
  const heard = hear(other)
  await other.subscribeAsync(below('show/sign-02'), { qos: 1 })
  const device = await come('dev-1')
  const closed = happens(device, 'close')
  device.publish(below(path), 'forged', { qos: 1, ...options })
  await closed
  expect(heard).toEqual([])
})

test('a device cannot listen to others or to everything', async () => {
  const device = await come('dev-1')
  for (const filter of [below('show/sign-02'), below('show/+'), '#', below('client/+/press')]) {
    const granted = await device.subscribeAsync(filter, { qos: 1 }).catch(() => [{ qos: 128 }])
    expect(granted).toMatchObject([{ qos: 128 }])
  }
  expect(device.connected).toBe(true)
})

test('the newest connection of an identity wins', async () => {
  const first = await come('dev-1')
  const closed = happens(first, 'close')
  const second = await come('dev-1')
  await closed
  expect(second.connected).toBe(true)
})

test('a packet that announces a megabyte is not awaited', async () => {
  const socket = createConnection({ host, port: broker.port })
  await once(socket, 'connect')
  socket.write(Buffer.from([0x10, 0x80, 0x80, 0x40, 0x00]))
  socket.resume()
  await once(socket, 'close')
  expect((await come('dev-1')).connected).toBe(true)
})

test('a flood from one client cuts that client off and nobody else', async () => {
  const other = await come('dev-2')
  const device = await come('dev-1')
  const closed = happens(device, 'close')
  for (let count = 0; count < 2_000; count += 1) device.publish(below('client/dev-1/ack'), 'x')
  await closed
  await other.publishAsync(below('client/dev-2/ack'), 'x', { qos: 1 })
})

test('jobs wait for a client that comes back soon, and not for ever', async () => {
  const server = await comeAsServer()
  const job = (text: string) => server.publishAsync(below('do/sign-01'), text, { qos: 1 })
  const bridge = { clean: false }
  const first = await come('dev-1', bridge)
  await first.subscribeAsync(below('do/sign-01'), { qos: 1 })
  await first.endAsync()
  await job('soon')
  const second = await come('dev-1', bridge)
  const heard = hear(second)
  await vi.waitFor(() => expect(heard).toMatchObject([{ text: 'soon' }]))
  await second.endAsync()
  await sleep(sessionKeptMs * 2)
  await job('late')
  const third = await come('dev-1', bridge)
  const later = hear(third)
  await sleep(100)
  expect(later).toEqual([])
})

test('one address cannot take all places', async () => {
  const sockets = Array.from({ length: 60 }, () => createConnection({ host, port: broker.port }))
  await vi.waitFor(() => {
    expect(sockets.filter((socket) => socket.destroyed).length).toBeGreaterThanOrEqual(20)
  })
  for (const socket of sockets) socket.destroy()
  await vi.waitFor(async () => expect((await come('dev-1')).connected).toBe(true))
})

/** CONNACK, return code 0. */
const accepted = Buffer.from([0x20, 2, 0, 0])

test('spoiled packets crash nothing', async () => {
  const device = await come('dev-2')
  const random = mulberry(20261124)
  let letIn = 0
  for (let one = 0; one < 200; one += 1) {
    const socket = createConnection({ host, port: broker.port })
    socket.on('error', () => undefined)
    for (const packet of spoiled(random)) socket.write(packet)
    socket.on('data', (chunk) => {
      if (chunk.subarray(0, 4).equals(accepted)) letIn += 1
    })
    await Promise.race([new Promise((resolve) => socket.once('close', resolve)), sleep(15)])
    socket.destroy()
  }
  expect(letIn).toBeGreaterThan(20)
  await device.publishAsync(below('client/dev-2/ack'), 'still here', { qos: 1 })
})

test('a taken port is told in one sentence', async () => {
  const again = { host, port: broker.port, hallId, authenticate, logger: quiet }
  await expect(startEmbeddedBroker(again)).rejects.toThrow(/MQTT port \d+ on 127\.0\.0\.1 is taken/)
})
