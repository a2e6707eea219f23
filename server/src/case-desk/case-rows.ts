import {
  businessDateAt,
  type CaseList,
  type CaseRow,
  type NoteRef,
  type PersonId,
  type PersonShown,
  type ResponsibleUnit,
  type UnitId,
} from '@yihao/contract'
import { type CaseBookView, type CaseView, isOver, isWithUnit } from '../cases/case-book.ts'
import { type CaseContext, houseOf } from '../cases/case-context.ts'
import { maySee, unitOf } from '../cases/case-guards.ts'
import { closeOf, workingDaysBetween } from '../cases/working-days.ts'
import type { Vault } from '../visitors/vault.ts'

/** Names and sealed texts, for those who may read them. */
export interface CaseReader {
  readonly vault: Vault
  readonly nameOf: (personId: PersonId) => string | undefined
}

export function personShown(
  { nameOf }: CaseReader,
  personId: PersonId | undefined,
): PersonShown | undefined {
  if (personId === undefined) return undefined
  const name = nameOf(personId)
  return { personId, ...(name === undefined ? {} : { name }) }
}

/** Undefined once it was erased. */
export const textOf = ({ vault }: CaseReader, note: NoteRef | undefined): string | undefined =>
  note === undefined ? undefined : vault.open(note.noteId)

/** One line of the 督办台账 with the columns that inspectors know. */
export function caseRow(one: CaseView, context: CaseContext, reader: CaseReader): CaseRow {
  const { plan } = context
  const { subject } = one
  const window = plan?.windows.find(({ windowId }) => windowId === subject.windowId)
  const item = plan?.items.find(({ code }) => code === subject.itemCode)
  const row = {
    caseId: one.caseId,
    number: one.number,
    source: one.source,
    reference: one.reference,
    registeredAt: one.registeredAt,
    ill: one.ill,
    description: textOf(reader, one.description),
    subject,
    windowNumber: window?.windowNumber,
    itemName: item?.name,
    person: personShown(reader, subject.personId),
    unitId: one.unitId,
    unitName: unitOf(context, one.unitId)?.name,
    handler: personShown(reader, one.handlerId),
    supervisor: personShown(reader, one.supervisorId),
    handling: one.handling,
    measures: textOf(reader, one.measures),
    dueAt: one.term?.dueAt,
    daysLeft: daysLeft(one, context),
    progress: textOf(reader, one.progress),
    attachments: one.attachments.length,
    reviewer: personShown(reader, one.reviewerId),
    reviewedAt: one.reviewedAt,
    checkMethod: one.checkMethod,
    conclusion: textOf(reader, one.conclusion),
    satisfaction: one.satisfaction,
    stage: one.stage,
    closedAt: one.closedAt,
    overdue: overdueOf(one, context),
    reboundOf: one.reboundOf,
    rebounds: [...one.rebounds],
  }
  return withoutEmpty(row) as CaseRow
}

const withoutEmpty = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))

function daysLeft(one: CaseView, context: CaseContext): number | undefined {
  const house = houseOf(context)
  if (house === undefined || one.term === undefined || !isWithUnit(one)) return undefined
  const { calendar } = house
  const { dueAt } = one.term
  if (context.at > dueAt) return workingDaysBetween(calendar, context.at, dueAt)
  // Today does not count, as it did not when the term began; on the last day none is left.
  const today = closeOf(calendar, businessDateAt(context.at))
  return workingDaysBetween(calendar, today < dueAt ? today : dueAt, dueAt)
}

/** Missed while the unit has it, or reported too late (CASE-6). */
function overdueOf(one: CaseView, context: CaseContext): CaseRow['overdue'] {
  const house = houseOf(context)
  const { term, escalation } = one
  if (house === undefined || term === undefined) return undefined
  const running = isWithUnit(one)
  const end = running ? context.at : (one.reportedAt ?? term.dueAt)
  if (end <= term.dueAt) return undefined
  const reached = house.rules.escalations[escalation - 1]?.to
  return {
    days: workingDaysBetween(house.calendar, term.dueAt, end),
    running,
    ...(reached === undefined ? {} : { reached }),
  }
}

/** What a person may see, the newest first, and what is open by unit, the most urgent first. */
export function caseList(
  book: CaseBookView,
  person: PersonId,
  context: CaseContext,
  reader: CaseReader,
): Omit<CaseList, 'mayRegister'> {
  const seen = [...book.cases.values()].filter((one) => maySee(one, person, context))
  const cases = seen.reverse().map((one) => caseRow(one, context, reader))
  return { at: context.at, cases, units: openByUnit(cases, context) }
}

function openByUnit(cases: readonly CaseRow[], context: CaseContext): CaseList['units'] {
  const groups = new Map<UnitId | undefined, CaseRow[]>()
  for (const row of cases) {
    if (isOver(row)) continue
    groups.set(row.unitId, [...(groups.get(row.unitId) ?? []), row])
  }
  return [...groups]
    .map(([unitId, rows]) => unitLine(unitOf(context, unitId), unitId, rows))
    .sort((a, b) => (a.daysLeft ?? 999) - (b.daysLeft ?? 999))
}

function unitLine(
  unit: ResponsibleUnit | undefined,
  unitId: UnitId | undefined,
  rows: readonly CaseRow[],
): CaseList['units'][number] {
  const left = rows.flatMap(({ daysLeft: days }) => (days === undefined ? [] : [days]))
  return {
    ...(unitId === undefined ? {} : { unitId }),
    ...(unit === undefined ? {} : { name: unit.name }),
    open: rows.length,
    overdue: rows.filter(({ overdue }) => overdue?.running === true).length,
    ...(left.length === 0 ? {} : { daysLeft: Math.min(...left) }),
  }
}
