import type {
  ClaimLine,
  ClaimProof,
  CounterTicket,
  Plan,
  ProofLine,
  StaffChoices,
  VisitorChoices,
} from '@yihao/contract'
import type { Ticket } from '../engine/hall.ts'
import { needsOf } from '../engine/needs/needs.ts'
import { noWords, reasonWords } from './parts.ts'

export type VisitorLines = Pick<CounterTicket, 'needs' | 'claim' | 'green'>

/** What staff and the visitor see of the visitor, and nobody else. */
export function visitorLines(plan: Plan, ticket: Ticket): VisitorLines {
  const needs = needLines(plan, ticket)
  const claim = claimLine(plan, ticket)
  return {
    ...(needs.length === 0 ? {} : { needs }),
    ...(claim === undefined ? {} : { claim }),
    ...(ticket.classes.includes('green') ? { green: true } : {}),
  }
}

export const needLines = ({ rules }: Plan, ticket: Ticket): NonNullable<VisitorLines['needs']> =>
  needsOf(rules, ticket).map(({ code, words, fetch }) => ({
    code,
    words,
    ...(fetch === true ? { fetch } : {}),
  }))

export function claimLine({ rules }: Plan, { claim }: Ticket): ClaimLine | undefined {
  if (claim === undefined) return undefined
  const { groupCode, state, reasonCode } = claim
  const group = rules.priorityGroups?.find(({ code }) => code === groupCode)
  return {
    groupCode,
    group: group?.words ?? noWords,
    state,
    proofs: (group?.proofs ?? []).map(proofLine),
    ...(state === 'refused'
      ? { reason: reasonWords(rules.claimRefusalReasons ?? [], reasonCode) }
      : {}),
  }
}

function proofLine(proof: ClaimProof): ProofLine {
  const { kind } = proof
  switch (kind) {
    case 'age':
      return {
        kind,
        words: {
          zh: `身份证，满 ${proof.ageFrom} 周岁`,
          en: `Identity card, aged ${proof.ageFrom} or over`,
        },
      }
    case 'card':
      return { kind, words: proof.card }
    case 'staff':
      return { kind, words: { zh: '工作人员核实', en: 'Seen by staff' } }
  }
}

/** Undefined in a hall that knows neither needs nor groups. */
export function visitorChoices({ rules }: Plan): VisitorChoices | undefined {
  const { needs = [], priorityGroups = [] } = rules
  if (needs.length + priorityGroups.length === 0) return undefined
  return {
    needs: needs.map(({ code, words }) => ({ code, words })),
    groups: priorityGroups.map(({ code, words, proofs }) => ({
      code,
      words,
      proofs: proofs.map(proofLine),
    })),
  }
}

export function staffChoices(plan: Plan): StaffChoices | undefined {
  const { claimRefusalReasons = [], greenChannel } = plan.rules
  const choices = visitorChoices(plan)
  if (choices === undefined && greenChannel === undefined) return undefined
  return {
    ...(choices ?? { needs: [], groups: [] }),
    claimRefusal: claimRefusalReasons,
    green: greenChannel?.reasons ?? [],
  }
}
