import { createHash } from 'node:crypto'
import {
  type Actor,
  type AlarmFacts,
  type AttachmentRef,
  businessDateAt,
  type CaseCommand,
  type CaseEvent,
  type CaseReply,
  type CommandId,
  type EpochMs,
  type EventId,
  type NoteRef,
  type Position,
  type RecordedCaseEvent,
  type Refusal,
  type RefusalCode,
  refusalText,
  type StoredEvent,
} from '@yihao/contract'
import type { CaseBook, CaseBookView } from '../cases/case-book.ts'
import type { CaseContext } from '../cases/case-context.ts'
import { decideCase } from '../cases/decide-case.ts'
import { evolveCase } from '../cases/evolve-case.ts'
import type { HallView } from '../engine/hall.ts'
import { type CaseStream, caseStreamOf, type EventLog, type Head } from '../log/event-log.ts'
import { caseEventOf } from '../log/upcast.ts'
import { rolesOf } from '../people/caller.ts'
import { canonical } from '../runtime/body-hash.ts'
import type { HallRuntime, RuntimeLogger } from '../runtime/hall-runtime.ts'
import { CaseWakeUps } from './case-wake-ups.ts'
import { loadCases } from './load-cases.ts'

export interface CaseIncoming {
  readonly commandId: CommandId
  readonly actor: Actor
  readonly command: CaseCommand
  readonly note?: NoteRef | undefined
  readonly attachments?: readonly AttachmentRef[]
  /** Why the sender may not do this, asked in the very hall that the command is decided in. */
  readonly forbidden?: (hall: HallView) => RefusalCode | undefined
}

export interface CaseRuntimeOptions {
  readonly log: EventLog
  readonly hall: HallRuntime
  readonly alarmOf: (alarmId: string) => AlarmFacts | undefined
  readonly logger: RuntimeLogger
}

export type CaseListener = (events: readonly RecordedCaseEvent[]) => void

const conflictTriesMax = 5

/** One writer for one hall's cases: decides, commits, then tells. They are few: one at a time. */
export class CaseRuntime {
  readonly #options: CaseRuntimeOptions
  readonly #stream: CaseStream
  readonly #listeners = new Set<CaseListener>()
  readonly #wakeUps: CaseWakeUps
  #book: CaseBook
  #head: Head
  #stale = false
  #stopped = false
  #tail: Promise<unknown> = Promise.resolve()

  constructor(options: CaseRuntimeOptions, loaded: { book: CaseBook; head: Head }) {
    this.#options = options
    this.#stream = caseStreamOf(options.hall.hallId)
    this.#book = loaded.book
    this.#head = loaded.head
    this.#wakeUps = new CaseWakeUps(options.hall.clock, (incoming) => this.handle(incoming))
    this.#wakeUps.plan(this.#book)
  }

