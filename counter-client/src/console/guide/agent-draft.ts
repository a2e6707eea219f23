import {
  type Authorisation,
  creditCodeOf,
  type PreviewRequest,
  type TakeRequest,
} from '@yihao/contract'
import type { Selection } from './selection.ts'

export interface CompanyDraft {
  readonly creditCode: string
  readonly count: number
  readonly authorisation: Authorisation
}

/** 代办: who acts for others shows an identity card, and says for whom, or for how many. */
export interface AgentDraft {
  readonly idNumber: string
  readonly principals: number
  /** Where they are named; then each is counted by itself. */
  readonly companies?: readonly CompanyDraft[]
}

export const noCompany: CompanyDraft = { creditCode: '', count: 1, authorisation: 'shown' }

const wantedBy = ({ items, packages }: Selection, count: number) => ({
  items: items.map(({ code }) => ({ itemCode: code, count })),
  packages: packages.map(({ code }) => ({ packageCode: code, count })),
})

export function agentOf(
  draft: AgentDraft | undefined,
  selection: Selection,
): Pick<TakeRequest, 'agent' | 'visitor' | 'applicants'> {
  if (draft === undefined) return {}
  const { idNumber, principals, companies = [] } = draft
  const visitor = idNumber === '' ? {} : { visitor: { idNumber } }
  if (companies.length === 0) return { agent: { principals }, ...visitor }
  return {
    ...visitor,
    applicants: companies.map(({ creditCode, count, authorisation }) => ({
      kind: 'company' as const,
      creditCode: creditCodeOf(creditCode),
      authorisation,
      ...wantedBy(selection, count),
    })),
  }
}

/** What the card before the number may know: how much, and not who. */
export const countsOf = (
  draft: AgentDraft | undefined,
  selection: Selection,
): Pick<PreviewRequest, 'applicants'> => {
  const companies = draft?.companies ?? []
  return companies.length === 0
    ? {}
    : { applicants: companies.map(({ count }) => wantedBy(selection, count)) }
}
