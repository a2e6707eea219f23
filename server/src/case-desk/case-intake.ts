import {
  type AttachmentRef,
  type CaseCommandType,
  type CaseEnvelope,
  type CaseReply,
  caseCommandsOfRole,
  type NoteRef,
  type RefusalCode,
  type Role,
} from '@yihao/contract'
import { type Caller, rolesOf } from '../people/caller.ts'
import type { RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { Vault } from '../visitors/vault.ts'
import type { Attachments } from './attachments.ts'
import { type CaseRuntime, refusedCase } from './case-runtime.ts'

export interface CaseIntakeOptions {
  readonly cases: CaseRuntime
  readonly vault: Vault
  readonly attachments: Attachments
  readonly logger: RuntimeLogger
}

export const mayRunCase = (roles: readonly Role[], type: CaseCommandType): boolean =>
  roles.some((role) => caseCommandsOfRole[role].includes(type))

/** The one door for what people write about conduct: who may, what is sealed away, then decide. */
export class CaseIntake {
  readonly #options: CaseIntakeOptions

  constructor(options: CaseIntakeOptions) {
    this.#options = options
  }

  /** Never rejects. */
  handle(caller: Caller, { commandId, command, note }: CaseEnvelope): Promise<CaseReply> {
    const no = (code: RefusalCode, field?: string) =>
      Promise.resolve(
        refusedCase({ commandId }, { code, ...(field === undefined ? {} : { field }) }),
      )
    if (caller.kind === 'nobody') return no('NotSignedIn')
    if (caller.kind !== 'staff') return no('NotAllowed')
    const { personId } = caller
    const ids = 'attachmentIds' in command.data ? command.data.attachmentIds : []
    const attachments: readonly AttachmentRef[] | undefined = this.#options.attachments.refs(
      ids,
      personId,
    )
    if (attachments === undefined) return no('AttachmentUnknown', 'command.data.attachmentIds')
    const sealed = note === undefined ? {} : this.#seal(note)
    if (sealed === undefined) return no('NotStored')
    return this.#options.cases.handle({
      commandId,
      actor: { kind: 'staff', personId },
      command,
      attachments,
      forbidden: (hall) =>
        mayRunCase(rolesOf(hall, personId), command.type) ? undefined : 'NotAllowed',
      ...sealed,
    })
  }

  /** Undefined when the vault cannot be written: what a person said must not be lost silently. */
  #seal(text: string): { readonly note: NoteRef } | undefined {
    const { vault, cases, logger } = this.#options
    try {
      return { note: vault.sealNote(text, cases.now()) }
    } catch (err) {
      logger.error({ err }, 'the words about a case could not be sealed')
      return undefined
    }
  }
}
