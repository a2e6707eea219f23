import {
  type BusinessDate,
  clockMs,
  type EpochMs,
  type Plan,
  type QueueId,
  startOfDate,
  type TicketClass,
} from '@yihao/contract'
import { Chance } from '../../server/src/demo/chance.ts'
import { arrivalWeight, errandOf } from '../../server/src/demo/visitors.ts'
import { chooseQueue } from '../../server/src/engine/taking/choose-queue.ts'
import type { DayVisitor } from '../../server/src/simulator/day/day-hall.ts'
import { type LegPlanner, legsByEngine } from '../../server/src/simulator/day/day-legs.ts'
import { standardNormal } from '../../server/src/simulator/distributions.ts'
import { type Random, randomStream } from '../../server/src/simulator/random.ts'

export interface DrawnDay {
  readonly visitors: readonly DayVisitor[]
  /** Not even several windows can do all that they came for. */
  readonly refused: number
}

/** Shares of a made up day; no census of halls is known, so they are settings of the tool alone. */
const shares: readonly (readonly [TicketClass, number])[] = [
  ['booked', 0.2],
  ['priority', 0.08],
  ['returning', 0.04],
  ['transferred', 0.02],
]
const minute = 60_000

/** One day of about so many people; each purpose has random numbers of its own. */
export function drawDay(plan: Plan, date: BusinessDate, visitors: number, seed: number): DrawnDay {
  const stream = (purpose: string) => randomStream(seed, 'day', purpose)
  const errands = new Chance(Math.floor(stream('errand')() * 2 ** 32))
  const [classes, normal] = [stream('class'), standardNormal(stream('service'))]
  const planned = legsByEngine(plan)
  let refused = 0
  const drawn = arrivalTimes(plan, date, visitors, stream('arrival')).flatMap((at) => {
    const errand = errandOf(plan, errands)
    const draw = { spread: normal(), ofClass: classes() }
    if (errand.type !== 'IssueTicket') return []
    const { itemCodes, packageCodes, audience } = errand.data
    const queueId = queueOf(plan, errand.data, planned)
    if (queueId === undefined) {
      refused += 1
      return []
    }
    return [visitorOf(plan, { queueId, itemCodes, packageCodes, audience }, { at, ...draw })]
  })
  return { visitors: drawn, refused }
}

/** Where it begins; several windows are sent to by the lines as they are when it comes. */
export function queueOf(
  plan: Plan,
  asked: Parameters<typeof chooseQueue>[1],
  planned: LegPlanner,
): QueueId | undefined {
  const choice = chooseQueue(plan, asked)
  if (choice.ok) return choice.queue.queueId
  if (choice.code !== 'NoWindowForAllItems') return undefined
  const nobody = { isOpen: () => false, waitingIn: () => 0 }
  const any = plan.queues[0]?.queueId ?? ('' as QueueId)
  return planned({ ...asked, queueId: any }, nobody, true)?.queueId
}

function visitorOf(
  plan: Plan,
  need: Pick<DayVisitor, 'queueId' | 'itemCodes' | 'packageCodes' | 'audience'>,
  { at, spread, ofClass }: { at: EpochMs; spread: number; ofClass: number },
): DayVisitor {
  const serviceMs = Math.round(serviceTime(plan, need, spread))
  return {
    ...need,
    at,
    classes: classesOf(ofClass),
    serviceMs,
    patienceMs: Number.POSITIVE_INFINITY,
  }
}

/** A Poisson process with the two peaks of a hall's day, within the hours of taking numbers. */
function arrivalTimes(
  plan: Plan,
  date: BusinessDate,
  visitors: number,
  random: Random,
): readonly EpochMs[] {
  const taking = plan.calendar.sessions.map(({ takeFrom, takeTo }) => [takeFrom, takeTo] as const)
  const open = (at: number) => taking.some(([from, to]) => at >= clockMs(from) && at < clockMs(to))
  const minutes = Array.from({ length: 24 * 60 }, (_, place) => place * minute)
  const weights = minutes.map((at) => (open(at) ? arrivalWeight(at) : 0))
  const even = weights.every((weight) => weight === 0)
  const usable = even ? minutes.map((at) => (open(at) ? 1 : 0)) : weights
  const total = usable.reduce((sum, one) => sum + one, 0)
  const midnight = startOfDate(date)
  const times: EpochMs[] = []
  // Exponential steps through the day's total weight, read off at the clock.
  let [reached, place, before] = [0, 0, 0]
  for (;;) {
    reached += (-Math.log1p(-random()) * total) / visitors
    while (place < usable.length && before + (usable[place] ?? 0) <= reached) {
      before += usable[place] ?? 0
      place += 1
    }
    if (place >= usable.length) return times
    const within = (reached - before) / (usable[place] ?? 1)
    times.push(Math.floor(midnight + (place + within) * minute) as EpochMs)
  }
}

function classesOf(drawn: number): readonly TicketClass[] {
  let left = drawn
  for (const [one, share] of shares) {
    left -= share
    if (left < 0) return [one]
  }
  return []
}

/** Log-normal around the median of the longest part; each further item adds half of its median. */
export function serviceTime(
  plan: Plan,
  need: Pick<DayVisitor, 'itemCodes' | 'packageCodes'>,
  spread: number,
): number {
  const items = plan.items.filter(({ code }) => need.itemCodes.includes(code))
  const packages = plan.packages.filter(({ code }) => need.packageCodes.includes(code))
  const medians = [...items, ...packages].map(({ medianMs }) => medianMs).sort((a, b) => b - a)
  const [longest = 4 * minute, ...others] = medians
  const median = longest + others.reduce((sum, one) => sum + one / 2, 0)
  const p90 = items.find(({ medianMs }) => medianMs === longest)?.p90Ms ?? 2 * longest
  const sigma = Math.log(Math.max(1.05, p90 / longest)) / 1.2816
  return median * Math.exp(sigma * spread)
}
