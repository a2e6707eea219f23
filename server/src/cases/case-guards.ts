import type {
  CaseCommandType,
  CaseStage,
  PersonId,
  RefusalCode,
  ResponsibleUnit,
  UnitId,
} from '@yihao/contract'
import { type CaseBookView, type CaseView, isOver } from './case-book.ts'
import { type CaseContext, houseOf } from './case-context.ts'
import { personOf } from './evolve-case.ts'

/** At which stages each verb may come; a verb that is not here asks for no stage. */
const stagesOf: Partial<Record<CaseCommandType, readonly CaseStage[]>> = {
  DismissCase: ['registered'],
  AssignCase: ['registered', 'assigned'],
  SignCase: ['assigned'],
  DeclineCase: ['assigned'],
  ReportCase: ['rectifying'],
  ReviewCase: ['reported'],
  RequestExtension: ['assigned', 'rectifying'],
  DecideExtension: ['assigned', 'rectifying'],
}

const ofUnit: readonly CaseCommandType[] = [
  'SignCase',
  'DeclineCase',
  'ReportCase',
  'RequestExtension',
]

export const unitOf = (
  { plan }: Pick<CaseContext, 'plan'>,
  unitId: UnitId | undefined,
): ResponsibleUnit | undefined => plan?.units?.find((unit) => unit.unitId === unitId)

/** Why this verb cannot come to this case now from this person; undefined when it may (CASE-2 to 4). */
export function caseGuard(
  verb: CaseCommandType,
  one: CaseView,
  context: CaseContext,
): RefusalCode | undefined {
  if (houseOf(context) === undefined) return 'CasesNotSetUp'
  if (verb === 'ArchiveCase') return archiveGuard(one)
  if (isOver(one)) return 'CaseClosed'
  const stages = stagesOf[verb]
  if (stages !== undefined && !stages.includes(one.stage)) return 'CaseNotAtThatStep'
  if (ofUnit.includes(verb) && !actsForUnit(one, context)) return 'NotYourCase'
  if (verb === 'NoteCase' && !mayNote(one, context)) return 'NotYourCase'
  if (verb === 'RequestExtension') return extensionGuard(one, context)
  if (verb === 'DecideExtension' && one.extension === undefined) return 'NoExtensionAsked'
  const judges = verb === 'ReviewCase' || verb === 'DecideExtension' || verb === 'DismissCase'
  return judges && partial(one, context) ? 'ReviewerIsHandler' : undefined
}

/** Archived once; before its closing there is nothing to put away. */
function archiveGuard({ stage }: CaseView): RefusalCode | undefined {
  if (stage === 'archived') return 'CaseClosed'
  return stage === 'closed' || stage === 'dismissed' ? undefined : 'CaseNotAtThatStep'
}

function extensionGuard(one: CaseView, context: CaseContext): RefusalCode | undefined {
  const house = houseOf(context)
  if (one.extension !== undefined) return 'ExtensionPending'
  const { extensionsMax } = house?.rules ?? { extensionsMax: 0 }
  return one.extensions >= extensionsMax ? 'ExtensionLimitReached' : undefined
}

/** The handler named in the case, or a leader among the unit's people (CASE-3). */
function actsForUnit(one: CaseView, context: CaseContext): boolean {
  const person = personOf(context.actor)
  if (person === undefined) return false
  if (person === one.handlerId) return true
  const isMember = unitOf(context, one.unitId)?.members.includes(person) === true
  return isMember && context.rolesOf(person).includes('unit-leader')
}

/** Whoever supervises, and the people of the unit that has it. */
function mayNote(one: CaseView, context: CaseContext): boolean {
  const person = personOf(context.actor)
  if (person === undefined) return false
  const roles = context.rolesOf(person)
  if (roles.includes('supervisor') || roles.includes('city-inspector')) return true
  return person === one.handlerId || memberOf(context, one.unitId, person)
}

export const memberOf = (
  context: Pick<CaseContext, 'plan'>,
  unitId: UnitId | undefined,
  person: PersonId,
): boolean => unitOf(context, unitId)?.members.includes(person) === true

/** Who handled it, belongs to the unit or is concerned by it is no judge of it (CASE-4). */
function partial(one: CaseView, context: CaseContext): boolean {
  const person = personOf(context.actor)
  if (person === undefined) return false
  return (
    person === one.handlerId ||
    person === one.subject.personId ||
    one.workedOnBy.includes(person) ||
    memberOf(context, one.unitId, person)
  )
}

/** Whether a person may look into a case: those above all of them, those of a unit its own. */
export function maySee(one: CaseView, person: PersonId, context: CaseContext): boolean {
  const roles = context.rolesOf(person)
  const all = ['supervisor', 'city-inspector', 'manager', 'auditor'] as const
  if (all.some((role) => roles.includes(role))) return true
  return person === one.handlerId || memberOf(context, one.unitId, person)
}

/** A closed case of the same ill at the same window not long ago (CASE-8). */
export function reboundOf(
  book: CaseBookView,
  one: Pick<CaseView, 'ill' | 'subject'>,
  context: CaseContext,
): CaseView | undefined {
  const house = houseOf(context)
  const { windowId } = one.subject
  if (house === undefined || windowId === undefined) return undefined
  const since = context.at - house.rules.reboundDays * 86_400_000
  return [...book.cases.values()]
    .filter(({ stage, closedAt }) => stage !== 'dismissed' && (closedAt ?? 0) >= since)
    .filter((old) => isOver(old) && old.ill === one.ill && old.subject.windowId === windowId)
    .sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0))[0]
}