  position(): Position {
    const { epoch, seq } = this.#head
    return { hallId: this.#options.hall.hallId, epoch, seq }
  }

  now(): EpochMs {
    return Math.max(this.#options.hall.now(), this.#book.at) as EpochMs
  }

  /** The context of a look or a decision, in the hall as it stands. */
  contextIn(hall: HallView, actor: Actor): CaseContext {
    return {
      at: this.now(),
      actor,
      plan: hall.plan,
      rolesOf: (personId) => rolesOf(hall, personId),
      alarmOf: this.#options.alarmOf,
      attachments: [],
    }
  }

  /** Never rejects: what went wrong is in the reply. */
  handle(incoming: CaseIncoming): Promise<CaseReply> {
    if (this.#stopped) return Promise.resolve(refusedCase(incoming, { code: 'NotStored' }))
    const answer = this.#tail.then(() => this.#handle(incoming))
    this.#tail = answer
    return answer
  }

  /** Only what is committed is ever in the book. */
  read<T>(look: (book: CaseBookView, hall: HallView) => T): Promise<T> {
    return this.#options.hall.read((hall) => look(this.#book, hall))
  }

  async readAfter(seq: number, limit: number): Promise<readonly RecordedCaseEvent[]> {
    const stored = await this.#options.log.read(this.#stream, { after: seq, limit })
    return stored.map(caseEventOf)
  }

  onCommitted(listener: CaseListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#wakeUps.stop()
    await this.#tail
  }

  async #handle(incoming: CaseIncoming): Promise<CaseReply> {
    for (let tries = 0; tries < conflictTriesMax; tries += 1) {
      try {
        if (this.#stale) await this.#reload()
        const reply = await this.#try(incoming)
        if (reply !== 'conflict') return reply
        await this.#reload()
      } catch (err) {
        this.#options.logger.error({ err }, 'a command about a case was not stored')
        // It may have been stored without our learning of it: read before the next one.
        this.#stale = true
        break
      }
    }
    return refusedCase(incoming, { code: 'NotStored' })
  }

  async #try(incoming: CaseIncoming): Promise<CaseReply | 'conflict'> {
    const { commandId, actor } = incoming
    // Ids with a colon are the hall's own: a deadline whose id was used up would never be told.
    if (commandId.includes(':') && actor.kind !== 'system') {
      return refusedCase(incoming, { code: 'MalformedCommand' })
    }
    const bodyHash = caseBodyHash(incoming)
    const stored = await this.#options.log.findCommand(this.#stream, commandId)
    if (stored !== undefined) {
      return stored.bodyHash === bodyHash
        ? await this.#answerAgain(incoming, stored)
        : refusedCase(incoming, { code: 'CommandIdReused' })
    }
    const decided = await this.#options.hall.read((hall) => this.#decide(incoming, hall))
    if (!decided.ok) return refusedCase(incoming, decided.refusal)
    const { events } = decided
    const records = [{ commandId, bodyHash, events: events as unknown as StoredEvent[] }]
    const result = await this.#options.log.append(this.#stream, this.#head.seq, records)
    if (result.kind === 'conflict') return 'conflict'
    this.#commit(events, result.head)
    return {
      ok: true,
      commandId,
      position: this.position(),
      duplicate: false,
      events: events.map(bodyOf),
    }
  }

  #decide(
    incoming: CaseIncoming,
    hall: HallView,
  ):
    | { readonly ok: true; readonly events: readonly RecordedCaseEvent[] }
    | { readonly ok: false; readonly refusal: Refusal } {
    const forbidden = incoming.forbidden?.(hall)
    if (forbidden !== undefined) return { ok: false, refusal: { code: forbidden } }
    const { actor, note, attachments = [] } = incoming
    const context = { ...this.contextIn(hall, actor), note, attachments }
    const decision = decideCase(incoming.command, this.#book, context)
    if (!decision.ok) return decision
    const events = decision.events.map((event, index) => this.#record(event, index, incoming, hall))
    return { ok: true, events }
  }

  #record(
    event: CaseEvent,
    index: number,
    { commandId, actor }: CaseIncoming,
    hall: HallView,
  ): RecordedCaseEvent {
    const { hallId } = hall
    const { epoch } = this.#head
    const seq = this.#head.seq + index + 1
    const at = this.now()
    return {
      position: { hallId, epoch, seq },
      eventId: `${hallId}.${epoch}.c${seq}` as EventId,
      commandId,
      version: 1,
      businessDate: businessDateAt(at),
      recordedAt: at,
      actor,
      planVersion: hall.planVersion,
      policyId: hall.plan?.callPolicy.policyId ?? 'none',
      ...event,
    } as RecordedCaseEvent
  }

  #commit(events: readonly RecordedCaseEvent[], head: Head): void {
    this.#head = head
    for (const event of events) evolveCase(this.#book, event)
    this.#wakeUps.plan(this.#book)
    this.#tell(events)
  }

  #tell(events: readonly RecordedCaseEvent[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(events)
      } catch (err) {
        this.#options.logger.error({ err }, 'a listener of the cases failed')
      }
    }
  }

  async #answerAgain(
    { commandId }: CaseIncoming,
    { firstSeq, count }: { readonly firstSeq: number; readonly count: number },
  ): Promise<CaseReply> {
    const events = count === 0 ? [] : await this.readAfter(firstSeq - 1, count)
    const position = { ...this.position(), seq: firstSeq - 1 + count }
    return { ok: true, commandId, position, duplicate: true, events: events.map(bodyOf) }
  }

  async #reload(): Promise<void> {
    this.#stale = true
    const before = this.#head.seq
    const loaded = await loadCases(this.#options.log, this.#options.hall.hallId)
    this.#book = loaded.book
    this.#head = loaded.head
    this.#stale = false
    this.#wakeUps.plan(this.#book)
    if (this.#head.seq > before) this.#tell(await this.readAfter(before, this.#head.seq - before))
  }
}

export async function startCaseRuntime(options: CaseRuntimeOptions): Promise<CaseRuntime> {
  return new CaseRuntime(options, await loadCases(options.log, options.hall.hallId))
}

export function refusedCase(
  { commandId }: { readonly commandId?: CommandId | undefined },
  refusal: Refusal,
): CaseReply {
  const words = refusalText[refusal.code]
  return { ok: false, ...(commandId === undefined ? {} : { commandId }), refusal, words }
}

const bodyOf = ({ type, data }: RecordedCaseEvent) => ({ type, data }) as CaseEvent

/** A sealed text counts by what it said, since each try seals anew. */
function caseBodyHash({ command, actor, note }: CaseIncoming): string {
  const body = { command, actor, note: note?.keyedHash }
  return createHash('sha256').update(canonical(body)).digest('hex')
}
