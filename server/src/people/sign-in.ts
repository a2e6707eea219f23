import { randomUUID } from 'node:crypto'
import {
  type ChangePasswordRequest,
  type CommandId,
  type HallCommand,
  limits,
  type PersonId,
  type RefusalCode,
  type SignInOutcome,
  type WindowId,
} from '@yihao/contract'
import type { HallRuntime } from '../runtime/hall-runtime.ts'
import { type Caller, rolesOf } from './caller.ts'
import { hashPassword, passwordFits, tooWeak } from './passwords.ts'
import type { SignInLocks } from './sign-in-locks.ts'
import type { StaffRow, StaffStore } from './staff-store.ts'
import { newToken, tokenHash } from './tokens.ts'

export interface SignInRequest {
  readonly staffNumber: string
  readonly password: string
  readonly windowId?: WindowId | undefined
  /** Where it is asked from; who guesses is stopped there. */
  readonly address?: string | undefined
}

export type PasswordChange = ChangePasswordRequest & Pick<SignInRequest, 'address'>

export type SignInAnswer =
  | {
      readonly ok: true
      readonly token: string
      readonly caller: Extract<Caller, { kind: 'staff' }>
    }
  | { readonly ok: false; readonly code: RefusalCode }

/** How staff prove who they are. A city's OIDC takes its place behind the same port. */
export interface SignIn {
  signIn(request: SignInRequest): Promise<SignInAnswer>
  signOut(token: string): Promise<void>
  /** Who holds this session, and a little longer now. */
  callerOf(token: string): Extract<Caller, { kind: 'staff' }> | undefined
  moveTo(token: string, windowId: WindowId): Promise<RefusalCode | undefined>
  /** One's own; every other session of that person ends. */
  changePassword(token: string, change: PasswordChange): Promise<RefusalCode | undefined>
}

export interface PasswordSignInOptions {
  readonly store: StaffStore
  readonly runtime: HallRuntime
  /** Real time: a lock and a session must not depend on the hall's clock. */
  readonly nowMs?: () => number
}

/** A session that is used is prolonged, but not written for each click. */
const prolongAfterMs = 10 * 60_000

export class PasswordSignIn implements SignIn {
  readonly #store: StaffStore
  readonly #runtime: HallRuntime
  readonly #nowMs: () => number
  readonly #locks: SignInLocks

  constructor({ store, runtime, nowMs = Date.now }: PasswordSignInOptions) {
    this.#store = store
    this.#runtime = runtime
    this.#nowMs = nowMs
    this.#locks = store.locks(nowMs)
  }

