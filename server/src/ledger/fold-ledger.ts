import type { EpochMs, Plan, RecordedEvent } from '@yihao/contract'
import { foldTicket } from './fold-ticket.ts'
import type { LedgerState, LedgerWindow, Visit } from './ledger-state.ts'
import { look, passTo, visitOf } from './stretches.ts'

/** Pauses for this reason are a fault where the plan does not say which are. */
const usualFaults = ['fault']

/** Takes one event of the log; hands back the visit that it ended, if it did. */
export function foldLedger(state: LedgerState, event: RecordedEvent): Visit | undefined {
  const at = event.recordedAt
  switch (event.type) {
    case 'PlanAdopted':
      // What has passed is cut by the rest of the calendar that was in force.
      for (const ticket of state.tickets.values()) passTo(state, ticket, at)
      usePlan(state, event.data.plan)
      lookAtAll(state, at)
      return undefined
    case 'WindowOpened':
      return become(state, event, { state: 'open', fault: false, clerkId: event.data.clerkId })
    case 'WindowPaused': {
      const fault = state.faultReasons.includes(event.data.reasonCode)
      return become(state, event, { state: 'paused', fault })
    }
    case 'WindowResumed':
      return become(state, event, { state: 'open', fault: false })
    case 'WindowClosed':
      return become(state, event, { state: 'closed', fault: false, clerkId: undefined })
    default:
      return foldTicket(state, event)
  }
}

export function usePlan(state: LedgerState, plan: Plan): void {
  state.calendar = plan.calendar
  state.faultReasons = plan.rules.faultPauses ?? usualFaults
  state.serves = new Map(plan.windows.map(({ windowId, serves }) => [windowId, serves]))
}

/** The visits that are not over, as they stand; the state goes on unchanged. */
export function openVisits(state: LedgerState, until: EpochMs): readonly Visit[] {
  return [...state.tickets.values()].map((ticket) => {
    const twin = { ...ticket, segments: [...ticket.segments] }
    passTo(state, twin, until)
    return visitOf(twin, false)
  })
}

type WindowEvent = Extract<
  RecordedEvent,
  { type: 'WindowOpened' | 'WindowPaused' | 'WindowResumed' | 'WindowClosed' }
>

function become(state: LedgerState, event: WindowEvent, now: Partial<LedgerWindow>): undefined {
  const { windowId } = event.data
  const before = state.windows.get(windowId) ?? {
    state: 'closed',
    fault: false,
    clerkId: undefined,
  }
  state.windows.set(windowId, { ...before, ...now })
  lookAtAll(state, event.recordedAt)
}

function lookAtAll(state: LedgerState, at: EpochMs): void {
  for (const ticket of state.tickets.values()) look(state, ticket, at)
}
