import { businessDateAt, type CaseCommandOf } from '@yihao/contract'
import type { CaseView } from './case-book.ts'
import { accept, type CaseContext, type CaseDecision, houseOf, refuse } from './case-context.ts'
import { unitOf } from './case-guards.ts'
import { personOf } from './evolve-case.ts'
import { endOn, termUntil } from './terms.ts'
import { afterSessionTime, endOfTerm, isWorkingDay } from './working-days.ts'

const acting = ['unit-handler', 'unit-leader'] as const

/** 交办: a unit, a person of it who answers, and a last day (CASE-3, CASE-5). */
export function assignCase(
  { data }: CaseCommandOf<'AssignCase'>,
  one: CaseView,
  context: CaseContext,
): CaseDecision {
  const house = houseOf(context)
  if (house === undefined) return refuse('CasesNotSetUp')
  const { unitId, handlerId, handling, dueOn } = data
  const unit = unitOf(context, unitId)
  const field = (name: string) => ({ field: `command.data.${name}` })
  if (unit === undefined) return refuse('UnitUnknown', { ...field('unitId'), detail: unitId })
  const roles = context.rolesOf(handlerId)
  if (!unit.members.includes(handlerId) || !acting.some((role) => roles.includes(role))) {
    return refuse('HandlerNotOfUnit', { ...field('handlerId'), detail: handlerId })
  }
  // Whoever is complained about does not mend it alone: another of the unit answers for it.
  if (handlerId === one.subject.personId) {
    return refuse('HandlerIsConcerned', { ...field('handlerId'), detail: handlerId })
  }
  const { calendar, rules } = house
  const wrongDay =
    dueOn !== undefined && (dueOn <= businessDateAt(context.at) || !isWorkingDay(calendar, dueOn))
  if (wrongDay) return refuse('DeadlineNotAhead', { ...field('dueOn'), detail: dueOn })
  const days = handling === 'simple' ? rules.simpleDays : rules.complexDays
  const dueAt = dueOn === undefined ? endOfTerm(calendar, context.at, days) : endOn(calendar, dueOn)
  const supervisorId = personOf(context.actor)
  const { note } = context
  return accept({
    type: 'CaseAssigned',
    data: {
      caseId: one.caseId,
      unitId,
      handlerId,
      ...(supervisorId === undefined ? {} : { supervisorId }),
      handling,
      signBy: afterSessionTime(calendar, context.at, rules.signWithinMs),
      term: termUntil(one.terms + 1, dueAt, context.at, house),
      ...(note === undefined ? {} : { note }),
    },
  })
}
