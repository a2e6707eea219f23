import type { CaseCommandOf } from '@yihao/contract'
import type { CaseView } from './case-book.ts'
import { accept, type CaseContext, type CaseDecision, houseOf, refuse } from './case-context.ts'
import { termUntil } from './terms.ts'
import { endOfTerm } from './working-days.ts'

/** 申请延期: the term goes on until somebody else has agreed (CASE-7). */
export function requestExtension(
  { data: { days } }: CaseCommandOf<'RequestExtension'>,
  { caseId }: CaseView,
  context: CaseContext,
): CaseDecision {
  const house = houseOf(context)
  if (house === undefined) return refuse('CasesNotSetUp')
  if (days > house.rules.extensionDaysMax) {
    const detail = String(house.rules.extensionDaysMax)
    return refuse('ExtensionLimitReached', { field: 'command.data.days', detail })
  }
  const { note } = context
  if (note === undefined) return refuse('NoteNeeded', { field: 'note' })
  return accept({ type: 'ExtensionRequested', data: { caseId, days, note } })
}

/** The days are added to the last day, not to the day of the decision. */
export function decideExtension(
  { data: { approved } }: CaseCommandOf<'DecideExtension'>,
  one: CaseView,
  context: CaseContext,
): CaseDecision {
  const house = houseOf(context)
  const { extension, term } = one
  if (house === undefined || extension === undefined || term === undefined) {
    return refuse('NoExtensionAsked')
  }
  const said = context.note === undefined ? {} : { note: context.note }
  const { caseId } = one
  if (!approved) {
    if (context.note === undefined) return refuse('NoteNeeded', { field: 'note' })
    return accept({ type: 'ExtensionDecided', data: { caseId, approved, ...said } })
  }
  const dueAt = endOfTerm(house.calendar, term.dueAt, extension.days)
  const longer = termUntil(one.terms + 1, dueAt, context.at, house)
  return accept({ type: 'ExtensionDecided', data: { caseId, approved, term: longer, ...said } })
}
