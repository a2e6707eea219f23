import {
  type Actor,
  type AlarmFacts,
  type AttachmentRef,
  atClock,
  type BusinessDate,
  type CaseCommand,
  type CaseEvent,
  type CaseId,
  type CaseRules,
  type CommandId,
  caseCommandSchema,
  caseEventBodySchema,
  type EpochMs,
  type EventId,
  type PersonId,
  type Plan,
  planSchema,
  type RecordedCaseEvent,
  type RefusalCode,
  type Role,
} from '@yihao/contract'
import { expect } from 'vitest'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { type CaseBook, type CaseView, createCaseBook } from './case-book.ts'
import type { CaseContext } from './case-context.ts'
import { nextCaseDeadline } from './case-deadlines.ts'
import { decideCase } from './decide-case.ts'
import { evolveCase } from './evolve-case.ts'

const words = (zh: string) => ({ zh, en: zh })

export const caseRules: CaseRules = {
  signWithinMs: 3 * 3_600_000,
  simpleDays: 5,
  complexDays: 15,
  extensionsMax: 1,
  extensionDaysMax: 10,
  remindDaysBefore: 1,
  escalations: [
    { afterDays: 0, to: words('督办员') },
    { afterDays: 3, to: words('分管领导') },
    { afterDays: 5, to: words('通报') },
  ],
  reboundDays: 30,
  replyDays: 3,
  keptDaysAfterClosing: 180,
  badRatings: ['dissatisfied', 'very-dissatisfied'],
  redAlarms: true,
  attachmentBytesMax: 1_000_000,
  dismissReasons: [{ code: 'mistaken', words: words('误评') }],
  declineReasons: [{ code: 'not-ours', words: words('不属本单位') }],
}

/** The small hall with two units: windows 1 and 2 are the first one's, 3 and 4 the second one's. */
export function casePlan(rules: Partial<CaseRules> = {}): Plan {
  const plan = smallPlan({ cases: { ...caseRules, ...rules } })
  const unit = (unitId: string, windows: readonly string[], members: readonly string[]) => ({
    unitId,
    name: words(unitId),
    windows,
    departments: [],
    items: [],
    members,
  })
  const units = [
    unit('unit-1', ['w1', 'w2'], ['handler', 'leader', 'both']),
    unit('unit-2', ['w3', 'w4'], ['other-handler']),
  ]
  return planSchema.parse({ ...plan, units })
}

const rolesOf: Readonly<Record<string, readonly Role[]>> = {
  supervisor: ['supervisor'],
  inspector: ['city-inspector'],
  manager: ['manager'],
  handler: ['unit-handler'],
  leader: ['unit-leader'],
  /** A person of the unit who also supervises. */
  both: ['unit-handler', 'supervisor'],
  'other-handler': ['unit-handler'],
  clerk: ['clerk'],
}

export const person = (personId: string): Actor => ({
  kind: 'staff',
  personId: personId as PersonId,
})
export const byItself: Actor = { kind: 'system', part: 'deadline' }

interface Along {
  readonly note?: boolean
  readonly attachments?: readonly AttachmentRef[]
}

const noteRef = { noteId: 'n-1', keyedHash: '0'.repeat(64) } as never

/** Cases of one hall, one thing after another: given, when, then. */
export class CaseScenario {
  readonly book: CaseBook
  readonly events: RecordedCaseEvent[] = []
  readonly alarms = new Map<string, AlarmFacts>()
  plan: Plan
  now: EpochMs
  #count = 0

  constructor(rules: Partial<CaseRules> = {}) {
    this.plan = casePlan(rules)
    this.book = createCaseBook(this.plan.hallId)
    this.now = atClock('2026-11-23' as BusinessDate, '10:00')
  }

  at(date: string, clock = '10:00'): this {
    this.now = atClock(date as BusinessDate, clock)
    return this
  }

