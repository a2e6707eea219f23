import { limits, type StaffSession } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskAt, watch } from './desk.testkit.ts'
import { http, newId, paired, signedIn, startHall, type TestHall } from './hall.testkit.ts'
import { openScreen } from './screen.testkit.ts'

let hall: TestHall
beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.end())

const signIn = (hall: TestHall, staffNumber: string, password: string | undefined) =>
  http<StaffSession>(hall, 'POST', '/api/session', { body: { staffNumber, password } })

describe('sessions', () => {
  test('a restart signs nobody out and unpairs no device', async () => {
    const desk = await deskAt(hall, 'c03', 'w03')
    const device = await paired(hall, { kind: 'wall' })
    desk.screen.close()
    const before = await http<StaffSession>(hall, 'GET', '/api/session', desk.session)
    await hall.restart()
    const after = await http<StaffSession>(hall, 'GET', '/api/session', desk.session)
    expect(after).toMatchObject({ status: 200, body: before.body })
    expect(after.body).toMatchObject({ windowId: 'w03', roles: ['clerk'] })
    const counter = await openScreen(hall, desk.session, [watch('counter', { windowId: 'w03' })])
    const wall = await openScreen(hall, device, [watch('wall')])
    for (const screen of [counter, wall]) {
      expect(screen.hello.ok).toBe(true)
      screen.close()
    }
  })

  test('on plain http the cookie is for this host and no script, and not marked for https', async () => {
    const answer = await signIn(hall, 'm01', hall.server.demoPassword)
    const [cookie, ...more] = answer.headers.getSetCookie()
    expect(more).toEqual([])
    const [pair = '', ...attributes] = (cookie ?? '').split('; ')
    expect(pair).toMatch(/^yihao-session=[\w-]{40,}$/)
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict'])
    expect(JSON.stringify(answer.body)).not.toContain(pair.split('=')[1])
    const out = await http(hall, 'DELETE', '/api/session', { cookie: pair })
    expect(out.headers.get('set-cookie')).toMatch(/^yihao-session=;.*Expires=Thu, 01 Jan 1970/)
  })

  test('where the hall is opened by https the cookie has its prefix and goes by https alone', async () => {
    const byHttps = await startHall({ PUBLIC_URL: 'https://hall.example', TRUST_PROXY: '1' })
    const answer = await signIn(byHttps, 'm01', byHttps.server.demoPassword)
    const [pair = '', ...attributes] = (answer.headers.get('set-cookie') ?? '').split('; ')
    expect(pair).toMatch(/^__Host-yihao-session=/)
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure'])
    const plain = { cookie: pair.replace('__Host-', '') }
    const asked = (more: object) => http(byHttps, 'GET', '/api/session', more)
    expect(await asked(plain)).toMatchObject({ status: 401 })
    expect(await asked({ cookie: pair })).toMatchObject({ status: 200 })
    await byHttps.end()
  })

  test('[ROLE-3] after so many failures the right password opens nothing either, also after a restart', async () => {
    const codes: string[] = []
    for (let tries = 0; tries < limits.signInFailuresMax; tries += 1) {
      const answer = await signIn(hall, 'c05', 'not the password')
      codes.push((answer.body as unknown as { code: string }).code)
    }
    expect(codes.slice(0, -1)).toEqual(Array(limits.signInFailuresMax - 1).fill('SignInWrong'))
    expect(codes.at(-1)).toBe('SignInLocked')
    const locked = { status: 429, body: { code: 'SignInLocked' } }
    expect(await signIn(hall, 'c05', hall.server.demoPassword)).toMatchObject(locked)
    await hall.restart()
    expect(await signIn(hall, 'c05', hall.server.demoPassword)).toMatchObject(locked)
    expect(await signIn(hall, 'c06', hall.server.demoPassword)).toMatchObject({ status: 200 })
    const security = await signedIn(hall, 'x01')
    const people = await http<{ staffNumber: string; locked: boolean }[]>(
      hall,
      'GET',
      '/api/people',
      security,
    )
    expect(people.body.filter(({ locked: is }) => is).map((one) => one.staffNumber)).toEqual([
      'c05',
    ])
    const body = { password: '一个全新的口令 88' }
    const path = '/api/people/demo-c05/password'
    expect(await http(hall, 'PUT', path, { ...security, body })).toMatchObject({ status: 204 })
    expect(await signIn(hall, 'c05', body.password)).toMatchObject({ status: 200 })
  })

  test('an unknown number, a wrong password and an empty one say the same', async () => {
    const unknown = await signIn(hall, 'nobody', 'some password')
    const wrong = await signIn(hall, 'c07', 'some password')
    expect(unknown).toMatchObject({ status: 401, body: { code: 'SignInWrong' } })
    expect(wrong.body).toEqual(unknown.body)
    expect(await signIn(hall, 'c07', '')).toMatchObject({
      status: 400,
      body: { field: 'password' },
    })
  })

  test('who changes the own password goes on working here and is signed out elsewhere', async () => {
    const desk = await deskAt(hall, 'c09', 'w09')
    const elsewhere = await deskAt(hall, 'c09', 'w09')
    const cut = new Promise((resolve) => elsewhere.screen.socket.on('disconnect', resolve))
    const body = { current: hall.server.demoPassword, password: '一个全新的口令 99' }
    const path = '/api/session/password'
    expect(await http(hall, 'PUT', path, { ...desk.session, body })).toMatchObject({ status: 204 })
    expect(await cut).toBe('io server disconnect')
    expect(await desk.press('OpenWindow')).toMatchObject({ ok: true })
    const again = await http(hall, 'PUT', path, { ...desk.session, body })
    expect(again).toMatchObject({ body: { code: 'CurrentPasswordWrong', field: 'current' } })
    desk.screen.close()
  })

  test('a weak password is refused wherever one is set', async () => {
    const security = await signedIn(hall, 'x01')
    for (const password of ['', 'short', 'password123', '1234567890', 'c070000000', 'aaaaaaaaaa']) {
      const body = { commandId: newId(), staffNumber: 'c07000', displayName: '王', password }
      const weak = { status: 400, body: { code: 'PasswordTooWeak', field: 'password' } }
      expect(
        await http(hall, 'POST', '/api/people', { ...security, body }),
        password,
      ).toMatchObject(weak)
    }
  })
})
