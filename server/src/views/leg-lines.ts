import type { LegLine, Matters, Plan, PreviewReply } from '@yihao/contract'
import type { ClosedTicket, HallView, Ticket } from '../engine/hall.ts'
import { type DoneLeg, isNothing, laterOf, together } from '../engine/legs/legs.ts'
import { type Leg, planLegs } from '../engine/legs/plan-legs.ts'
import { lineOf } from '../engine/line/line.ts'
import { indexOf } from '../engine/plan-index.ts'
import { itemLines, noWords, windowHead, zoneName } from './parts.ts'

/**
 * The windows of one visit as steps: done, now, to come. None for nearly everybody, who need one
 * window only. What is to come stands in the order of the lines as they are now (LEG-2).
 */
export function legLines(
  hall: HallView,
  plan: Plan,
  ticket: Ticket | ClosedTicket,
): { readonly legs?: LegLine[] } {
  const { legs } = ticket
  if (legs === undefined) return {}
  const done = legs.done.map((leg) => doneLine(plan, leg))
  const rest = 'status' in ticket ? liveLines(hall, plan, ticket) : []
  const lost = 'status' in ticket ? legs.dropped : together(legs.later, legs.dropped)
  const all = [...done, ...rest, ...lostLines(plan, lost)]
  return all.length > 1 ? { legs: all } : {}
}

function doneLine(plan: Plan, { matters, windowId }: DoneLeg): LegLine {
  const window = indexOf(plan).windows.get(windowId)
  return {
    state: 'done',
    items: itemLines(plan, matters),
    ...(window === undefined
      ? { place: noWords, zoneName: noWords }
      : {
          place: window.label,
          zoneName: zoneName(plan, window.zoneId),
          windowNumber: windowHead(window).windowNumber,
        }),
  }
}

function liveLines(hall: HallView, plan: Plan, ticket: Ticket): LegLine[] {
  const next = planLegs(hall, { ...laterOf(ticket), audience: ticket.audience }) ?? []
  const windowId = 'windowId' in ticket ? ticket.windowId : undefined
  const window = windowId === undefined ? undefined : indexOf(plan).windows.get(windowId)
  const now: LegLine = {
    state: 'now',
    items: itemLines(plan, ticket),
    ...placeOf(plan, ticket.queueId),
    ...(window === undefined ? {} : { windowNumber: window.windowNumber }),
  }
  return [now, ...next.map((leg) => nextLine(plan, leg))]
}

const nextLine = (plan: Plan, { matters, queue }: Leg): LegLine => ({
  state: 'next',
  items: itemLines(plan, matters),
  place: queue.name,
  zoneName: zoneName(plan, queue.zoneId),
})

/** What ended with the number, or needed what was sent back (LEG-5). */
const lostLines = (plan: Plan, lost: Matters): LegLine[] =>
  isNothing(lost)
    ? []
    : [{ state: 'not-done', items: itemLines(plan, lost), place: noWords, zoneName: noWords }]

function placeOf(plan: Plan, queueId: Ticket['queueId']): Pick<LegLine, 'place' | 'zoneName'> {
  const queue = indexOf(plan).queues.get(queueId)
  if (queue === undefined) return { place: noWords, zoneName: noWords }
  return { place: queue.name, zoneName: zoneName(plan, queue.zoneId) }
}

/** The same before a number is taken, with how many wait at each. */
export function previewLegs(
  hall: HallView,
  plan: Plan,
  legs: readonly Leg[] | undefined,
): Pick<PreviewReply, 'legs'> {
  if (legs === undefined) return {}
  return {
    legs: legs.map((leg) => {
      const { items, place, zoneName: zone } = nextLine(plan, leg)
      return { items, place, zoneName: zone, ahead: lineOf(hall, leg.queue.queueId).length }
    }),
  }
}
