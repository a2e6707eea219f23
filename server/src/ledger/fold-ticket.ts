import type { EpochMs, HoldKind, RecordedEvent, TicketId } from '@yihao/contract'
import type { Doing, LedgerState, LedgerTicket, Visit } from './ledger-state.ts'
import { passTo, turnTo, visitOf } from './stretches.ts'

const holdOf: Readonly<Record<HoldKind, Doing>> = {
  'papers-taken': 'papers-with-visitor',
  'papers-kept': 'papers-kept',
  'awaiting-step': 'waiting-for-another-step',
}

/** A number's events; what its time is for until the next of them. */
export function foldTicket(state: LedgerState, event: RecordedEvent): Visit | undefined {
  const at = event.recordedAt
  if (event.type === 'TicketIssued') return begin(state, event)
  const ticket = ticketOf(state, event)
  if (ticket === undefined) return undefined
  switch (event.type) {
    case 'TicketCalled':
      ticket.onlyWindowId = undefined
      turnTo(state, ticket, at, { doing: 'walking', ...standing(state, event.data.windowId) })
      return undefined
    case 'ServingStarted':
    case 'TicketResumed':
      turnTo(state, ticket, at, { doing: 'serving', ...standing(state, event.data.windowId) })
      return undefined
    case 'TicketHeld':
      turnTo(state, ticket, at, {
        doing: holdOf[event.data.kind],
        ...standing(state, event.data.windowId),
      })
      return undefined
    case 'NoShowRecorded':
      turnTo(state, ticket, at, { doing: 'away' })
      return undefined
    case 'TicketReinstated':
      turnTo(state, ticket, at, { doing: 'waiting-for-window' })
      return undefined
    case 'TicketTransferred':
    case 'LegQueued':
      queue(state, ticket, event)
      return undefined
    case 'ServingFinished': {
      const { outcome, goesOn } = event.data
      // What a transfer or the end of the day does comes right after, at the same moment.
      if (goesOn === true || outcome === 'transferred' || outcome === 'day-closed') return undefined
      return end(state, ticket, at)
    }
    case 'TicketAbandoned':
    case 'TicketExpired':
      return end(state, ticket, at)
    default:
      return undefined
  }
}

/** The visit begins with the arrival, which a kiosk that was alone may tell later. */
function begin(
  state: LedgerState,
  { data, recordedAt }: Extract<RecordedEvent, { type: 'TicketIssued' }>,
): undefined {
  const { ticketId, number, queueId } = data
  const from = Math.min(data.arrivedAt, recordedAt) as EpochMs
  const ticket: LedgerTicket = {
    ticketId,
    number,
    from,
    doing: 'waiting-for-window',
    queueId,
    windowId: undefined,
    clerkId: undefined,
    onlyWindowId: undefined,
    since: from,
    fault: false,
    segments: [],
  }
  state.tickets.set(ticketId, ticket)
  turnTo(state, ticket, recordedAt, { doing: 'waiting-for-window' })
}

function queue(
  state: LedgerState,
  ticket: LedgerTicket,
  event: Extract<RecordedEvent, { type: 'TicketTransferred' | 'LegQueued' }>,
): void {
  passTo(state, ticket, event.recordedAt)
  ticket.queueId = event.data.queueId
  const target = event.type === 'TicketTransferred' ? event.data.target : undefined
  ticket.onlyWindowId = target?.kind === 'window' ? target.windowId : undefined
  turnTo(state, ticket, event.recordedAt, { doing: 'waiting-for-window' })
}

function end(state: LedgerState, ticket: LedgerTicket, at: EpochMs): Visit {
  passTo(state, ticket, at)
  state.tickets.delete(ticket.ticketId)
  return visitOf(ticket, true)
}

const standing = (state: LedgerState, windowId: LedgerTicket['windowId']) => ({
  windowId,
  clerkId: windowId === undefined ? undefined : state.windows.get(windowId)?.clerkId,
})

function ticketOf(state: LedgerState, { data }: RecordedEvent): LedgerTicket | undefined {
  return 'ticketId' in data ? state.tickets.get(data.ticketId as TicketId) : undefined
}
