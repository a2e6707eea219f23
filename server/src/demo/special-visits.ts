import {
  type ApplicantRef,
  type CommandOf,
  type EpochMs,
  type HallCommand,
  type Plan,
  readHallClock,
  type ServiceItem,
} from '@yihao/contract'
import type { Chance } from './chance.ts'

/** 代办 and 已网办: what is told to the hall before, and the number with those it is for. */
export interface SpecialVisit {
  readonly before: readonly HallCommand[]
  readonly take: CommandOf<'IssueTicket'>
  readonly applicants?: readonly ApplicantRef[]
}

const agentShare = 0.03
const filedShare = 0.06
const companiesMax = 5
/** Firms of an agency come again; some of their matters are for whole branches. */
const clients = 60
const manyShare = 0.04
const countMany = 12

/** Now and then somebody comes for others, or with a case that was filed online. */
export function specialVisit(plan: Plan, chance: Chance, at: EpochMs): SpecialVisit | undefined {
  const roll = chance.next()
  if (roll < agentShare && plan.rules.applicants !== undefined) return agencyVisit(plan, chance)
  if (roll < agentShare + filedShare && plan.rules.filedOnline !== undefined) {
    return filedVisit(plan, chance, at)
  }
  return undefined
}

function agencyVisit(plan: Plan, chance: Chance): SpecialVisit | undefined {
  const item = pickItem(plan, chance, ({ audience }) => audience === 'legal')
  if (item === undefined) return undefined
  const companies = new Set<number>()
  const wanted = 1 + Math.floor(chance.between(1, companiesMax))
  while (companies.size < wanted) companies.add(Math.floor(chance.between(0, clients)))
  const applicants = [...companies].map((company): ApplicantRef => {
    const many = chance.next() < manyShare
    return {
      kind: 'company',
      authorisation: chance.next() < 0.9 ? 'brought' : 'missing',
      applicantHash: company.toString(16).padStart(64, '0'),
      items: [{ itemCode: item.code, count: many ? countMany : 1 }],
    }
  })
  return { before: [], take: takeOf([item], 'legal'), applicants }
}

/** The platform tells the hall of the case; then its applicant comes with the number. */
function filedVisit(plan: Plan, chance: Chance, at: EpochMs): SpecialVisit | undefined {
  const item = pickItem(plan, chance, () => true)
  if (item === undefined) return undefined
  const purpose = chance.next() < 0.6 ? ('hand-in' as const) : ('pick-up' as const)
  const caseNumber = caseNumberAt(at, chance)
  const state = purpose === 'hand-in' ? ('filed' as const) : ('ready' as const)
  const told = { caseNumber, itemCodes: [item.code], state }
  const audience = item.audience === 'legal' ? 'legal' : 'natural'
  const take = takeOf([], audience)
  return {
    before: [{ type: 'RecordFiledCase', data: told }],
    take: { ...take, data: { ...take.data, filed: { caseNumber, purpose } } },
  }
}

/** District, date and a number of the day, eighteen digits, as platforms write it. */
function caseNumberAt(at: EpochMs, chance: Chance): string {
  const date = readHallClock(at).businessDate.replace(/-/g, '')
  return `520102${date}${String(Math.floor(chance.between(0, 10_000))).padStart(4, '0')}`
}

const pickItem = (plan: Plan, chance: Chance, fits: (item: ServiceItem) => boolean) =>
  chance.pick(plan.items.filter(fits), ({ weight }) => weight)

const takeOf = (
  items: readonly ServiceItem[],
  audience: 'natural' | 'legal',
): CommandOf<'IssueTicket'> => ({
  type: 'IssueTicket',
  data: { itemCodes: items.map(({ code }) => code), packageCodes: [], audience },
})
