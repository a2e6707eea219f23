import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command } from './desk.testkit.ts'
import { http, newId, signedIn, startHall, type TestHall } from './hall.testkit.ts'

/** Where phones and screens open it from outside, past a proxy that renames the host. */
const publicUrl = 'http://hall.example:8088'
const foreign = ['http://evil.example', 'https://hall.example:8088', 'http://127.0.0.1', 'null']

let hall: TestHall
let session: { readonly cookie: string }
beforeAll(async () => {
  hall = await startHall({ PUBLIC_URL: publicUrl })
  session = await signedIn(hall, 'm01')
})
afterAll(() => hall.end())

const press = (headers: Record<string, string>, more: object = session) => {
  const body = { commandId: newId(), command: command('OpenWindow', { windowId: 'w99' }) }
  return http(hall, 'POST', '/api/commands', { ...more, headers, body })
}

/** The end of a handshake: undefined when it was let in. */
const socketFrom = (origin: string | undefined) =>
  new Promise<Error | undefined>((resolve) => {
    const socket = io(hall.url, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: origin === undefined ? {} : { origin },
    })
    const end = (error?: Error) => {
      socket.close()
      resolve(error)
    }
    socket.on('connect', () => end())
    socket.on('connect_error', end)
  })

describe('pages of other sites', () => {
  test('a request with the cookie counts only from our own pages and with our header', async () => {
    const before = hall.server.hall.runtime.position().seq
    for (const origin of foreign) {
      const answer = await press({ origin })
      expect(answer, origin).toMatchObject({ status: 403, body: { code: 'NotAllowed' } })
    }
    const { cookie } = session
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const bare = await fetch(`${hall.url}/api/session`, { method, headers: { cookie } })
      expect(bare.status, method).toBe(403)
    }
    expect(hall.server.hall.runtime.position().seq).toBe(before)
    for (const origin of [hall.url, publicUrl]) {
      expect(await press({ origin }), origin).toMatchObject({ status: 404 })
    }
    expect(await press({})).toMatchObject({ status: 404 })
  })

  test('a page of another site opens no socket, whatever it would say there', async () => {
    for (const origin of foreign) expect(await socketFrom(origin), origin).toBeInstanceOf(Error)
    for (const origin of [hall.url, publicUrl, undefined]) {
      expect(await socketFrom(origin), origin).toBeUndefined()
    }
  })

  test('no answer invites another site to read it', async () => {
    const headers = { origin: 'http://evil.example' }
    for (const path of ['/api/hall', '/api/catalogue', '/openapi.json', '/metrics']) {
      const answer = await http(hall, 'GET', path, { headers })
      expect(answer.headers.get('access-control-allow-origin'), path).toBeNull()
    }
    const preflight = await http(hall, 'OPTIONS', '/api/commands', { headers })
    expect(preflight.headers.get('access-control-allow-headers')).toBeNull()
  })
})
