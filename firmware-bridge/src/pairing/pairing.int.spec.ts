import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeviceId } from '@yihao/contract'
import { pairingRequestSchema } from '@yihao/contract'
import { afterEach, describe, expect, test } from 'vitest'
import { quietLog } from '../driver.testkit.ts'
import { IdentityFile, sessionCounter } from './identity-file.ts'
import { pair } from './pair.ts'
import { ServerClient } from './server-client.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

interface Reply {
  readonly status?: number
  readonly body: unknown
}

/** Answers each request with the next of the replies; the last one stays. */
async function serverWith(replies: Readonly<Record<string, readonly Reply[]>>) {
  const asked: { readonly url: string; readonly body: string; readonly secret: unknown }[] = []
  const left = new Map(Object.entries(replies).map(([route, list]) => [route, [...list]]))
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const { method, url = '', headers } = request
      asked.push({ url, body, secret: headers['x-poll-secret'] ?? headers.authorization })
      const list = left.get(`${method} ${url}`)
      const reply = (list?.length ?? 0) > 1 ? list?.shift() : list?.[0]
      response.statusCode = reply?.status ?? (reply === undefined ? 404 : 200)
      response.end(JSON.stringify(reply?.body ?? {}))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => server.close())
  const address = server.address()
  const stop = new AbortController()
  const port = typeof address === 'object' ? address?.port : 0
  const client = new ServerClient(`http://127.0.0.1:${port}`, stop.signal)
  return { asked, client, stop }
}

const bridgeId = 'bridge-1' as DeviceId
const ticket = (code: string) => ({
  body: { requestId: `r${code}`, code, pollSecret: 'secret', expiresAt: 4_000_000 },
})
const confirmed = {
  body: {
    status: 'confirmed',
    deviceId: 'dev-1',
    token: 'token-1',
    hallId: 'h1',
    assignment: { kind: 'bridge', bridgeId: 'bridge-2' },
  },
}
const waiting = { body: { status: 'waiting', code: '111111' } }

function start({ client, stop }: Awaited<ReturnType<typeof serverWith>>) {
  const shown: string[] = []
  const times = { pollMs: 5, retryMs: 5 }
  const paired = pair({
    server: client,
    bridgeId,
    stop: stop.signal,
    log: quietLog,
    show: (code) => shown.push(code),
    ...times,
  })
  return { shown, paired }
}

describe('pairing', () => {
  test('shows the code, waits for staff, and takes what they decided', async () => {
    const server = await serverWith({
      'POST /api/pairing/requests': [ticket('111111')],
      'GET /api/pairing/requests/r111111': [waiting, waiting, confirmed],
    })
    const { shown, paired } = start(server)
    expect(await paired).toEqual({ deviceId: 'dev-1', token: 'token-1' })
    expect(shown).toEqual(['111111'])
    const request = pairingRequestSchema.parse(JSON.parse(server.asked[0]?.body ?? ''))
    expect(request).toMatchObject({ kind: 'bridge', wish: { kind: 'bridge', bridgeId } })
    expect(server.asked.at(-1)?.secret).toBe('secret')
  })

  test('a code that ran out is followed by a new one', async () => {
    const server = await serverWith({
      'POST /api/pairing/requests': [ticket('111111'), ticket('222222')],
      'GET /api/pairing/requests/r111111': [{ body: { status: 'expired' } }],
      'GET /api/pairing/requests/r222222': [confirmed],
    })
    const { shown, paired } = start(server)
    expect(await paired).toMatchObject({ token: 'token-1' })
    expect(shown).toEqual(['111111', '222222'])
  })

  test('a server that is not ready yet is asked again', async () => {
    const server = await serverWith({
      'POST /api/pairing/requests': [
        { status: 503, body: { code: 'NotStored' } },
        { body: 'no JSON of ours' },
        ticket('111111'),
      ],
      'GET /api/pairing/requests/r111111': [confirmed],
    })
    expect(await start(server).paired).toMatchObject({ token: 'token-1' })
  })

  test('ends when the bridge is stopped', async () => {
    const server = await serverWith({
      'POST /api/pairing/requests': [ticket('111111')],
      'GET /api/pairing/requests/r111111': [waiting],
    })
    const { paired } = start(server)
    setTimeout(() => server.stop.abort(), 30)
    await expect(paired).rejects.toThrow()
  })
})

describe('the devices of a bridge', () => {
  const reply = { hallId: 'h1', clientId: 'dev-1', mqttPort: 1883, devices: [] }

  test('are asked for with the token', async () => {
    const { client, asked } = await serverWith({ 'GET /api/bridge/devices': [{ body: reply }] })
    expect(await client.bridgeDevices('token-1')).toEqual(reply)
    expect(asked[0]?.secret).toBe('Bearer token-1')
  })

  test.each([
    { status: 401, body: { code: 'NotSignedIn' } },
    { status: 403, body: { code: 'NotAllowed' } },
    { status: 404, body: { code: 'DeviceUnknown' } },
  ])('a revoked token is told from a server in trouble ($status)', async (answer) => {
    const { client } = await serverWith({ 'GET /api/bridge/devices': [answer] })
    expect(await client.bridgeDevices('token-1')).toBe('unknown')
  })

  test.each([
    { status: 404, body: {} },
    { status: 500, body: {} },
    { status: 200, body: { hallId: 'h1' } },
  ])('any other answer is no reason to forget the token ($status)', async (answer) => {
    const { client } = await serverWith({ 'GET /api/bridge/devices': [answer] })
    await expect(client.bridgeDevices('token-1')).rejects.toThrow(`answered ${answer.status}`)
  })
})

describe('what a bridge keeps', () => {
  function folder() {
    const path = mkdtempSync(join(tmpdir(), 'identity-'))
    closers.push(() => rmSync(path, { recursive: true, force: true }))
    return path
  }

  test('its token, for its own user only', () => {
    const path = folder()
    const file = new IdentityFile(join(path, 'state'))
    expect(file.read()).toBeUndefined()
    file.write({ deviceId: 'dev-1' as DeviceId, token: 'token-1' })
    expect(file.read()).toEqual({ deviceId: 'dev-1', token: 'token-1' })
    expect(statSync(join(path, 'state', 'identity.json')).mode & 0o777).toBe(0o600)
    file.remove()
    expect(file.read()).toBeUndefined()
  })

  test.each(['', '{', '[]', '{"deviceId":"dev-1"}', '{"deviceId":"../x","token":"t"}'])(
    'a damaged file (%j) means pairing again',
    (text) => {
      const path = folder()
      writeFileSync(join(path, 'identity.json'), text)
      expect(new IdentityFile(path).read()).toBeUndefined()
    },
  )

  test('a session number that only grows, also over restarts and damage', () => {
    const path = folder()
    const next = sessionCounter(path)
    expect([next(), next()]).toEqual([1, 2])
    expect(sessionCounter(path)()).toBe(3)
    writeFileSync(join(path, 'session'), 'x')
    expect(sessionCounter(path)()).toBeGreaterThan(1_000_000_000)
  })
})
