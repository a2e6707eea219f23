import {
  type Actor,
  type Applicant,
  type ApplicantDetails,
  businessDateAt,
  type CommandEnvelope,
  type CommandId,
  type CommandOf,
  type CommandType,
  creditCodeFault,
  creditCodeOf,
  type Plan,
  type Refusal,
  type Reply,
  type ShownApplicants,
  type VisitorDetails,
  type WindowId,
} from '@yihao/contract'
import {
  type HallRuntime,
  type Incoming,
  type RuntimeLogger,
  refused,
} from '../runtime/hall-runtime.ts'
import type { Vault } from '../visitors/vault.ts'
import { ageOfIdNumber } from './age-of-id.ts'
import { actorOf, type Caller, forbidden } from './caller.ts'
import type { RefusedTakes } from './refused-takes.ts'

export interface IntakeOptions {
  readonly runtime: HallRuntime
  readonly vault: Vault
  readonly logger: RuntimeLogger
  /** Why a plan may not be adopted here: its parts disagree, or this hall is stricter. */
  readonly checkPlan: (plan: Plan) => Refusal | undefined
  readonly refusedTakes?: RefusedTakes
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
  readonly #logger: RuntimeLogger
  readonly #checkPlan: IntakeOptions['checkPlan']
  readonly #refusedTakes: RefusedTakes | undefined

  constructor({ runtime, vault, logger, checkPlan, refusedTakes }: IntakeOptions) {
    this.#runtime = runtime
    this.#vault = vault
    this.#logger = logger
    this.#checkPlan = checkPlan
    this.#refusedTakes = refusedTakes
  }

  /** Never rejects. Roles and windows are judged in the hall that decides (ROLE-4). */
  async handle(caller: Caller, envelope: CommandEnvelope): Promise<Reply> {
    const reply = await this.#handle(caller, envelope)
    this.#refusedTakes?.note(caller, envelope.command, reply)
    return reply
  }

  #handle(caller: Caller, envelope: CommandEnvelope): Promise<Reply> {
    const { commandId, command } = envelope
    const actor = actorOf(caller)
    if (actor === undefined) {
      return Promise.resolve(refused({ commandId }, { code: 'NotSignedIn' }))
    }
    const wrong =
      command.type === 'AdoptPlan' ? this.#checkPlan(command.data.plan) : applicantsWrong(envelope)
    if (wrong !== undefined) return Promise.resolve(refused({ commandId }, wrong))
    const sealed = this.#seal(envelope)
    if (sealed === undefined) return Promise.resolve(refused({ commandId }, { code: 'NotStored' }))
    return this.#runtime.handle({
      commandId,
      actor,
      command,
      forbidden: (hall) => forbidden(hall, caller, command),
      ...sealed,
      ...this.#ageOf(caller, envelope),
    })
  }

  /**
   * Of a number that a device read off the card, or that staff typed with the card before them: what
   * a visitor types proves nothing (PRIO-7). Only the decision sees it.
   */
  #ageOf(caller: Caller, { visitor }: CommandEnvelope): Pick<Incoming, 'age'> {
    const proves = caller.kind === 'staff' || (caller.kind === 'device' && visitor?.idRead === true)
    if (!proves || visitor?.idNumber === undefined) return {}
    const age = ageOfIdNumber(visitor.idNumber, businessDateAt(this.#runtime.now()))
    return age === undefined ? {} : { age }
  }

  /** APPL-4: opened for the clerk who serves them, after it is in the log that they looked. */
  async showApplicants(
    caller: Caller,
    { commandId, windowId }: { readonly commandId: CommandId; readonly windowId: WindowId },
  ): Promise<
    | { readonly ok: true; readonly applicants: ShownApplicants }
    | Extract<Reply, { readonly ok: false }>
  > {
    const command = { type: 'ShowApplicants', data: { windowId } } as const
    const reply = await this.handle(caller, { commandId, command })
    if (!reply.ok) return reply
    const seen = reply.events.find((event) => event.type === 'ApplicantsShown')
    if (seen?.type !== 'ApplicantsShown') throw new Error('applicants were shown without an event')
    const { ticketId, number } = seen.data
    const applicants = await this.#runtime.read(
      ({ tickets, closed }) => (tickets.get(ticketId) ?? closed.get(ticketId))?.applicants ?? [],
    )
    return { ok: true, applicants: { number, applicants: applicants.map(this.#opened) } }
  }

  #opened = ({ kind, authorisation, visitorId }: Applicant) => {
    const text = visitorId === undefined ? undefined : this.#vault.open(visitorId)
    const { name, creditCode, idNumber } = JSON.parse(text ?? '{}') as VisitorDetails & {
      readonly creditCode?: string
    }
    return {
      kind,
      authorisation,
      ...(name === undefined ? {} : { name }),
      ...(creditCode === undefined ? {} : { creditCode: creditCodeOf(creditCode) }),
      ...(idNumber === undefined ? {} : { idNumber: withoutBirthday(idNumber) }),
    }
  }

  /** Undefined when the vault cannot be written: what a person said must not be lost silently. */
  #seal(said: CommandEnvelope): Pick<Incoming, 'note' | 'visitor' | 'applicants'> | undefined {
    const { note, visitor, applicants } = said
    const at = this.#runtime.now()
    try {
      return {
        ...(note === undefined ? {} : { note: this.#vault.sealNote(note, at) }),
        ...(visitor === undefined ? {} : { visitor: this.#vault.sealVisitor(visitor, at) }),
        ...(applicants === undefined
          ? {}
          : { applicants: applicants.map((one) => this.#vault.sealApplicant(one, at)) }),
      }
    } catch (err) {
      this.#logger.error({ err }, 'personal data could not be sealed')
      return undefined
    }
  }

  /** Whom the card before the number tells no asks no further; it counts as refused (LIMIT-5). */
  turnedAway(caller: Caller, command: CommandOf<'IssueTicket'>, refusal: Refusal): void {
    this.#refusedTakes?.note(caller, command, refused({}, refusal))
  }

  /** For the hall's own parts, which nobody signs in for. */
  handleOwn(
    part: Extract<Actor, { kind: 'system' }>['part'],
    envelope: Pick<CommandEnvelope, 'commandId' | 'command'>,
  ): Promise<Reply> {
    return this.#runtime.handle({ ...envelope, actor: { kind: 'system', part } })
  }
}

/** Enough to tell it from another card that lies on the table. */
const withoutBirthday = (idNumber: string) => `${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`

/** Who is named is seen here and nowhere after it: a wrong code must be told now (APPL-1). */
function applicantsWrong({ command, applicants }: CommandEnvelope): Refusal | undefined {
  if (applicants === undefined) return undefined
  if (command.type !== 'IssueTicket' && command.type !== 'BookAppointment') {
    return { code: 'MalformedCommand', field: 'applicants' }
  }
  const codes = applicants.map((one: ApplicantDetails) =>
    one.kind === 'company' ? creditCodeFault(creditCodeOf(one.creditCode)) : undefined,
  )
  const place = codes.findIndex((fault) => fault !== undefined)
  if (place < 0) return undefined
  const field = `applicants.${place}.creditCode`
  return { code: 'CreditCodeWrong', field, detail: codes[place] ?? '' }
}
