import { clockMs, type HallCommand, type Plan, type Satisfaction } from '@yihao/contract'
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
export function errandOf(plan: Plan, chance: Chance): HallCommand {
  const take = (data: Partial<Extract<HallCommand, { type: 'IssueTicket' }>['data']>) => ({
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

const levels: readonly (readonly [Satisfaction, number])[] = [
  ['very-satisfied', 70],
  ['satisfied', 20],
  ['fairly-satisfied', 7],
  ['dissatisfied', 2],
  ['very-dissatisfied', 1],
]

export const satisfactionOf = (chance: Chance): Satisfaction =>
  chance.pick(levels, ([, weight]) => weight)?.[0] ?? 'satisfied'
