import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {
  DeviceAssignment,
  PairingStatus,
  PairingTicket,
  Problem,
  TakenReply,
  TakeRequest,
} from '@yihao/contract'
import { type RunningServer, readConfig, startServer } from '@yihao/server/testing'
import { pino } from 'pino'

/** A working Tuesday, after the first numbers may be taken. */
export const hallOpens = '2026-11-24T09:00'

export interface TestHall {
  readonly url: string
  readonly server: RunningServer
  readonly dataFolder: string
  /** Stops it and starts it again on the same data. */
  restart(): Promise<void>
  end(): Promise<void>
}

/** A whole server on real ports and an empty data folder, in demo mode, its hall just opened. */
export async function startHall(
  settings: Readonly<Record<string, string>> = {},
): Promise<TestHall> {
  const folder = mkdtempSync(join(tmpdir(), 'yihao-acc-'))
  const start = async () => {
    const answer = readConfig({
      MODE: 'demo',
      HOST: '127.0.0.1',
      PORT: '0',
      MQTT_PORT: '0',
      DATA_DIR: join(folder, 'data'),
      CLOCK: hallOpens,
      PUBLIC_URL: 'http://127.0.0.1:1',
      ...settings,
    })
    if (!answer.ok) throw new Error(answer.sentence)
    return startServer(answer.config, pino({ level: 'silent' }))
  }
  let server = await start()
  return {
    dataFolder: join(folder, 'data'),
    get url() {
      return `http://127.0.0.1:${server.port}`
    },
    get server() {
      return server
    },
    restart: async () => {
      await server.stop()
      server = await start()
    },
    end: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let made = 0
/** Unique within and between runs. */
export const newId = (what = 'test') => {
  made += 1
  return `${what}-${process.pid}-${Date.now()}-${made}`
}

export interface Answer<T> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

export interface Credentials {
  readonly token?: string | undefined
  readonly cookie?: string | undefined
}

/** One HTTP request as a screen makes it. */
export async function http<T = unknown>(
  hall: { readonly url: string },
  method: string,
  path: string,
  more: Credentials & { readonly body?: unknown; readonly headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const response = await fetch(`${hall.url}${path}`, {
    method,
    headers: {
      'x-yihao': '1',
      ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(more.token === undefined ? {} : { authorization: `Bearer ${more.token}` }),
      ...(more.cookie === undefined ? {} : { cookie: more.cookie }),
      ...more.headers,
    },
    ...(more.body === undefined
      ? {}
      : { body: typeof more.body === 'string' ? more.body : JSON.stringify(more.body) }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson && text !== '' ? JSON.parse(text) : text) as T,
  }
}

export const problem = (answer: Answer<unknown>) => answer.body as Problem

/** Pairs as screens do; the demonstration confirms what comes from its own machine. */
export async function paired(hall: TestHall, wish: DeviceAssignment) {
  const body = { kind: wish.kind, label: 'test', wish }
  const asked = await http<PairingTicket>(hall, 'POST', '/api/pairing/requests', { body })
  const { requestId, pollSecret } = asked.body
  const path = `/api/pairing/requests/${requestId}`
  const headers = { 'x-poll-secret': pollSecret }
  const status = (await http<PairingStatus>(hall, 'GET', path, { headers })).body
  if (status.status !== 'confirmed') throw new Error(`not paired: ${JSON.stringify(status)}`)
  return { token: status.token, deviceId: status.deviceId }
}

export async function signedIn(hall: TestHall, staffNumber: string, windowId?: string) {
  const body = { staffNumber, password: hall.server.demoPassword, windowId }
  const answer = await http(hall, 'POST', '/api/session', { body })
  if (answer.status !== 200) throw new Error(`not signed in: ${JSON.stringify(answer.body)}`)
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error('no session cookie')
  return { cookie }
}

export function take(
  hall: TestHall,
  credentials: Credentials,
  wanted: Partial<TakeRequest> = {},
): Promise<Answer<TakenReply>> {
  const body = {
    commandId: newId('take'),
    itemCodes: [],
    packageCodes: [],
    audience: 'natural',
    ...wanted,
  }
  return http<TakenReply>(hall, 'POST', '/api/tickets', { ...credentials, body })
}
