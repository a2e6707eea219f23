import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { MqttClient } from 'mqtt'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type HardwareHall, hardwareHall } from '../outlets/hardware-hall.testkit.ts'
import { enter, type Heard, hear } from './broker.testkit.ts'
import { type BrokerFilesReport, writeBrokerFiles } from './cli/write-broker-files.ts'
import { freePort, type RunningMosquitto, startMosquitto } from './mosquitto.testkit.ts'

let hall: HardwareHall
let report: BrokerFilesReport
let mosquitto: RunningMosquitto
let port: number
const clients: MqttClient[] = []
const below = (path: string) => `yihao/1/small-hall/${path}`

const options = () => ({
  dataFolder: hall.folder,
  to: join(hall.folder, 'broker'),
  port,
  serverUsername: 'yihao-server',
})

beforeAll(async () => {
  hall = await hardwareHall()
  port = await freePort()
  report = await writeBrokerFiles(options())
  mosquitto = await startMosquitto(report.files.conf, port)
})
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.endAsync(true)))
})
afterAll(async () => {
  await mosquitto.stop()
  await hall.end()
})

async function come(clientId: string, password = hall.tokens[clientId]) {
  const client = await enter(port, clientId, { password: password ?? '' })
  clients.push(client)
  return client
}

const comeAsServer = () =>
  come('yihao-server', readFileSync(report.files.serverPassword, 'utf8').trim())

/** What somebody hears who is told everything that the broker lets through to them. */
async function listening(client: MqttClient, ...paths: readonly string[]): Promise<Heard[]> {
  const heard = hear(client)
  for (const path of paths) {
    await client.subscribeAsync(path === '#' ? '#' : below(path), { qos: 1 }).catch(() => undefined)
  }
  return heard
}

test('every paired device and the server come in, nobody else', async () => {
  expect(report).toMatchObject({ hallId: 'small-hall', clients: ['dev-1', 'dev-2', 'dev-3'] })
  for (const name of report.clients) expect((await come(name)).connected).toBe(true)
  expect((await comeAsServer()).connected).toBe(true)
  await expect(come('dev-1', 'guess')).rejects.toThrow()
  await expect(come('dev-9', 'guess')).rejects.toThrow()
})

test('a device hears its own show and action, the time, and nothing of others', async () => {
  const server = await comeAsServer()
  const heard = await listening(await come('dev-1'), '#', 'show/+', 'do/sign-3')
  const own = await listening(await come('dev-2'), 'show/sign-3', 'do/sign-3', 'time')
  for (const path of ['show/sign-3', 'do/sign-3', 'time', 'feed/quarters']) {
    await server.publishAsync(below(path), path, { qos: 1 })
  }
  await server.publishAsync(below('show/sign-1'), 'show/sign-1', { qos: 1 })
  await vi.waitFor(() =>
    expect(own.map(({ text }) => text)).toEqual(['show/sign-3', 'do/sign-3', 'time']),
  )
  await vi.waitFor(() => expect(heard.at(-1)?.text).toBe('show/sign-1'))
  // Its filters were wider than its rights: only its own topics came through them.
  expect(new Set(heard.map(({ text }) => text))).toEqual(new Set(['time', 'show/sign-1']))
})

test('the feed goes to third parties', async () => {
  const server = await comeAsServer()
  const heard = await listening(await come('dev-3'), 'feed/quarters', 'show/sign-1')
  await server.publishAsync(below('show/sign-1'), 'no', { qos: 1 })
  await server.publishAsync(below('feed/quarters'), 'rows', { qos: 1 })
  await vi.waitFor(() => expect(heard.map(({ text }) => text)).toEqual(['rows']))
})

test('a device writes in its own name only', async () => {
  const server = await listening(await comeAsServer(), 'client/+/press', 'client/+/device/+')
  const signs = await listening(await come('dev-2'), 'show/sign-3', 'do/sign-3')
  const device = await come('dev-1')
  const forged = ['show/sign-3', 'do/sign-3', 'client/dev-2/press', 'client/dev-1/device/sign-3']
  for (const path of forged) await device.publishAsync(below(path), 'forged', { qos: 1 })
  await device.publishAsync(below('client/dev-1/device/sign-1'), 'mine', { qos: 1 })
  await device.publishAsync(below('client/dev-1/press'), 'pressed', { qos: 1 })
  await vi.waitFor(() => expect(server.map(({ text }) => text)).toEqual(['mine', 'pressed']))
  await sleep(100)
  expect(signs).toEqual([])
})

test('a client id cannot be taken by somebody else', async () => {
  const device = await come('dev-1')
  const other = await enter(port, 'dev-1', {
    username: 'dev-2',
    password: hall.tokens['dev-2'] ?? '',
  })
  clients.push(other)
  await sleep(100)
  expect(device.connected).toBe(true)
})

test('a revoked device is left out of the next files, the password of the server stays', async () => {
  const password = readFileSync(report.files.serverPassword, 'utf8')
  await hall.revoke('dev-2')
  const again = await writeBrokerFiles({ ...options(), to: join(hall.folder, 'broker') })
  expect(again.clients).toEqual(['dev-1', 'dev-3'])
  expect(readFileSync(again.files.passwords, 'utf8')).not.toContain('dev-2')
  expect(readFileSync(again.files.serverPassword, 'utf8')).toBe(password)
})

test('a folder without a hall is told in one sentence', async () => {
  await expect(writeBrokerFiles({ ...options(), dataFolder: '/nowhere' })).rejects.toThrow(
    'no hall in /nowhere: start the server once or name it by --data',
  )
})