  context(actor: Actor, along: Along = {}): CaseContext {
    return {
      at: this.now,
      actor,
      plan: this.plan,
      rolesOf: (personId) => rolesOf[personId] ?? [],
      alarmOf: (alarmId) => this.alarms.get(alarmId),
      note: along.note === false ? undefined : noteRef,
      attachments: along.attachments ?? [],
    }
  }

  /** Words come along unless told otherwise. */
  when(who: string | Actor, type: CaseCommand['type'], data: object = {}, along?: Along): Outcome {
    const actor = typeof who === 'string' ? person(who) : who
    const command = caseCommandSchema.parse({ type, data })
    const before = structuredClone(this.book)
    const decision = decideCase(command, this.book, this.context(actor, along))
    expect(this.book).toEqual(before)
    if (!decision.ok) return new Outcome(decision.refusal.code, [])
    for (const event of decision.events) this.#record(event, actor)
    return new Outcome(undefined, decision.events)
  }

  given(who: string | Actor, type: CaseCommand['type'], data: object = {}, along?: Along): this {
    this.when(who, type, data, along).thenAccepted()
    return this
  }

  /** A case at window 1 about a long wait. */
  registered(more: object = {}): this {
    const data = { source: 'patrol', ill: 'long-wait', subject: { windowId: 'w1' }, ...more }
    return this.given('supervisor', 'RegisterCase', { attachmentIds: [], ...data })
  }

  assigned(caseId = 'case-1', more: object = {}): this {
    const data = { caseId, unitId: 'unit-1', handlerId: 'handler', handling: 'simple', ...more }
    return this.given('supervisor', 'AssignCase', data)
  }

  signed(caseId = 'case-1'): this {
    return this.given('handler', 'SignCase', { caseId })
  }

  reported(caseId = 'case-1'): this {
    return this.given('handler', 'ReportCase', { caseId, attachmentIds: [] })
  }

  reviews(who: string, conclusion: 'closed' | 'returned', caseId = 'case-1'): Outcome {
    const data = { caseId, conclusion, method: 'data', attachmentIds: [] }
    return this.when(who, 'ReviewCase', data)
  }

  /** From the registration to the closing. */
  closed(caseId = 'case-1', more: object = {}): this {
    this.registered(more).assigned(caseId).signed(caseId).reported(caseId)
    this.reviews('supervisor', 'closed', caseId).thenAccepted()
    return this
  }

  /** Lets everything happen by itself that is due by that moment. */
  passesTo(date: string, clock = '10:00'): this {
    const until = atClock(date as BusinessDate, clock)
    for (;;) {
      const next = nextCaseDeadline(this.book)
      if (next === undefined || next.at > until) break
      this.now = Math.max(this.now, next.at) as EpochMs
      this.given(byItself, next.command.type, next.command.data, { note: false })
    }
    this.now = until
    return this
  }

  case(caseId = 'case-1'): CaseView {
    const one = this.book.cases.get(caseId as CaseId)
    if (one === undefined) throw new Error(`no ${caseId}`)
    return one
  }

  #record(event: CaseEvent, actor: Actor): void {
    caseEventBodySchema.parse(event)
    this.#count += 1
    const recorded = {
      position: { hallId: this.plan.hallId, epoch: 1, seq: this.#count },
      eventId: `e-${this.#count}` as EventId,
      commandId: `c-${this.#count}` as CommandId,
      version: 1,
      businessDate: '2026-11-23' as BusinessDate,
      recordedAt: this.now,
      actor,
      planVersion: 1,
      policyId: 'none',
      ...event,
    } as RecordedCaseEvent
    this.events.push(recorded)
    evolveCase(this.book, recorded)
  }
}

export class Outcome {
  readonly refusal: RefusalCode | undefined
  readonly events: readonly CaseEvent[]

  constructor(refusal: RefusalCode | undefined, events: readonly CaseEvent[]) {
    this.refusal = refusal
    this.events = events
  }

  thenAccepted(): this {
    expect(this.refusal).toBeUndefined()
    return this
  }

  thenRefused(code: RefusalCode): this {
    expect(this.refusal).toBe(code)
    expect(this.events).toEqual([])
    return this
  }
}