  async signIn({
    staffNumber,
    password,
    windowId,
    address = '',
  }: SignInRequest): Promise<SignInAnswer> {
    const asked = this.#store.byNumber(staffNumber)
    const fits = await passwordFits(asked?.passwordHash, password)
    // Meanwhile others may have tried this number too: each counts the failures of all.
    const person = asked === undefined ? undefined : this.#store.byId(asked.personId)
    if (person === undefined) return { ok: false, code: 'SignInWrong' }
    // The same answer for a right and a wrong password: a lock that tells helps the guesser.
    if (this.#locks.locked(person.personId, address)) return { ok: false, code: 'SignInLocked' }
    if (!fits) return { ok: false, code: await this.#fail(person, address) }
    const place = await this.#placeRefusal(person.personId, windowId)
    if (place !== undefined) return { ok: false, code: place }
    this.#locks.succeed(person.personId, address)
    const token = newToken()
    this.#open(token, person.personId, windowId)
    await this.#record(person.personId, 'signed-in', windowId)
    return { ok: true, token, caller: callerFrom(person, windowId) }
  }

  async signOut(token: string): Promise<void> {
    const session = this.#store.session(tokenHash(token))
    this.#store.closeSession(tokenHash(token))
    if (session !== undefined) {
      await this.#record(session.personId, 'signed-out', session.windowId)
    }
  }

  callerOf(token: string): Extract<Caller, { kind: 'staff' }> | undefined {
    const hash = tokenHash(token)
    const session = this.#store.session(hash)
    if (session === undefined) return undefined
    const left = session.expiresMs - this.#nowMs()
    if (left <= 0) {
      this.#store.closeSession(hash)
      return undefined
    }
    if (left < limits.staffSessionIdleMs - prolongAfterMs) {
      this.#open(token, session.personId, session.windowId)
    }
    const person = this.#store.byId(session.personId)
    return person === undefined ? undefined : callerFrom(person, session.windowId)
  }

  async moveTo(token: string, windowId: WindowId): Promise<RefusalCode | undefined> {
    const caller = this.callerOf(token)
    if (caller === undefined) return 'NotSignedIn'
    const refusal = await this.#placeRefusal(caller.personId, windowId)
    if (refusal !== undefined) return refusal
    this.#open(token, caller.personId, windowId)
    await this.#record(caller.personId, 'signed-in', windowId)
    return undefined
  }

  async changePassword(
    token: string,
    { current, password, address = '' }: PasswordChange,
  ): Promise<RefusalCode | undefined> {
    const session = this.#store.session(tokenHash(token))
    const caller = this.callerOf(token)
    const asked = caller === undefined ? undefined : this.#store.byId(caller.personId)
    if (session === undefined || asked === undefined) return 'NotSignedIn'
    const fits = await passwordFits(asked.passwordHash, current)
    const person = this.#store.byId(asked.personId) ?? asked
    if (this.#locks.locked(person.personId, address)) return 'SignInLocked'
    if (!fits) {
      // Guessing from a terminal that somebody left open counts like guessing at the door.
      const code = await this.#fail(person, address)
      return code === 'SignInWrong' ? 'CurrentPasswordWrong' : code
    }
    if (tooWeak(password, person.staffNumber)) return 'PasswordTooWeak'
    this.#store.setPassword(person.personId, await hashPassword(password))
    this.#open(token, person.personId, session.windowId)
    await this.#record(person.personId, 'password-changed')
    return undefined
  }

  /** One clerk a window (WIN-4); the same person may come back from another machine. */
  async #placeRefusal(
    personId: PersonId,
    windowId: WindowId | undefined,
  ): Promise<RefusalCode | undefined> {
    if (windowId === undefined) return undefined
    const known = await this.#runtime.read((hall) => hall.windows.has(windowId))
    if (!known) return 'WindowUnknown'
    const others = this.#store
      .sessionsAt(windowId, this.#nowMs())
      .filter((other) => other !== personId)
    if (others.length === 0) return undefined
    const busy = await this.#runtime.read((hall) => {
      // A manager may finish and close what a clerk left behind.
      if (rolesOf(hall, personId).includes('manager')) return false
      const live = hall.windows.get(windowId)
      return live?.state !== 'closed' && live?.clerkId !== undefined && live.clerkId !== personId
    })
    return busy ? 'WindowTaken' : undefined
  }

  async #fail({ personId }: StaffRow, address: string): Promise<RefusalCode> {
    const locks = this.#locks.fail(personId, address)
    await this.#record(personId, locks ? 'locked' : 'refused')
    return locks ? 'SignInLocked' : 'SignInWrong'
  }

  #open(token: string, personId: PersonId, windowId: WindowId | undefined): void {
    const expiresMs = this.#nowMs() + limits.staffSessionIdleMs
    this.#store.openSession(tokenHash(token), { personId, windowId, expiresMs })
  }

  async #record(personId: PersonId, outcome: SignInOutcome, windowId?: WindowId): Promise<void> {
    const command: HallCommand = {
      type: 'RecordSignIn',
      data: { personId, outcome, ...(windowId === undefined ? {} : { windowId }) },
    }
    const actor = { kind: 'staff', personId } as const
    await this.#runtime.handle({ commandId: randomUUID() as unknown as CommandId, actor, command })
  }
}

function callerFrom(
  person: StaffRow,
  windowId: WindowId | undefined,
): Extract<Caller, { kind: 'staff' }> {
  const { personId, displayName } = person
  return { kind: 'staff', personId, displayName, windowId }
}
