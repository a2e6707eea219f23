import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PairingStatus, PairingTicket, Person } from '@yihao/contract'
import { demoPlanFolder, readConfig, StartError, startServer } from '@yihao/server/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { watch } from './desk.testkit.ts'
import { http, newId, problem, startHall, type TestHall, take } from './hall.testkit.ts'
import { openScreen } from './screen.testkit.ts'

const password = '南明区第一个口令 2026'
/** What must be found in no file. */
const secrets = [password]
const kiosk = { kind: 'kiosk', kioskId: 'kiosk-1' }

let hall: TestHall
beforeAll(async () => {
  hall = await startHall({ MODE: 'hall', HALL_PLAN: demoPlanFolder })
})
afterAll(() => hall.end())

const person = (staffNumber: string, displayName: string, more: object = {}) => ({
  commandId: newId('person'),
  staffNumber,
  displayName,
  password,
  ...more,
})

async function signIn(staffNumber: string) {
  const answer = await http(hall, 'POST', '/api/session', { body: { staffNumber, password } })
  expect(answer.status).toBe(200)
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] }
}

const ask = (body: object) => http<PairingTicket>(hall, 'POST', '/api/pairing/requests', { body })

const statusOf = async ({ requestId, pollSecret }: PairingTicket, secret = pollSecret) => {
  const headers = { 'x-poll-secret': secret }
  const path = `/api/pairing/requests/${requestId}`
  return (await http<PairingStatus>(hall, 'GET', path, { headers })).body
}

