import type { CommandOf, EpochMs, HallEventOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallState, HallView, Ticket } from '../hall.ts'
import { indexOf } from '../plan-index.ts'
import { filedNumberOf, goesOn } from './filed-cases.ts'

/** What the system where it was filed tells of a case; told again it changes nothing (FILED-5). */
export function recordFiledCase(
  _stamped: StampedCommand,
  command: CommandOf<'RecordFiledCase'>,
  hall: HallView,
): Decision {
  const { plan } = hall
  const rules = plan?.rules.filedOnline
  if (plan === undefined || rules === undefined) return refuse('FiledNotOffered')
  const { itemCodes, state } = command.data
  const caseNumber = filedNumberOf(command.data.caseNumber, rules)
  if (caseNumber === undefined) return refuse('FiledNumberWrong', { field: 'caseNumber' })
  const unknown = itemCodes.find((code) => !indexOf(plan).items.has(code))
  if (unknown !== undefined) return refuse('ItemUnknown', { field: 'itemCodes', detail: unknown })
  const known = hall.filedCases.get(caseNumber)
  if (known !== undefined && !goesOn(known.state, state)) return accept()
  return accept({ type: 'FiledCaseRecorded', data: { caseNumber, itemCodes, state } })
}

export function filedCaseRecorded(
  hall: HallState,
  { caseNumber, itemCodes, state }: HallEventOf<'FiledCaseRecorded'>['data'],
  at: EpochMs,
): void {
  hall.filedCases.set(caseNumber, { itemCodes, state, at })
}

/** A visit that ended well brought the case on: its originals are here, or what it made is gone. */
export function filedVisitDone(hall: HallState, { filed }: Ticket, at: EpochMs): void {
  if (filed === undefined) return
  const { caseNumber, itemCodes, purpose } = filed
  const state = purpose === 'pick-up' ? 'collected' : 'handed-in'
  const known = hall.filedCases.get(caseNumber)
  if (known !== undefined && !goesOn(known.state, state)) return
  hall.filedCases.set(caseNumber, { itemCodes: known?.itemCodes ?? itemCodes, state, at })
}

/** Of which nothing was heard so long. */
export function forgetFiledCases(hall: HallState, at: EpochMs): void {
  const days = hall.plan?.rules.filedOnline?.keptDays
  if (days === undefined) return
  const oldest = at - days * 86_400_000
  for (const [caseNumber, one] of hall.filedCases) {
    if (one.at < oldest) hall.filedCases.delete(caseNumber)
  }
}
