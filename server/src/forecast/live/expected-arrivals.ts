import { type EpochMs, type Plan, type QueueId, readHallClock } from '@yihao/contract'
import type { HallView, Ticket } from '../../engine/hall.ts'
import { takingSession } from '../../engine/hall-hours.ts'
import { nothing } from '../../engine/legs/legs.ts'
import { isOpen } from '../../engine/taking/booked-slot.ts'
import { chooseQueue, type Selection } from '../../engine/taking/choose-queue.ts'
import type { Learnt } from './learnt.ts'
import type { SceneArrival } from './scene.ts'
import type { Lanes } from './scene-of-hall.ts'

/** Later arrivals beyond this overtake nobody who waits now. */
const aheadMost = 3 * 3_600_000
const halfHourMs = 1_800_000
const onTheDot = Float64Array.of(0)

interface Context {
  readonly learnt: Learnt
  readonly now: EpochMs
  readonly lanes: Lanes
}

/**
 * Who is to be expected and may be called before somebody who waits now: bookings of the next
 * hours, and as many faster numbers as past days had. Under first come, first served nobody who
 * comes later is called first, so nobody is expected.
 */
export function expectedArrivals(
  hall: HallView,
  plan: Plan,
  context: Context,
): readonly SceneArrival[] {
  if (plan.callPolicy.policyId === 'first-come-first-served') return []
  return [...booked(hall, plan, context), ...faster(plan, context)]
}

function booked(
  hall: HallView,
  plan: Plan,
  { learnt, now, lanes }: Context,
): readonly SceneArrival[] {
  return [...hall.appointments.values()].flatMap((one): readonly SceneArrival[] => {
    const fromNow = one.slotFrom - now
    if (!isOpen(one) || fromNow > aheadMost || one.slotTo < now) return []
    const queueId = one.queueId ?? queueOf(plan, one)
    if (queueId === undefined) return []
    const ticket = lanes.plain({
      queueId,
      itemCodes: one.itemCodes,
      packageCodes: one.packageCodes,
      classes: ['booked'],
      onlyWindowId: undefined,
      ticketId: one.appointmentId as string as Ticket['ticketId'],
      order: { at: Math.max(now, one.slotFrom) as EpochMs, tie: 0 },
    })
    return [{ ticket, at: fromNow, spread: learnt.checkIns, share: learnt.bookingShare }]
  })
}

function queueOf(plan: Plan, one: Selection): QueueId | undefined {
  const choice = chooseQueue(plan, one)
  return choice.ok ? choice.queue.queueId : undefined
}

/** As many as past days had, each with the errand of somebody who waits there now. */
export function ordinaryArrivals(
  plan: Plan,
  waiting: readonly Ticket[],
  { learnt, now, lanes, withinMs }: Context & { readonly withinMs: number },
): readonly SceneArrival[] {
  if (withinMs === 0) return []
  const arrivals: SceneArrival[] = []
  for (const { queueId } of plan.queues) {
    const like = waiting.filter((one) => one.queueId === queueId)
    const expected = learnt.arrivalsIn(queueId, Math.floor(sinceMidnight(now) / halfHourMs))
    const most = Math.ceil((2 * expected * withinMs) / halfHourMs)
    for (let one = 0; one < most; one += 1) {
      const at = ((one + 0.5) / most) * withinMs
      const { itemCodes, packageCodes } = like[one % Math.max(1, like.length)] ?? nothing
      const ticket = lanes.plain({
        queueId,
        itemCodes,
        packageCodes,
        classes: [],
        onlyWindowId: undefined,
        ticketId: `newcomer.${queueId}.${one}` as Ticket['ticketId'],
        order: { at: (now + at) as EpochMs, tie: 0 },
      })
      const place = waiting.length + arrivals.length
      arrivals.push({ ticket: { ...ticket, place }, at, spread: onTheDot, share: 0.5 })
    }
  }
  return arrivals
}

const sinceMidnight = (at: EpochMs): number => readHallClock(at).sinceMidnightMs

/** Twice as many as expected, of whom each comes half of the time. */
function faster(plan: Plan, { learnt, now, lanes }: Context): readonly SceneArrival[] {
  const arrivals: SceneArrival[] = []
  const midnight = now - readHallClock(now).sinceMidnightMs
  for (let ahead = 0; ahead < aheadMost; ahead += halfHourMs) {
    const half = Math.floor((now + ahead - midnight) / halfHourMs)
    const from = Math.max(now, midnight + half * halfHourMs)
    const until = midnight + (half + 1) * halfHourMs
    if (takingSession(plan.calendar, from as EpochMs) === undefined) continue
    for (const { queueId } of plan.queues) {
      const expected = (learnt.fasterIn(queueId, half) * (until - from)) / halfHourMs
      const most = Math.ceil(expected * 2)
      for (let one = 0; one < most; one += 1) {
        const at = from + ((one + 0.5) / most) * (until - from)
        const ticket = lanes.plain({
          queueId,
          itemCodes: [],
          packageCodes: [],
          classes: ['priority'],
          onlyWindowId: undefined,
          ticketId: `faster.${queueId}.${half}.${one}` as Ticket['ticketId'],
          order: { at: at as EpochMs, tie: 0 },
        })
        arrivals.push({ ticket, at: at - now, spread: onTheDot, share: expected / most })
      }
    }
  }
  return arrivals
}
