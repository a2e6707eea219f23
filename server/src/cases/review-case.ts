import type { CaseCommandOf } from '@yihao/contract'
import type { CaseView } from './case-book.ts'
import { accept, type CaseContext, type CaseDecision, houseOf, refuse } from './case-context.ts'
import { termUntil } from './terms.ts'
import { endOfTerm } from './working-days.ts'

/** 反馈: what was done, in words, with evidence where there is some (CASE-2). */
export function reportCase(one: CaseView, context: CaseContext): CaseDecision {
  const { note, attachments, at } = context
  if (note === undefined) return refuse('NoteNeeded', { field: 'note' })
  const late = at > (one.term?.dueAt ?? at)
  const { caseId } = one
  return accept({
    type: 'CaseReported',
    data: { caseId, late, note, attachments: [...attachments] },
  })
}

/** 核查: closed (销号), or returned for another simple term (退回重办). */
export function reviewCase(
  { data }: CaseCommandOf<'ReviewCase'>,
  one: CaseView,
  context: CaseContext,
): CaseDecision {
  const house = houseOf(context)
  if (house === undefined) return refuse('CasesNotSetUp')
  const { note, attachments, at } = context
  if (note === undefined) return refuse('NoteNeeded', { field: 'note' })
  const { conclusion, method, satisfaction } = data
  const common = {
    caseId: one.caseId,
    method,
    ...(satisfaction === undefined ? {} : { satisfaction }),
    note,
    attachments: [...attachments],
  }
  if (conclusion === 'closed') return accept({ type: 'CaseClosed', data: common })
  const dueAt = endOfTerm(house.calendar, at, house.rules.simpleDays)
  const term = termUntil(one.terms + 1, dueAt, at, house)
  return accept({ type: 'CaseReturned', data: { ...common, term } })
}
