import type { CaseCommandOf, CommandId, EpochMs } from '@yihao/contract'
import { type CaseBookView, type CaseView, isWithUnit } from './case-book.ts'
import { stepKey } from './evolve-case.ts'

export interface DueStep {
  readonly at: EpochMs
  readonly term: number
  readonly step: 'sign-late' | 'due-soon' | 'overdue'
  readonly rung: number
}

/** What the running term of a case has still to tell, while the unit has it (CASE-6). */
export function dueSteps(one: CaseView): readonly DueStep[] {
  const { term, signBy, told } = one
  if (term === undefined || !isWithUnit(one)) return []
  const steps: DueStep[] = []
  if (one.stage === 'assigned' && signBy !== undefined) {
    steps.push({ at: signBy, term: term.term, step: 'sign-late', rung: 0 })
  }
  if (term.remindAt !== undefined) {
    steps.push({ at: term.remindAt, term: term.term, step: 'due-soon', rung: 0 })
  }
  term.escalateAt.forEach((at, rung) => {
    steps.push({ at, term: term.term, step: 'overdue', rung })
  })
  return steps.filter((step) => !told.includes(stepKey(step)))
}

export interface CaseDeadline {
  readonly at: EpochMs
  readonly commandId: CommandId
  readonly command: CaseCommandOf<'TellDeadline'>
}

/** The next thing that happens by itself; its id is made of what it ends, so it has one effect. */
export function nextCaseDeadline(book: CaseBookView): CaseDeadline | undefined {
  let next: CaseDeadline | undefined
  for (const one of book.cases.values()) {
    for (const { at, ...step } of dueSteps(one)) {
      if (next !== undefined && next.at <= at) continue
      const data = { caseId: one.caseId, ...step }
      const commandId = `tell:${one.caseId}:${step.term}:${stepKey(step)}` as CommandId
      next = { at, commandId, command: { type: 'TellDeadline', data } }
    }
  }
  return next
}
