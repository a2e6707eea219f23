import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import type { Problem } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskAt } from './desk.testkit.ts'
import { http, startHall, type TestHall } from './hall.testkit.ts'

let hall: TestHall
/** One that stands behind a proxy and is opened by https. */
let behind: TestHall
beforeAll(async () => {
  hall = await startHall({ HOST: '0.0.0.0' })
  const proxied = { TRUST_PROXY: '1', METRICS_ALLOW: '10.0.0.5' }
  behind = await startHall({ ...proxied, PUBLIC_URL: 'https://hall.example' })
})
afterAll(async () => {
  await hall.end()
  await behind.end()
})

/** As a proxy hands it on, which names who asked. */
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })

describe('health and figures', () => {
  test('alive, ready, and the figures of Prometheus for this machine', async () => {
    expect(await http(hall, 'GET', '/healthz')).toMatchObject({ status: 200, body: 'ok\n' })
    expect(await http(hall, 'GET', '/readyz')).toMatchObject({ status: 200, body: 'ready\n' })
    const desk = await deskAt(hall, 'c03', 'w03')
    await desk.press('OpenWindow')
    const { status, headers, body } = await http<string>(hall, 'GET', '/metrics')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/plain')
    expect(body).toMatch(/^yihao_screens_connected 1$/m)
    expect(body).toMatch(/^yihao_events_total\{type="WindowOpened"\} 1$/m)
    const position = hall.server.hall.runtime.position().seq
    expect(body).toContain(`\nyihao_log_position ${position}\n`)
    for (const line of body.split('\n')) {
      expect(line).toMatch(/^(#.*|[a-zA-Z_:][\w:]*(\{.*\})? (-?[\d.e+-]+|NaN|[+-]Inf)|)$/)
    }
    desk.screen.close()
  })

  test('/metrics answers this machine and the addresses that are allowed, and nobody else', async () => {
    for (const [address, status] of [
      ['10.0.0.5', 200],
      ['127.0.0.1', 200],
      ['::1', 200],
      ['10.0.0.6', 403],
      ['203.0.113.9', 403],
    ] as const) {
      const answer = await http<Problem>(behind, 'GET', '/metrics', from(address))
      expect(answer.status, address).toBe(status)
      if (status === 403) expect(answer.body.code).toBe('NotAllowed')
    }
  })

  test('without a proxy nobody can pretend to ask from elsewhere', async () => {
    expect(await http(hall, 'GET', '/metrics', from('203.0.113.9'))).toMatchObject({ status: 403 })
    const own = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
    if (own === undefined) return
    const outside = { url: `http://${own}:${hall.server.port}` }
    for (const headers of [
      {},
      { 'x-forwarded-for': '127.0.0.1' },
      { forwarded: 'for=127.0.0.1' },
    ]) {
      expect((await http(outside, 'GET', '/metrics', { headers })).status).toBe(403)
    }
  })

  test('a copy that is stopping answers nobody half', async () => {
    const own = await startHall()
    const port = own.server.port
    const half = request({ port, host: '127.0.0.1', path: '/api/session', method: 'POST' })
    half.on('error', () => undefined)
    half.setHeader('content-type', 'application/json')
    half.setHeader('content-length', '900')
    half.write('{')
    await new Promise((resolve) => half.on('socket', (socket) => socket.on('connect', resolve)))
    const began = performance.now()
    await own.server.stop()
    expect(performance.now() - began).toBeLessThan(3_000)
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
    await own.end()
  })
})

describe('headers', () => {
  test('on plain http a browser is not sent to look for everything on https', async () => {
    for (const path of ['/', '/api/hall', '/t/x', '/healthz', '/no-such-page']) {
      const { headers } = await http(hall, 'GET', path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy, path).toContain("default-src 'self'")
      expect(policy, path).toContain("frame-ancestors 'none'")
      expect(policy, path).toContain("script-src 'self';")
      expect(policy, path).not.toContain('upgrade-insecure-requests')
      expect(headers.get('strict-transport-security'), path).toBeNull()
      expect(headers.get('cross-origin-opener-policy'), path).toBeNull()
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('referrer-policy'), path).toBe('no-referrer')
      expect(headers.get('x-powered-by'), path).toBeNull()
    }
    expect((await http(hall, 'GET', '/api/hall')).headers.get('cache-control')).toBe('no-store')
  })

  test('where the hall is opened by https they say so', async () => {
    const { headers } = await http(behind, 'GET', '/')
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/)
  })
})

describe('too much of it', () => {
  test('one address that asks too often is told so, in words, and others are served', async () => {
    const guess = (address: string) =>
      http<Problem>(behind, 'POST', '/api/setup', {
        ...from(address),
        body: {
          commandId: 'guess',
          staffNumber: 'x01',
          displayName: '张',
          password: 'a password',
          setupCode: '000000000000',
        },
      })
    const statuses: number[] = []
    for (let tries = 0; tries < 12; tries += 1) statuses.push((await guess('10.9.9.9')).status)
    expect(statuses).toEqual([...Array(10).fill(403), 429, 429])
    const { headers, body } = await guess('10.9.9.9')
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(body).toMatchObject({ status: 429, code: 'TooManyRequests' })
    expect(body.words.zh).toMatch(/频繁/)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await guess('10.9.9.8')).status).toBe(403)
  })

  test('a stuck key fills no log: a burst of presses and then a few a second', async () => {
    const desk = await deskAt(hall, 'c03', 'w03')
    const before = hall.server.hall.runtime.position().seq
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        desk.press(at % 2 === 0 ? 'OpenWindow' : 'CloseWindow'),
      ),
    )
    const refused = replies.filter((one) => !one.ok && one.refusal.code === 'TooManyRequests')
    expect(refused.length).toBeGreaterThan(30)
    expect(hall.server.hall.runtime.position().seq - before).toBeLessThan(30)
    desk.screen.close()
  })
})
