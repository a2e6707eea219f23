import { type BoardView, type EpochMs, limits, type ZoneId } from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import { indexOf } from '../engine/plan-index.ts'
import { callLine, hallHead, queueLine } from './parts.ts'
import type { HallRanges } from './ranges.ts'

/** 综合屏 of one zone: the calls of its windows, and who waits in it. */
export function boardView(
  hall: HallView,
  zoneId: ZoneId,
  at: EpochMs,
  ranges?: HallRanges,
): BoardView | undefined {
  const { plan } = hall
  const zone = plan?.zones.find((one) => one.zoneId === zoneId)
  if (plan === undefined || zone === undefined) return undefined
  const index = indexOf(plan)
  const ofZone = (hall.day?.calls ?? []).filter(
    (call) => index.windows.get(call.windowId)?.zoneId === zoneId,
  )
  const lines = (calls: typeof ofZone) => calls.flatMap((call) => callLine(plan, call) ?? [])
  const calling = ofZone.filter((call, place) => {
    const ticket = hall.tickets.get(call.ticketId)
    const here = ticket?.status === 'called' && ticket.windowId === call.windowId
    // Earlier calls of the same number are over, also when it was put back and called here again.
    return here && ofZone.findIndex((other) => other.ticketId === call.ticketId) === place
  })
  return {
    kind: 'board',
    hall: hallHead(hall, plan, at),
    zone,
    calling: lines(calling),
    recent: lines(ofZone.slice(0, limits.boardRecentCallsMax)),
    queues: plan.queues
      .filter((queue) => queue.zoneId === zoneId)
      .map((queue) => queueLine(hall, plan, queue, ranges)),
    tips: plan.tips,
    supervisionPhone: plan.supervisionPhone,
  }
}
