import type {
  Actor,
  AlarmFacts,
  AttachmentRef,
  CaseEvent,
  CaseRules,
  EpochMs,
  HallCalendar,
  NoteRef,
  PersonId,
  Plan,
  Refusal,
  RefusalCode,
  Role,
} from '@yihao/contract'

/** What a decision needs besides the book: the plan in force, the people, and what came along. */
export interface CaseContext {
  readonly at: EpochMs
  readonly actor: Actor
  readonly plan: Plan | undefined
  readonly rolesOf: (personId: PersonId) => readonly Role[]
  readonly alarmOf: (alarmId: string) => AlarmFacts | undefined
  readonly note?: NoteRef | undefined
  /** Those of the command, looked up. */
  readonly attachments: readonly AttachmentRef[]
}

export type CaseDecision =
  | { readonly ok: true; readonly events: readonly CaseEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

export const accept = (...events: readonly CaseEvent[]): CaseDecision => ({ ok: true, events })

export function refuse(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): CaseDecision {
  return { ok: false, refusal: { code, ...more } }
}

export interface House {
  readonly plan: Plan
  readonly rules: CaseRules
  readonly calendar: HallCalendar
}

/** The rules for cases, where the plan has some. */
export function houseOf({ plan }: Pick<CaseContext, 'plan'>): House | undefined {
  const rules = plan?.rules.cases
  return plan === undefined || rules === undefined
    ? undefined
    : { plan, rules, calendar: plan.calendar }
}
