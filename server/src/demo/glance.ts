import { clockMs, type EpochMs, type Plan, readHallClock, type WindowId } from '@yihao/contract'
import { dutyAt, inPlannedBreak } from '../engine/duty/duty-plan.ts'
import type { HallView } from '../engine/hall.ts'
import { sessionAround } from '../engine/hall-hours.ts'

export type Glance =
  | { readonly does: 'away' | 'open' | 'close' | 'call' | 'finish' | 'resume' }
  | { readonly does: 'greet'; readonly callCount: number }
  | { readonly does: 'pause'; readonly reasonCode: string }

/** What a clerk of a demonstration sees from the chair, and does next. */
export function glance(hall: HallView, windowId: WindowId, at: EpochMs): Glance {
  const window = hall.windows.get(windowId)
  if (window === undefined || hall.day === undefined || hall.plan === undefined) {
    return { does: 'away' }
  }
  const ticket = window.ticketId === undefined ? undefined : hall.tickets.get(window.ticketId)
  if (ticket?.status === 'called') return { does: 'greet', callCount: ticket.callCount }
  if (ticket?.status === 'serving') return { does: 'finish' }
  const here = isExpected(hall, hall.plan, windowId, at)
  if (window.state === 'closed') return { does: here ? 'open' : 'away' }
  if (!here) return { does: window.state === 'open' ? 'close' : 'away' }
  const rests = inPlannedBreak(hall.plan, windowId, at)
  if (window.state === 'open') return rests ? breakOf(hall.plan) : { does: 'call' }
  return { does: rests || window.pauseReasonCode !== breakCode(hall.plan) ? 'away' : 'resume' }
}

const breakCode = (plan: Plan): string =>
  (plan.rules.pauseReasons.find(({ code }) => code === 'break') ?? plan.rules.pauseReasons[0])
    ?.code ?? ''

const breakOf = (plan: Plan): Glance => ({ does: 'pause', reasonCode: breakCode(plan) })

/** By the duty plan; who was asked to open a tidal window stays until asked to close it. */
function isExpected(hall: HallView, plan: Plan, windowId: WindowId, at: EpochMs): boolean {
  const running = sessionAround(plan.calendar, at)
  if ((plan.dutyPlan ?? []).length === 0) return running !== undefined
  if (dutyAt(plan, windowId, at) !== undefined) return true
  if (running === undefined) return isOpen(hall, windowId) && someWait(hall, plan, windowId, at)
  if (!running.running) return false
  const asked = [...(hall.day?.tides?.proposals.values() ?? [])].filter(
    (one) => one.windowId === windowId && (one.status === 'accepted' || one.status === 'done'),
  )
  return asked.at(-1)?.direction === 'open'
}

const isOpen = (hall: HallView, windowId: WindowId): boolean =>
  hall.windows.get(windowId)?.state === 'open'

/** Who still waits when the hall closes is served. */
function someWait(hall: HallView, plan: Plan, windowId: WindowId, at: EpochMs): boolean {
  const closed = Math.max(...plan.calendar.sessions.map(({ to }) => clockMs(to)))
  const serves = plan.windows.find((one) => one.windowId === windowId)?.serves ?? []
  const waits = serves.some((queueId) => (hall.lines.get(queueId)?.length ?? 0) > 0)
  return waits && readHallClock(at).sinceMidnightMs < closed + servedOutMs
}

const servedOutMs = 2 * 3_600_000
