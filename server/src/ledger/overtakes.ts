import {
  limits,
  type Overtake,
  type OvertakeKind,
  overtakeWords,
  type RecordedEvent,
  ticketClassText,
  type Words,
} from '@yihao/contract'
import type { HallView, Ticket } from '../engine/hall.ts'
import { compareOrder } from '../engine/line/line.ts'
import { type Candidate, passedOverAt } from '../engine/policy/call-policy.ts'

export type CallEvent = Extract<RecordedEvent, { type: 'TicketCalled' }>

/**
 * Who was passed over by this call, in the hall as it stood before (OVERTAKE-1); undefined when
 * nobody was.
 */
export function overtakeOf(hall: HallView, call: CallEvent): Overtake | undefined {
  const { ticketId, number, windowId, reasonCode, basis } = call.data
  const winner = hall.tickets.get(ticketId)
  if (winner === undefined) return undefined
  const passed = passedOverAt(hall, { windowId, winner, at: call.recordedAt })
  if (passed.length === 0) return undefined
  const kind = kindOf(call, winner, passed)
  const window = hall.plan?.windows.find((one) => one.windowId === windowId)
  const clerkId = hall.windows.get(windowId)?.clerkId
  return {
    ticketId,
    number,
    arrivedAt: winner.arrivedAt,
    calledAt: call.recordedAt,
    windowId,
    windowNumber: window?.windowNumber ?? 0,
    ...(clerkId === undefined ? {} : { clerkId }),
    kind,
    policyId: basis.policyId,
    ...(basis.rule === undefined ? {} : { rule: basis.rule }),
    ...(reasonCode === undefined ? {} : { reasonCode }),
    reason: reasonOf(hall, kind, { winner, reasonCode }),
    score: basis.score,
    passedOverCount: passed.length,
    passedOver: passed.slice(0, limits.passedOverListedMax).map(({ ticket, score }) => ({
      ticketId: ticket.ticketId,
      number: ticket.number,
      arrivedAt: ticket.arrivedAt,
      score,
    })),
  }
}

/** OVERTAKE-2 */
function kindOf({ data }: CallEvent, winner: Ticket, passed: readonly Candidate[]): OvertakeKind {
  if (data.via === 'specific') return 'by-number'
  // Behind it in line although it came earlier: it missed its call.
  if (passed.every(({ ticket }) => compareOrder(winner.order, ticket.order) < 0)) return 'put-back'
  return data.basis.rule === 'overtaken' ? 'ordinary-due' : 'by-class'
}

interface Called {
  readonly winner: Ticket
  readonly reasonCode: string | undefined
}

function reasonOf(hall: HallView, kind: OvertakeKind, { winner, reasonCode }: Called): Words {
  if (kind === 'by-number') {
    const listed = hall.plan?.rules.specificCallReasons.find(({ code }) => code === reasonCode)
    return listed?.words ?? overtakeWords[kind]
  }
  if (kind !== 'by-class' || winner.classes.length === 0) return overtakeWords[kind]
  const names = winner.classes.map((one) => ticketClassText[one])
  return {
    zh: names.map(({ zh }) => zh).join('、'),
    en: names.map(({ en }) => en).join(', '),
  }
}
