import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { HallDevice } from '@yihao/contract'
import { topics } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { clientState, hallForEachTest, online } from './bridge.testkit.ts'
import { quietLog } from './driver.testkit.ts'
import { eventually } from './eventually.testkit.ts'
import { clientId, hallId, id, type TestHall, token } from './link/hall.testkit.ts'
import { mqttUrlOf, run } from './run.ts'
import { readSettings, SettingsError } from './settings.ts'

const { closing, openHall } = hallForEachTest()

const printer = { kind: 'printer', deviceId: 'printer-1', bridgeId: 'bridge-1', kioskId: 'k1' }
const keypad = { kind: 'keypad', deviceId: 'pad-1', bridgeId: 'bridge-1', windowId: 'w1' }

/** The web part of a hall: lets every bridge in at once, and knows its devices. */
async function startWeb(hall: TestHall) {
  const web = { devices: [printer] as unknown[], known: true, pairings: 0 }
  const server = createServer((request, response) => {
    const reply = (status: number, body: unknown) => {
      response.statusCode = status
      response.end(JSON.stringify(body))
    }
    if (request.method === 'POST') {
      web.pairings += 1
      web.known = true
      const code = `${web.pairings}`.padStart(6, '0')
      reply(201, { requestId: 'r1', code, pollSecret: 's', expiresAt: 4_000_000 })
    } else if (request.url === '/api/pairing/requests/r1') {
      const assignment = { kind: 'bridge', bridgeId: 'bridge-1' }
      reply(200, { status: 'confirmed', deviceId: clientId, token, hallId, assignment })
    } else if (web.known) {
      const mqttPort = Number(new URL(hall.url).port)
      reply(200, { hallId, clientId, mqttPort, devices: web.devices })
    } else reply(404, { code: 'DeviceUnknown' })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing(async () => server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return { web, serverUrl: `http://127.0.0.1:${port}` }
}

async function startRun(environment: Record<string, string> = { EMULATE: '1' }) {
  const hall = await openHall()
  const { web, serverUrl } = await startWeb(hall)
  const settings = readSettings({
    SERVER_URL: serverUrl,
    STATE_DIR: join(hall.folder, 'state'),
    EMULATOR_PORT: '0',
    ...environment,
  })
  const stop = new AbortController()
  const codes: string[] = []
  const start = () =>
    run({
      settings,
      log: quietLog,
      stop: stop.signal,
      showCode: (code) => codes.push(code),
      checkMs: 100,
    })
  closing(async () => stop.abort())
  return { hall, web, settings, stop, codes, start }
}

const stateOf = (deviceId: string) => topics.deviceState(hallId, clientId, id(deviceId))

describe('a bridge from its start to its end', () => {
  test('pairs, connects, follows the plan, pairs again when revoked, and stops', async () => {
    const { hall, web, settings, stop, codes, start } = await startRun()
    const running = start()
    await eventually(() =>
      expect(hall.last(stateOf('printer-1'))).toMatchObject({ state: 'ready' }),
    )
    expect(codes).toEqual(['000001'])

    web.devices = [printer, keypad]
    await eventually(() => expect(hall.last(stateOf('pad-1'))).toMatchObject({ state: 'ready' }))
    expect(codes).toHaveLength(1)

    web.known = false
    await eventually(() => expect(codes).toEqual(['000001', '000002']))
    await eventually(() => online(hall))
    const kept = JSON.parse(readFileSync(join(settings.stateDir, 'identity.json'), 'utf8'))
    expect(kept).toEqual({ deviceId: clientId, token })

    stop.abort()
    await running
    await eventually(() => expect(hall.last(clientState)).toMatchObject({ state: 'offline' }))
  })

  test('a device without an address is reported, the others work', async () => {
    const { hall, stop, start } = await startRun({})
    const running = start()
    const unwired = { state: 'offline', detail: 'no-address' }
    await eventually(() => expect(hall.last(stateOf('printer-1'))).toMatchObject(unwired))
    stop.abort()
    await running
  })

  test('an address that cannot be used ends the start with one sentence', async () => {
    const { settings, start } = await startRun({})
    mkdirSync(settings.stateDir, { recursive: true })
    writeFileSync(settings.addressesFile, '{"printer-1": "alsa:default"}')
    await expect(start()).rejects.toThrow(SettingsError)
    writeFileSync(settings.addressesFile, '{"printer-1"')
    await expect(start()).rejects.toThrow('is not JSON.')
  })
})

test('a state folder that cannot be one ends the start with one sentence', async () => {
  const hall = await openHall()
  const file = join(hall.folder, 'file')
  writeFileSync(file, '')
  const settings = readSettings({ STATE_DIR: join(file, 'state') })
  const stop = new AbortController().signal
  const running = run({ settings, log: quietLog, stop, showCode: () => undefined })
  await expect(running).rejects.toThrow(/^STATE_DIR .* must be a folder that can be written\.$/)
})

test('the broker is where the setting says, then the server, then beside the server', () => {
  const serverUrl = 'https://hall.example:8443'
  const devices: readonly HallDevice[] = []
  const found = { mqttPort: 1884, devices }
  expect(mqttUrlOf({ serverUrl, mqttUrl: undefined }, found)).toBe('mqtt://hall.example:1884')
  const external = { ...found, mqttUrl: 'mqtts://broker.example' }
  expect(mqttUrlOf({ serverUrl, mqttUrl: undefined }, external)).toBe('mqtts://broker.example')
  expect(mqttUrlOf({ serverUrl, mqttUrl: 'mqtt://own' }, external)).toBe('mqtt://own')
})
