import { type BookingRules, clockMs, type LimitRules, type Plan } from '@yihao/contract'
import { type PlanProblem, problem, repeats, unknown } from './plan-problem.ts'

/** Bookings and ceilings of a plan speak of its own queues, items and sessions. */
export function bookingProblems(plan: Plan): readonly PlanProblem[] {
  const { bookings, limits } = plan.rules
  return [
    ...(bookings === undefined ? [] : slotProblems(plan, bookings)),
    ...(bookings === undefined ? [] : capacityProblems(plan, bookings)),
    ...(limits === undefined ? [] : quotaProblems(plan, limits)),
  ]
}

function slotProblems(plan: Plan, bookings: BookingRules): readonly PlanProblem[] {
  const at = 'rules.bookings'
  const found: PlanProblem[] = []
  if (bookings.daysAheadMin > bookings.daysAheadMax) {
    found.push(
      problem(
        `${at}.daysAheadMin`,
        `最早提前 ${bookings.daysAheadMax} 天，不能要求至少提前 ${bookings.daysAheadMin} 天`,
        `nothing lies between ${bookings.daysAheadMin} and ${bookings.daysAheadMax} days ahead`,
      ),
    )
  }
  if (bookings.perPersonPerDayMax > bookings.perPersonMax) {
    found.push(
      problem(
        `${at}.perPersonPerDayMax`,
        '每人每天的预约数不能多于每人预约总数',
        'more bookings for one day than one person may hold at all',
      ),
    )
  }
  const short = plan.calendar.sessions.filter(
    (session) => clockMs(session.to) - clockMs(session.from) < bookings.slotMs,
  )
  const used = new Set(bookings.queueCapacities.map((one) => one.sessionId))
  for (const session of short.filter((one) => used.has(one.sessionId))) {
    found.push(
      problem(
        `${at}.slotMs`,
        `一个时段比“${session.name.zh}”还长`,
        `a slot is longer than the session “${session.name.en}”`,
      ),
    )
  }
  return found
}

function capacityProblems(plan: Plan, bookings: BookingRules): readonly PlanProblem[] {
  const { queueCapacities, itemCapacities } = bookings
  const queues = new Set(plan.queues.map((queue) => queue.queueId))
  const items = new Set(plan.items.map((item) => item.code))
  const sessions = new Set(plan.calendar.sessions.map((session) => session.sessionId))
  const at = 'rules.bookings'
  const sessionOf = (path: string, sessionId: string) =>
    sessions.has(sessionId) ? [] : [unknown(`${path}.sessionId`, sessionId)]
  return [
    ...repeats(
      `${at}.queueCapacities`,
      queueCapacities,
      (one) => `${one.queueId} ${one.sessionId}`,
    ),
    ...repeats(`${at}.itemCapacities`, itemCapacities, (one) => `${one.itemCode} ${one.sessionId}`),
    ...queueCapacities.flatMap(({ queueId, sessionId }, index) => {
      const path = `${at}.queueCapacities.${index}`
      const queue = queues.has(queueId) ? [] : [unknown(`${path}.queueId`, queueId)]
      return [...queue, ...sessionOf(path, sessionId)]
    }),
    ...itemCapacities.flatMap(({ itemCode, sessionId }, index) => {
      const path = `${at}.itemCapacities.${index}`
      const item = items.has(itemCode) ? [] : [unknown(`${path}.itemCode`, itemCode)]
      return [...item, ...sessionOf(path, sessionId)]
    }),
  ]
}

function quotaProblems(plan: Plan, limits: LimitRules): readonly PlanProblem[] {
  const queues = new Set<string>(plan.queues.map((queue) => queue.queueId))
  const items = new Set<string>(plan.items.map((item) => item.code))
  return limits.quotas.flatMap(({ of, between }, index) => {
    const path = `rules.limits.quotas.${index}`
    const found: PlanProblem[] = []
    if (of.kind === 'queue' && !queues.has(of.queueId)) {
      found.push(unknown(`${path}.of.queueId`, of.queueId))
    }
    if (of.kind === 'item' && !items.has(of.itemCode)) {
      found.push(unknown(`${path}.of.itemCode`, of.itemCode))
    }
    if (between !== undefined && clockMs(between.to) <= clockMs(between.from)) {
      found.push(problem(`${path}.between.to`, '结束时间早于开始时间', 'it ends before it begins'))
    }
    return found
  })
}
