import { atClock, type EpochMs, type TicketId } from '@yihao/contract'
import { byItself, monday, openHall, type Scenario, type Step } from './scenario.testkit.ts'
import { smallPlan } from './small-plan.testkit.ts'
import * as steps from './steps.testkit.ts'

const dispatch = { mode: 'automatic', graceMs: 8_000 } as const
const plan = smallPlan({ callCountMax: 2, dispatch })
const number = 'A001'
const windows = ['w1', 'w2'] as const

const bookedSlot = {
  appointmentId: 'Y1',
  itemCodes: ['N1'],
  packageCodes: [],
  audience: 'natural',
  slotFrom: atClock(monday, '09:00'),
  slotTo: atClock(monday, '11:00'),
}

const atWindow = (windowId: string): readonly Step[] => [
  steps.opens(windowId),
  steps.pauses(windowId),
  steps.resumesWindow(windowId),
  steps.closes(windowId),
  steps.callsNext(windowId),
  steps.calls(windowId, number),
  steps.recalls(windowId),
  steps.misses(windowId),
  steps.starts(windowId),
  steps.finishes(windowId),
  steps.holds(windowId, 'papers-taken'),
  steps.holds(windowId, 'papers-kept'),
  steps.takesUp(windowId, number),
  steps.adds(windowId, 'N2'),
  // At w1 it becomes a leg of its own.
  steps.adds(windowId, 'P1'),
  steps.drops(windowId, 'N2'),
  steps.returns(windowId, ['照片']),
  ...windows.map((target) => steps.transfers(windowId, steps.toWindow(target))),
  steps.transfers(windowId, steps.toQueue('A')),
]

const taking: readonly Step[] = [
  steps.takes({ items: ['N1'] }),
  steps.press('CheckInAppointment', { appointmentId: 'Y1' }),
]
/** 自动叫号: said ready and announced on the way, so that neither makes states of their own. */
const dispatches =
  (windowId: string): Step =>
  (scenario) => {
    scenario.run(steps.press('SayReady', { windowId, stay: false }))
    scenario.run(steps.by(byItself, steps.press('OfferCall', { windowId })))
    scenario.later(dispatch.graceMs / 1_000)
    return steps.by(byItself, steps.press('DispatchNext', { windowId }))(scenario)
  }
const others: readonly Step[] = [
  ...windows.map(dispatches),
  ...windows.flatMap(atWindow),
  steps.reinstates(number),
  steps.abandons(number),
  steps.closesDay,
  steps.by(byItself, steps.closesDay),
]

export interface Look {
  readonly command: string
  readonly before: Scenario
  readonly after: Scenario
}

/** What can be told apart; moments and ids cannot. */
function shapeOf({ hall }: Scenario): string {
  const tickets = [...hall.tickets.values()].map((ticket) => [
    ticket.status,
    'windowId' in ticket ? ticket.windowId : '',
    'callCount' in ticket ? ticket.callCount : 0,
    'kind' in ticket ? ticket.kind : '',
    ticket.onlyWindowId,
    ticket.reinstateCount,
    ticket.itemCodes,
    ticket.legs?.done.length,
    ticket.legs?.later.itemCodes,
  ])
  const ended = [...hall.closed.values()].map((ticket) => ticket.outcome)
  const live = windows.map((id) => [...hall.windows.values()].find((one) => one.windowId === id))
  return JSON.stringify([hall.day !== undefined, tickets, ended, live.map((one) => one?.state)])
}

/** Every state that one number at two windows can reach, and every accepted command between two. */
export function exploreHall(look: (transition: Look) => void): number {
  const start = openHall(plan).given(steps.press('BookAppointment', bookedSlot as never))
  const seen = new Set([shapeOf(start)])
  const open = [start]
  for (let hall = open.shift(); hall !== undefined; hall = open.shift()) {
    const fresh = hall.hall.tickets.size + hall.hall.closed.size === 0
    for (const step of fresh ? [...taking, ...others] : others) {
      const after = hall.fork(plan).later(100)
      after.now = Math.min(after.now, atClock(monday, '10:59')) as EpochMs
      const { decision, command } = after.run(step)
      if (!decision.ok) continue
      look({ command: command.type, before: hall, after })
      const shape = shapeOf(after)
      if (seen.has(shape)) continue
      seen.add(shape)
      open.push(after)
    }
  }
  return seen.size
}

/** `[*]` before it was issued; then as the diagram names it. */
export function statusOf({ hall }: Scenario, ticketId: TicketId): string {
  const status = hall.tickets.get(ticketId)?.status ?? hall.closed.get(ticketId)?.outcome
  return status === undefined ? '[*]' : status.replace('no-show', 'noShow')
}

/** The only number of the explored hall, if it was issued. */
export function onlyTicket({ hall }: Scenario): TicketId | undefined {
  return [...hall.tickets.keys(), ...hall.closed.keys()][0]
}
