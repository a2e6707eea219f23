import { readFileSync } from 'node:fs'
import { limits, type WindowId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { accepted } from '../runtime/test-hall.testkit.ts'
import { password, staffedHall, wrong } from './people.testkit.ts'

const windowId = 'w002' as WindowId
const staffNumber = '1001'

async function signedIn(at?: WindowId) {
  const hall = await staffedHall()
  const personId = await hall.addPerson(staffNumber, 'clerk')
  const answer = await hall.signIn.signIn({ staffNumber, password, windowId: at })
  if (!answer.ok) throw new Error(answer.code)
  return { ...hall, personId, token: answer.token, answer }
}

describe('signing in', () => {
  test('[ROLE-3] with number and password, at a window, and it is in the log', async () => {
    const { personId, answer, signIn, token, recorded } = await signedIn(windowId)
    const caller = { kind: 'staff', personId, displayName: '员工1001', windowId }
    expect(answer.caller).toEqual(caller)
    expect(signIn.callerOf(token)).toEqual(caller)
    await signIn.signOut(token)
    expect(signIn.callerOf(token)).toBeUndefined()
    expect(await recorded()).toEqual(['signed-in', 'signed-out'])
  })

  test('a wrong password and an unknown number look alike', async () => {
    const { signIn, addPerson, recorded } = await staffedHall()
    await addPerson(staffNumber, 'clerk')
    const answers = await Promise.all([
      signIn.signIn({ staffNumber, password: wrong }),
      signIn.signIn({ staffNumber: '9999', password }),
    ])
    expect(answers).toEqual([
      { ok: false, code: 'SignInWrong' },
      { ok: false, code: 'SignInWrong' },
    ])
    expect(await recorded()).toEqual(['refused'])
  })

  test('a window that does not exist is refused', async () => {
    const { signIn, addPerson } = await staffedHall()
    await addPerson(staffNumber, 'clerk')
    const answer = await signIn.signIn({ staffNumber, password, windowId: 'w9' as WindowId })
    expect(answer).toEqual({ ok: false, code: 'WindowUnknown' })
  })

  test('[WIN-4] a window where another one works is taken, until it is closed', async () => {
    const { signIn, addPerson, runtime, personId } = await signedIn(windowId)
    await runtime.handle({
      commandId: 'open' as never,
      actor: { kind: 'staff', personId },
      command: { type: 'OpenWindow', data: { windowId } },
    })
    await addPerson('1002', 'clerk')
    const second = { staffNumber: '1002', password, windowId }
    expect(await signIn.signIn(second)).toEqual({ ok: false, code: 'WindowTaken' })
    const again = await signIn.signIn({ staffNumber, password, windowId })
    expect(again.ok).toBe(true)
    await addPerson('1003', 'manager')
    const manager = { staffNumber: '1003', password, windowId }
    expect((await signIn.signIn(manager)).ok).toBe(true)
    await accepted(runtime, { type: 'CloseWindow', data: { windowId } })
    expect((await signIn.signIn(second)).ok).toBe(true)
  })
})

describe('changing one’s own password', () => {
  const fresh = '岁寒三友-Suihan-3'

  test('[ROLE-3] needs the present one, ends the other sessions, and is in the log', async () => {
    const { signIn, token, recorded } = await signedIn(windowId)
    const other = await signIn.signIn({ staffNumber, password })
    const change = (current: string, next: string) =>
      signIn.changePassword(token, { current, password: next })
    expect(await change(wrong, fresh)).toBe('CurrentPasswordWrong')
    expect(await change(password, 'short')).toBe('PasswordTooWeak')
    expect(await change(password, `${staffNumber}-is-my-number`)).toBe('PasswordTooWeak')
    expect(await change(password, fresh)).toBeUndefined()
    expect(signIn.callerOf(token)?.windowId).toBe(windowId)
    expect(other.ok && signIn.callerOf(other.token)).toBeUndefined()
    expect(await signIn.signIn({ staffNumber, password })).toMatchObject({ code: 'SignInWrong' })
    expect(await signIn.signIn({ staffNumber, password: fresh })).toMatchObject({ ok: true })
    const expected = ['signed-in', 'signed-in', 'refused', 'password-changed', 'refused']
    expect(await recorded()).toEqual([...expected, 'signed-in'])
  })

  test('guessing the present one locks like guessing at the door', async () => {
    const { signIn, token } = await signedIn()
    const codes: (string | undefined)[] = []
    for (let tries = 0; tries < limits.signInFailuresMax; tries += 1) {
      codes.push(await signIn.changePassword(token, { current: wrong, password: fresh }))
    }
    expect(codes.at(-2)).toBe('CurrentPasswordWrong')
    expect(codes.at(-1)).toBe('SignInLocked')
  })

  test('who is signed out changes nothing', async () => {
    const { signIn, token } = await signedIn()
    await signIn.signOut(token)
    const change = { current: password, password: fresh }
    expect(await signIn.changePassword(token, change)).toBe('NotSignedIn')
  })
})

describe('after too many failures', () => {
  const fail = (signIn: Awaited<ReturnType<typeof staffedHall>>['signIn']) =>
    signIn.signIn({ staffNumber, password: wrong })

  test('[ROLE-3] the person is locked for a while, also with the right password', async () => {
    const { signIn, addPerson, time, recorded } = await staffedHall()
    await addPerson(staffNumber, 'clerk')
    const codes: string[] = []
    for (let tries = 0; tries < limits.signInFailuresMax; tries += 1) {
      const answer = await fail(signIn)
      codes.push(answer.ok ? 'in' : answer.code)
    }
    expect(codes.at(-1)).toBe('SignInLocked')
    expect(new Set(codes.slice(0, -1))).toEqual(new Set(['SignInWrong']))
    const right = { staffNumber, password }
    expect(await signIn.signIn(right)).toEqual({ ok: false, code: 'SignInLocked' })
    time.nowMs += limits.signInLockMs - 1
    expect((await signIn.signIn(right)).ok).toBe(false)
    time.nowMs += 1
    expect((await signIn.signIn(right)).ok).toBe(true)
    expect(await recorded()).toEqual([
      'refused',
      'refused',
      'refused',
      'refused',
      'locked',
      'signed-in',
    ])
  })

  test('[ROLE-3] they are locked where the failures came from, and everywhere after many', async () => {
    const { signIn, addPerson } = await staffedHall()
    await addPerson(staffNumber, 'clerk')
    const guess = (address: string) => signIn.signIn({ staffNumber, password: wrong, address })
    for (let tries = 0; tries < limits.signInFailuresMax; tries += 1) await guess('10.0.0.9')
    expect(await guess('10.0.0.9')).toMatchObject({ code: 'SignInLocked' })
    const there = { staffNumber, password, address: '10.0.0.9' }
    expect(await signIn.signIn(there)).toMatchObject({ code: 'SignInLocked' })
    const atWork = { staffNumber, password, address: '10.0.0.7' }
    expect(await signIn.signIn(atWork)).toMatchObject({ ok: true })
    for (let tries = 0; tries < limits.signInFailuresEverywhereMax; tries += 1) {
      await guess(`10.0.1.${tries}`)
    }
    expect(await signIn.signIn(atWork)).toMatchObject({ code: 'SignInLocked' })
  })

  test('trying many at the same moment gives no more tries', async () => {
    const { signIn, addPerson } = await staffedHall()
    await addPerson(staffNumber, 'clerk')
    const answers = await Promise.all(Array.from({ length: 12 }, () => fail(signIn)))
    const tried = answers.filter((answer) => !answer.ok && answer.code === 'SignInWrong')
    expect(tried).toHaveLength(limits.signInFailuresMax - 1)
    expect((await signIn.signIn({ staffNumber, password })).ok).toBe(false)
  })

  test('a success in between forgets the failures; the lock outlives a restart', async () => {
    const { signIn, addPerson, restart } = await staffedHall()
    await addPerson(staffNumber, 'clerk')
    for (let tries = 1; tries < limits.signInFailuresMax; tries += 1) await fail(signIn)
    expect((await signIn.signIn({ staffNumber, password })).ok).toBe(true)
    for (let tries = 1; tries < limits.signInFailuresMax; tries += 1) {
      expect(await fail(signIn)).toEqual({ ok: false, code: 'SignInWrong' })
    }
    await fail(signIn)
    const answer = await restart().signIn({ staffNumber, password })
    expect(answer).toEqual({ ok: false, code: 'SignInLocked' })
  })
})

describe('a session', () => {
  test('survives a restart: nobody is signed out', async () => {
    const { restart, token, personId } = await signedIn(windowId)
    expect(restart().callerOf(token)).toMatchObject({ personId, windowId })
  })

  test('is in the file as a hash only', async () => {
    const { token, path, database } = await signedIn()
    database().exec('PRAGMA wal_checkpoint(TRUNCATE)')
    const bytes = readFileSync(path).toString('latin1')
    expect(bytes).toContain(staffNumber)
    expect(bytes).not.toContain(token)
    expect(bytes).not.toContain(Buffer.from(password, 'utf8').toString('latin1'))
  })

  test('ends when it was not used for long, and lasts while it is', async () => {
    const { signIn, token, time } = await signedIn()
    for (let hours = 0; hours < 30; hours += 6) {
      time.nowMs += 6 * 3_600_000
      expect(signIn.callerOf(token)).toBeDefined()
    }
    time.nowMs += limits.staffSessionIdleMs
    expect(signIn.callerOf(token)).toBeUndefined()
    time.nowMs -= limits.staffSessionIdleMs
    expect(signIn.callerOf(token)).toBeUndefined()
  })

  test('a guessed, cut or empty token is nobody', async () => {
    const { signIn, token } = await signedIn()
    for (const other of ['', token.slice(1), `${token}x`, token.toUpperCase(), 'null']) {
      expect(signIn.callerOf(other)).toBeUndefined()
    }
  })

  test('a new password signs out everywhere', async () => {
    const { signIn, token, store, personId } = await signedIn()
    store().setPassword(personId, 'new hash')
    expect(signIn.callerOf(token)).toBeUndefined()
  })

  test('moves to another window, if it is free', async () => {
    const { signIn, token } = await signedIn(windowId)
    expect(await signIn.moveTo(token, 'w003' as WindowId)).toBeUndefined()
    expect(signIn.callerOf(token)?.windowId).toBe('w003')
    expect(await signIn.moveTo(token, 'w9' as WindowId)).toBe('WindowUnknown')
    expect(await signIn.moveTo('nobody', windowId)).toBe('NotSignedIn')
    expect(signIn.callerOf(token)?.windowId).toBe('w003')
  })
})
