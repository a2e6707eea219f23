import type { EpochMs } from '@yihao/contract'
import { elapsed } from '../guards.ts'
import type { Ticket } from '../hall.ts'
import { compareOrder } from '../line/line.ts'
import type { CallPolicy } from './call-policy.ts'

/** 先到先办: the longest wait wins; a ticket that was put back counts from its place in line. */
export const firstComeFirstServed: CallPolicy = {
  policyId: 'first-come-first-served',
  parameters: {},
  score: (ticket: Ticket, at: EpochMs) => elapsed(ticket.order.at, at),
  compare: (a, b) => compareOrder(a.order, b.order),
}
