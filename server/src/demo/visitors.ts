import {
  type CommandOf,
  clockMs,
  type Plan,
  type PriorityGroup,
  type Satisfaction,
} from '@yihao/contract'
import type { Chance } from './chance.ts'

/** Two peaks a day, as halls report them; 1 is the mean of the opening hours. */
const profile: readonly (readonly [from: string, to: string, weight: number])[] = [
  ['08:30', '09:00', 1.1],
  ['09:00', '11:00', 1.9],
  ['11:00', '11:50', 1.1],
  ['11:50', '13:00', 0.15],
  ['13:00', '14:30', 1],
  ['14:30', '16:00', 1.3],
  ['16:00', '16:45', 0.6],
]

export function arrivalWeight(sinceMidnightMs: number): number {
  const part = profile.find(
    ([from, to]) => sinceMidnightMs >= clockMs(from) && sinceMidnightMs < clockMs(to),
  )
  return part?.[2] ?? 0
}

const packageShare = 0.08
const adviceShare = 0.07
const secondItemShare = 0.25

/** What somebody comes for, by the weights of the catalogue. */
type Take = CommandOf<'IssueTicket'>

export function errandOf(plan: Plan, chance: Chance): Take {
  const take = (data: Partial<Take['data']>): Take => ({
    type: 'IssueTicket' as const,
    data: { itemCodes: [], packageCodes: [], audience: 'natural' as const, ...data },
  })
  const roll = chance.next()
  const advice = plan.queues.filter((queue) => queue.families.length === 0)
  if (roll < adviceShare && advice.length > 0) {
    const queue = chance.pick(advice, () => 1)
    if (queue !== undefined) return take({ queueId: queue.queueId })
  }
  if (roll < adviceShare + packageShare) {
    const one = chance.pick(plan.packages, ({ hot }) => (hot ? 4 : 1))
    if (one !== undefined) {
      return take({
        packageCodes: [one.code],
        audience: one.audience === 'legal' ? 'legal' : 'natural',
      })
    }
  }
  const first = chance.pick(plan.items, (item) => item.weight)
  if (first === undefined) return take({})
  const audience = first.audience === 'legal' ? 'legal' : 'natural'
  const like = plan.items.filter(
    (item) => item.windowFamily === first.windowFamily && item.code !== first.code,
  )
  const fitting = like.filter((item) => item.audience === 'both' || item.audience === audience)
  const second =
    chance.next() < secondItemShare ? chance.pick(fitting, (item) => item.weight) : undefined
  return take({ itemCodes: [first.code, ...(second === undefined ? [] : [second.code])], audience })
}

const needShare = 0.1
const claimShare = 0.12
const secondNeedShare = 0.2
/** Who has the card at hand shows it to the kiosk's reader; the others go to the service desk. */
const cardShare = 0.4

/** What some visitors ask for: mostly nothing. */
export function asksOf({ rules }: Plan, chance: Chance): Pick<Take['data'], 'needs' | 'claim'> {
  const { needs = [], priorityGroups = [] } = rules
  const some = chance.next() < needShare ? chance.pick(needs, () => 1) : undefined
  const more = chance.next() < secondNeedShare ? chance.pick(needs, () => 1) : undefined
  const group = chance.next() < claimShare ? chance.pick(priorityGroups, () => 1) : undefined
  return {
    ...(some === undefined ? {} : { needs: [some, ...(more ? [more] : [])].map(codeOf) }),
    ...(group === undefined ? {} : { claim: claimOf(group, chance) }),
  }
}

const codeOf = ({ code }: { readonly code: string }): string => code

function claimOf({ code, proofs }: PriorityGroup, chance: Chance) {
  const shown = proofs.some(({ kind }) => kind === 'card') && chance.next() < cardShare
  return { groupCode: code, ...(shown ? { proof: 'card' as const } : {}) }
}

const levels: readonly (readonly [Satisfaction, number])[] = [
  ['very-satisfied', 70],
  ['satisfied', 20],
  ['fairly-satisfied', 7],
  ['dissatisfied', 2],
  ['very-dissatisfied', 1],
]

export const satisfactionOf = (chance: Chance): Satisfaction =>
  chance.pick(levels, ([, weight]) => weight)?.[0] ?? 'satisfied'
