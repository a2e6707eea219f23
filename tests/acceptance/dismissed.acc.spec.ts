import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command, deskAt, watch } from './desk.testkit.ts'
import { http, paired, signedIn, startHall, type TestHall } from './hall.testkit.ts'
import { openScreen, type TestScreen } from './screen.testkit.ts'

let hall: TestHall
let security: { readonly cookie: string }
beforeAll(async () => {
  hall = await startHall()
  security = await signedIn(hall, 'x01')
})
afterAll(() => hall.end())

const wall = [watch('wall')]
const open = command('OpenWindow', { windowId: 'w03' })

interface End {
  readonly refusal: unknown
  /** What a press gets that was on its way at that moment. */
  readonly press: unknown
}

/** The last word, and then the line is cut by the server. */
async function endOf(screen: TestScreen, act: () => Promise<unknown>): Promise<End> {
  const cut = new Promise((resolve) => screen.socket.on('disconnect', resolve))
  const ended = new Promise<End>((resolve) =>
    screen.socket.on('dismissed', async (refusal) => {
      resolve({ refusal, press: await screen.send(open).catch(() => 'unanswered') })
    }),
  )
  await act()
  const end = await ended
  expect(await cut).toBe('io server disconnect')
  return end
}

const remove = (path: string, by: object) => http(hall, 'DELETE', path, by)

describe('who counts no more', () => {
  test('[DEVICE-1] a revoked device is dismissed at once and its token opens nothing', async () => {
    const device = await paired(hall, { kind: 'wall' })
    const screen = await openScreen(hall, device, wall)
    expect(screen.hello.ok).toBe(true)
    const { refusal, press } = await endOf(screen, async () => {
      const revoked = await remove(`/api/devices/${device.deviceId}`, security)
      expect(revoked.status).toBe(204)
    })
    expect(refusal).toEqual({ code: 'DeviceUnknown' })
    expect(press).not.toMatchObject({ ok: true })
    const again = await openScreen(hall, device, wall)
    expect(again.hello).toMatchObject({ ok: false, refusal: { code: 'DeviceUnknown' } })
    again.close()
    const asked = await http(hall, 'GET', '/api/bridge/devices', device)
    expect(asked).toMatchObject({ status: 404, body: { code: 'DeviceUnknown' } })
  })

  test('signing out ends the counter of that session and of no other', async () => {
    const desk = await deskAt(hall, 'c03', 'w03')
    const other = await deskAt(hall, 'c03', 'w03')
    const { refusal, press } = await endOf(desk.screen, () => remove('/api/session', desk.session))
    expect(refusal).toEqual({ code: 'NotSignedIn' })
    expect(press).not.toMatchObject({ ok: true })
    expect(await http(hall, 'GET', '/api/session', desk.session)).toMatchObject({ status: 401 })
    const again = await openScreen(hall, desk.session, [watch('counter', { windowId: 'w03' })])
    expect(again.hello).toMatchObject({ ok: false, refusal: { code: 'NotSignedIn' } })
    again.close()
    expect(other.screen.socket.connected).toBe(true)
    expect(await other.press('OpenWindow')).toMatchObject({ ok: true })
    other.screen.close()
  })

  test('a new password ends every session of its person', async () => {
    const sessions = [await signedIn(hall, 's01'), await signedIn(hall, 's01')]
    const screens = await Promise.all(sessions.map((one) => openScreen(hall, one, wall)))
    const reset = async () => {
      const body = { password: '很长的新口令 2026' }
      const path = '/api/people/demo-s01/password'
      expect(await http(hall, 'PUT', path, { ...security, body })).toMatchObject({ status: 204 })
    }
    const once = reset()
    const ends = await Promise.all(screens.map((screen) => endOf(screen, () => once)))
    for (const { refusal } of ends) expect(refusal).toEqual({ code: 'NotSignedIn' })
    for (const one of sessions) {
      expect(await http(hall, 'GET', '/api/session', one)).toMatchObject({ status: 401 })
    }
    await expect(signedIn(hall, 's01')).rejects.toThrow('SignInWrong')
  })

  test('a clerk who moves to another window leaves the old counter', async () => {
    const desk = await deskAt(hall, 'c06', 'w06')
    const body = { windowId: 'w07' }
    const { refusal } = await endOf(desk.screen, async () => {
      const moved = await http(hall, 'PUT', '/api/session/window', { ...desk.session, body })
      expect(moved).toMatchObject({ status: 200, body: { windowId: 'w07' } })
    })
    expect(refusal).toEqual({ code: 'NotSignedIn' })
    const there = await openScreen(hall, desk.session, [watch('counter', { windowId: 'w07' })])
    expect(there.hello.ok).toBe(true)
    there.close()
  })

  test('a session that has run out obeys no press on a line that is still open', async () => {
    const desk = await deskAt(hall, 'c08', 'w08')
    hall.server.hall.database.prepare('UPDATE sessions SET expires_ms = 1').run()
    expect(await desk.press('OpenWindow')).toMatchObject({
      ok: false,
      refusal: { code: 'NotSignedIn' },
    })
    expect(await desk.screen.greet([watch('counter', { windowId: 'w08' })])).toMatchObject({
      ok: false,
    })
    desk.screen.close()
  })
})
