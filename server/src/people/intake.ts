import type { Actor, CommandEnvelope, CommandType, Reply } from '@yihao/contract'
import { type HallRuntime, refused } from '../runtime/hall-runtime.ts'
import type { Vault } from '../visitors/vault.ts'
import { actorOf, type Caller, forbidden } from './caller.ts'

export interface IntakeOptions {
  readonly runtime: HallRuntime
  readonly vault: Vault
}

/** These have a row of a table beside their event, which only their own routes write. */
export const madeByRoutes: ReadonlySet<CommandType> = new Set([
  'AddPerson',
  'PairDevice',
  'RevokeDevice',
  'RecordSignIn',
])

/** The one door for commands, whichever way they came: who may, what is sealed away, then decide. */
export class Intake {
  readonly #runtime: HallRuntime
  readonly #vault: Vault

  constructor({ runtime, vault }: IntakeOptions) {
    this.#runtime = runtime
    this.#vault = vault
  }

  /** Never rejects. Roles and windows are judged in the hall that decides (ROLE-4). */
  handle(caller: Caller, envelope: CommandEnvelope): Promise<Reply> {
    const { commandId, command, note, visitor } = envelope
    const actor = actorOf(caller)
    if (actor === undefined) {
      return Promise.resolve(refused({ commandId }, { code: 'NotSignedIn' }))
    }
    const at = this.#runtime.now()
    return this.#runtime.handle({
      commandId,
      actor,
      command,
      forbidden: (hall) => forbidden(hall, caller, command),
      ...(note === undefined ? {} : { note: this.#vault.sealNote(note, at) }),
      ...(visitor === undefined ? {} : { visitor: this.#vault.sealVisitor(visitor, at) }),
    })
  }

  /** For the hall's own parts, which nobody signs in for. */
  handleOwn(
    part: Extract<Actor, { kind: 'system' }>['part'],
    envelope: Pick<CommandEnvelope, 'commandId' | 'command'>,
  ): Promise<Reply> {
    return this.#runtime.handle({ ...envelope, actor: { kind: 'system', part } })
  }
}
