import type { EpochMs, HallEvent, Matters, Plan } from '@yihao/contract'
import type { HallView, TicketIn } from '../hall.ts'
import { endOfServing } from '../serving/end-of-serving.ts'
import { isNothing, laterOf, type MattersMade } from './legs.ts'
import { planLegs, splitOf } from './plan-legs.ts'
import { mattersOf, precedingOf, unitsOf } from './units.ts'

/**
 * What ends with this service: the number, or a leg of it. Then the next one is chosen by the lines
 * as they are at this moment, and the number waits there by itself (LEG-2, LEG-4).
 */
export function endOfLeg(
  hall: HallView,
  ticket: TicketIn<'serving'>,
  at: EpochMs,
  outcome: 'finished' | 'returned-for-correction',
): readonly HallEvent[] {
  const ended = endOfServing(ticket, at, outcome)
  const { plan } = hall
  if (plan === undefined || isNothing(laterOf(ticket))) return [ended]
  const left =
    outcome === 'finished' ? laterOf(ticket) : independentOf(plan, ticket, laterOf(ticket))
  const legs = planLegs(hall, { ...left, audience: ticket.audience }) ?? []
  const [next] = legs
  if (next === undefined) return [ended]
  return [
    { ...ended, data: { ...ended.data, goesOn: true } },
    {
      type: 'LegQueued',
      data: {
        ticketId: ticket.ticketId,
        number: ticket.number,
        fromWindowId: ticket.windowId,
        queueId: next.queue.queueId,
        ...splitOf(legs),
      },
    },
  ]
}

/** What needs nothing of what was sent back, nor of what needs it (LEG-5). */
function independentOf(plan: Plan, returned: Matters, later: Matters): MattersMade {
  const here = unitsOf(plan, returned).length
  const units = [...unitsOf(plan, returned), ...unitsOf(plan, later)]
  const preceding = precedingOf(plan, units)
  let lost = 2 ** here - 1
  for (let before = -1; before !== lost; ) {
    before = lost
    for (const [place, must] of preceding.entries()) if ((must & lost) !== 0) lost |= 1 << place
  }
  return mattersOf(units, (2 ** units.length - 1) & ~lost)
}
