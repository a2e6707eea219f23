import { randomInt, randomUUID } from 'node:crypto'
import {
  type Actor,
  type CommandId,
  type DeviceAssignment,
  type DeviceId,
  type EpochMs,
  limits,
  type PairingRequest,
  type PairingStatus,
  type PairingTicket,
  type Refusal,
} from '@yihao/contract'
import type { HallRuntime } from '../runtime/hall-runtime.ts'
import type { DeviceStore } from './device-store.ts'
import { newToken, sameSecret } from './tokens.ts'

interface Pending {
  readonly requestId: string
  readonly code: string
  readonly pollSecret: string
  readonly request: PairingRequest
  readonly expiresMs: number
  /** Somebody's confirmation is under way: a code is for one of them. */
  claimed: boolean
  confirmed?: { readonly deviceId: DeviceId; readonly token: string; readonly as: DeviceAssignment }
}

/** More asking at once would be somebody trying codes. */
const pendingMax = 200

/**
 * A screen shows six digits, staff type them in, the screen gets its token. Requests live in
 * memory for ten minutes only: after a restart a screen simply asks again.
 */
export class Pairing {
  readonly #pending = new Map<string, Pending>()
  readonly #store: DeviceStore
  readonly #runtime: HallRuntime
  readonly #nowMs: () => number

  constructor(options: {
    readonly store: DeviceStore
    readonly runtime: HallRuntime
    readonly nowMs?: () => number
  }) {
    this.#store = options.store
    this.#runtime = options.runtime
    this.#nowMs = options.nowMs ?? Date.now
  }

  ask(request: PairingRequest): PairingTicket | undefined {
    this.#forgetExpired()
    if (this.#pending.size >= pendingMax) return undefined
    const pending: Pending = {
      requestId: randomUUID(),
      code: this.#freeCode(),
      pollSecret: newToken(),
      request,
      expiresMs: this.#nowMs() + limits.pairingCodeMs,
      claimed: false,
    }
    this.#pending.set(pending.requestId, pending)
    const { requestId, code, pollSecret } = pending
    return { requestId, code, pollSecret, expiresAt: pending.expiresMs as EpochMs }
  }

  /** Undefined when the request or its secret is unknown; a confirmed token is told once. */
  status(requestId: string, pollSecret: string): PairingStatus | undefined {
    this.#forgetExpired()
    const pending = this.#pending.get(requestId)
    if (pending === undefined || !sameSecret(pending.pollSecret, pollSecret)) return undefined
    if (pending.confirmed === undefined) return { status: 'waiting', code: pending.code }
    this.#pending.delete(requestId)
    const { deviceId, token, as } = pending.confirmed
    return { status: 'confirmed', deviceId, token, hallId: this.#runtime.hallId, assignment: as }
  }

  requestOf(code: string): PairingRequest | undefined {
    return this.#byCode(code)?.request
  }

  async confirm(confirmation: {
    readonly commandId: CommandId
    readonly actor: Actor
    readonly code: string
    readonly assignment: DeviceAssignment
  }): Promise<{ readonly deviceId: DeviceId } | Refusal> {
    const { commandId, actor, code, assignment } = confirmation
    const pending = this.#byCode(code)
    if (pending === undefined || pending.request.kind !== assignment.kind) {
      return { code: 'PairingCodeWrong', field: 'code' }
    }
    pending.claimed = true
    const deviceId = `dev-${randomUUID()}` as unknown as DeviceId
    const reply = await this.#runtime.handle({
      commandId,
      actor,
      command: { type: 'PairDevice', data: { deviceId, assignment } },
    })
    if (!reply.ok) {
      pending.claimed = false
      return reply.refusal
    }
    const token = this.#store.add({
      deviceId,
      label: pending.request.label,
      assignment,
      pairedAt: this.#runtime.now(),
    })
    pending.confirmed = { deviceId, token, as: assignment }
    return { deviceId }
  }

  #byCode(code: string): Pending | undefined {
    this.#forgetExpired()
    return [...this.#pending.values()].find(
      (pending) => !pending.claimed && sameSecret(pending.code, code),
    )
  }

  #freeCode(): string {
    const taken = new Set([...this.#pending.values()].map((pending) => pending.code))
    for (;;) {
      const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
      if (!taken.has(code)) return code
    }
  }

  #forgetExpired(): void {
    for (const [id, pending] of this.#pending) {
      if (pending.expiresMs <= this.#nowMs()) this.#pending.delete(id)
    }
  }
}
