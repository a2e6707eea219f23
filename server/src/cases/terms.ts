import {
  type BusinessDate,
  businessDateAt,
  type CaseRules,
  type CaseTerm,
  type EpochMs,
  type HallCalendar,
} from '@yihao/contract'
import { closeOf, endOfTerm, openingOf, workingDayFrom } from './working-days.ts'

/** A term with its reminder and the rungs of its escalation (CASE-5, CASE-6). */
export function termUntil(
  term: number,
  dueAt: EpochMs,
  at: EpochMs,
  { rules, calendar }: { readonly rules: CaseRules; readonly calendar: HallCalendar },
): CaseTerm {
  const last = businessDateAt(dueAt)
  const remindOn = workingDayFrom(calendar, last, -rules.remindDaysBefore)
  const remindAt = openingOf(calendar, remindOn)
  const escalateAt = rules.escalations.map(({ afterDays }) =>
    afterDays === 0 ? dueAt : endOfTerm(calendar, dueAt, afterDays),
  )
  return { term, dueAt, ...(remindAt > at ? { remindAt } : {}), escalateAt }
}

/** The end of a term that is given by its last day. */
export const endOn = (calendar: HallCalendar, date: BusinessDate): EpochMs =>
  closeOf(calendar, date)