/** One story: each step stands on the one before. */
describe('a new hall', () => {
  test('has nobody, no password and nothing of the demonstration', async () => {
    expect(hall.server.demoPassword).toBeUndefined()
    expect(await http(hall, 'GET', '/api/hall')).toMatchObject({ body: { mode: 'hall' } })
    expect(await http(hall, 'GET', '/api/setup')).toMatchObject({ body: { open: true } })
    for (const [method, path] of [
      ['GET', '/api/demo'],
      ['POST', '/api/demo/lively'],
    ] as const) {
      const body = method === 'POST' ? { running: true, speed: 60 } : undefined
      expect(await http(hall, method, path, { body })).toMatchObject({
        status: 404,
        body: { code: 'NotFound' },
      })
    }
    for (const staffNumber of ['admin', 'root', 'a01', 'x01', 'm01', 'c01', 'yihao']) {
      for (const guess of [staffNumber, 'admin', '123456', 'password', 'yihao']) {
        const body = { staffNumber, password: guess }
        expect((await http(hall, 'POST', '/api/session', { body })).status).toBe(401)
      }
    }
  })

  test('its first person comes by the code of the console, and the code counts once', async () => {
    const code = hall.server.setupCode ?? ''
    expect(code).toMatch(/^\d{12}$/)
    const wrong = person('sec01', '安全管理员', { setupCode: '000000000000' })
    expect(await http(hall, 'POST', '/api/setup', { body: wrong })).toMatchObject({
      status: 403,
      body: { field: 'setupCode' },
    })
    const weak = { ...person('sec01', '安全管理员', { setupCode: code }), password: 'short' }
    expect(problem(await http(hall, 'POST', '/api/setup', { body: weak })).code).toBe(
      'PasswordTooWeak',
    )
    const body = person('sec01', '安全管理员', { setupCode: code })
    expect(await http<Person>(hall, 'POST', '/api/setup', { body })).toMatchObject({
      status: 201,
      body: { roles: ['security-administrator'] },
    })
    expect(await http(hall, 'GET', '/api/setup')).toMatchObject({ body: { open: false } })
    const again = person('sec02', '又一个', { setupCode: code })
    expect((await http(hall, 'POST', '/api/setup', { body: again })).status).toBe(403)
  })

  test('[ROLE-1] who lets others in is neither administrator nor auditor', async () => {
    const security = await signIn('sec01')
    const people = await http<Person[]>(hall, 'GET', '/api/people', security)
    const path = `/api/people/${people.body[0]?.personId}/roles`
    for (const role of ['administrator', 'auditor']) {
      const body = { commandId: newId(), role, change: 'grant' }
      expect(await http(hall, 'POST', path, { ...security, body })).toMatchObject({
        status: 409,
        body: { code: 'DutiesMustBeSeparate' },
      })
    }
    const inspector = { commandId: newId(), role: 'city-inspector', change: 'grant' }
    expect(await http(hall, 'POST', path, { ...security, body: inspector })).toMatchObject({
      status: 403,
      body: { code: 'RoleAppointedOutside' },
    })
  })

  test('[DEVICE-1] a kiosk shows six digits, staff type them in, and only then it hands out', async () => {
    const asked = await ask({ kind: 'kiosk', label: '正门', wish: kiosk })
    expect(asked.status).toBe(201)
    expect(asked.body.code).toMatch(/^\d{6}$/)
    // Not even from the server's own machine is a device let in by itself.
    expect(await statusOf(asked.body)).toEqual({ status: 'waiting', code: asked.body.code })
    expect(await statusOf(asked.body, 'x'.repeat(43))).toEqual({ status: 'expired' })
    const security = await signIn('sec01')
    const confirm = (more: object) =>
      http(hall, 'POST', '/api/pairing/confirmations', {
        ...security,
        body: { commandId: newId(), code: asked.body.code, assignment: kiosk, ...more },
      })
    const other = asked.body.code === '123456' ? '654321' : '123456'
    expect(problem(await confirm({ code: other })).code).toBe('PairingCodeWrong')
    expect(problem(await confirm({ assignment: { kind: 'wall' } })).code).toBe('PairingCodeWrong')
    const nowhere = { kind: 'kiosk', kioskId: 'kiosk-99' }
    expect((await confirm({ assignment: nowhere })).status).toBeGreaterThanOrEqual(400)
    expect((await confirm({})).status).toBe(201)
    expect(problem(await confirm({})).code).toBe('PairingCodeWrong')
    const status = await statusOf(asked.body)
    if (status.status !== 'confirmed') throw new Error(JSON.stringify(status))
    secrets.push(status.token)
    expect(await statusOf(asked.body)).toEqual({ status: 'expired' })
    const taken = await take(hall, status, { queueId: 'Z' as never })
    expect(taken).toMatchObject({ status: 201, body: { number: 'Z001' } })
    const screen = await openScreen(hall, status, [watch('kiosk', { kioskId: 'kiosk-1' })])
    expect(screen.hello.ok).toBe(true)
    screen.close()
    await hall.restart()
    expect(hall.server.setupCode).toBeUndefined()
    expect((await take(hall, status, { queueId: 'Z' as never })).body.number).toBe('Z002')
  })

  test('neither passwords nor tokens lie in the data', async () => {
    const files = readdirSync(hall.dataFolder).map((name) => join(hall.dataFolder, name))
    const bytes = Buffer.concat(files.map((file) => readFileSync(file)))
    expect(bytes.includes('$argon2id$')).toBe(true)
    for (const secret of secrets) expect(bytes.includes(secret), secret).toBe(false)
    expect(secrets).toHaveLength(2)
  })

  test('a second server on the same data says so in one sentence and leaves the first alone', async () => {
    const answer = readConfig({
      MODE: 'hall',
      HOST: '127.0.0.1',
      PORT: '0',
      MQTT_PORT: '0',
      DATA_DIR: hall.dataFolder,
      HALL_PLAN: demoPlanFolder,
    })
    if (!answer.ok) throw new Error(answer.sentence)
    const second = startServer(answer.config, pino({ level: 'silent' }))
    const error = await second.then(
      () => undefined,
      (why: unknown) => why,
    )
    expect(error).toBeInstanceOf(StartError)
    expect((error as Error).message).toMatch(/^DATA_DIR=.* is in use: [^\n]+$/)
    expect((await http(hall, 'GET', '/api/hall')).status).toBe(200)
  })
})
