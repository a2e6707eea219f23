import type { Applicant, FiledOnTicket, Plan, VisitLine } from '@yihao/contract'
import { type Errand, unitsOfVisit } from '../engine/applicants/counted.ts'
import { itemLines } from './parts.ts'

interface Visit extends Errand {
  readonly bulk?: true | undefined
  readonly filed?: FiledOnTicket | undefined
}

/** For whom and how much; nothing where one person came for their own matter. */
export function visitLine(
  plan: Plan,
  visit: Visit,
  at: 'counter' | 'elsewhere',
): { readonly visit?: VisitLine } {
  const { applicants, agent, bulk, filed } = visit
  if (applicants === undefined && agent === undefined && filed === undefined) return {}
  return {
    visit: {
      units: unitsOfVisit(plan, visit),
      ...(bulk === undefined ? {} : { bulk }),
      ...(applicants !== undefined || agent === undefined ? {} : { principals: agent.principals }),
      applicants: (applicants ?? []).map(applicantLine),
      ...(filed === undefined ? {} : { filed: filedLine(plan, filed, at) }),
    },
  }
}

function applicantLine(applicant: Applicant): VisitLine['applicants'][number] {
  const { kind, authorisation, items, packages, visitorId } = applicant
  const units = [...items, ...packages].reduce((sum, { count }) => sum + count, 0)
  return { kind, authorisation, units, sealed: visitorId !== undefined }
}

const endShown = 4

function filedLine(
  plan: Plan,
  { caseNumber, purpose, itemCodes }: FiledOnTicket,
  at: 'counter' | 'elsewhere',
): NonNullable<VisitLine['filed']> {
  const shown = at === 'counter' ? caseNumber : `…${caseNumber.slice(-endShown)}`
  return { purpose, caseNumber: shown, items: itemLines(plan, { itemCodes, packageCodes: [] }) }
}
