import type { EpochMs, HallEventOf } from '@yihao/contract'
import { netMs } from '../engine/hall-hours.ts'
import type { Spot } from './spot.ts'

/** A call ends a wait: since arrival, or since the ticket last came back into the line. */
export function foldCall(
  { state, of }: Spot,
  { ticketId, windowId, waitMs }: HallEventOf<'TicketCalled'>['data'],
  calledAt: EpochMs,
): void {
  const found = of(ticketId, windowId)
  if (found === undefined) return
  const { counts, tally } = found
  const gross = Math.max(0, waitMs)
  const from = (calledAt - gross) as EpochMs
  const net = state.calendar === undefined ? gross : netMs(state.calendar, from, calledAt)
  counts.called += 1
  counts.waitGrossMsSum += gross
  counts.waitNetMsSum += net
  counts.waitGrossMsMax = Math.max(counts.waitGrossMsMax, gross)
  counts.waitNetMsMax = Math.max(counts.waitNetMsMax, net)
  tally.called += 1
  tally.waitGross.push(gross)
  tally.waitNet.push(net)
}

/**
 * Only what was finished is a service: a transfer goes on elsewhere, a closed day cut it off. A
 * number with several legs is finished once, with the last of them (LEG-7).
 */
export function foldServingFinished(
  { of }: Spot,
  {
    ticketId,
    windowId,
    outcome,
    goesOn,
    servingMs,
    heldMs,
  }: HallEventOf<'ServingFinished'>['data'],
): void {
  if (outcome !== 'finished' && outcome !== 'returned-for-correction') return
  const found = of(ticketId, windowId)
  if (found === undefined) return
  const { counts, tally } = found
  if (goesOn === true) counts.legsFinished += 1
  else {
    counts.finished += 1
    tally.finished += 1
  }
  counts.servingMsSum += servingMs
  counts.servingMsMax = Math.max(counts.servingMsMax, servingMs)
  counts.heldMsSum += heldMs
  tally.serving.push(servingMs)
}
