import type { EpochMs, HallEvent, Plan, RecordedEvent, WindowId } from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evolve } from '../../engine/evolve.ts'
import type { HallState, Ticket } from '../../engine/hall.ts'
import { chooseNext } from '../../engine/policy/call-policy.ts'
import { openHall } from '../../engine/scenario.testkit.ts'
import type { DayVisitor } from './day-hall.ts'
import type { DayPolicy, DayTicket } from './day-policy.ts'
import { hall, type PlanPolicy, plan, planPolicies, visitors } from './random-day.testkit.ts'
import { type DayTrace, runDay } from './run-day.ts'

const runs = { numRuns: 120, seed: 20_261_124 }

/** A real hall into which the same people come, and which is asked at each call of the trace. */
class Beside {
  readonly hall: HallState
  #issued = 0

  constructor(callPolicy: PlanPolicy) {
    this.hall = openHall({ ...plan, callPolicy } as Plan).hall
  }

  issue(visitor: DayVisitor): void {
    this.#issued += 1
    const number = `A${String(this.#issued).padStart(3, '0')}`
    this.fold(visitor.at, {
      type: 'TicketIssued',
      data: {
        ...visitor,
        ticketId: `t.${this.#issued - 1}`,
        visitId: 'v',
        number,
        audience: 'natural',
        arrivedAt: visitor.at,
        source: 'kiosk',
        ahead: 0,
      },
    } as unknown as HallEvent)
    const ticket = this.hall.tickets.get(`t.${this.#issued - 1}` as Ticket['ticketId'])
    if (ticket !== undefined) {
      this.hall.tickets.set(ticket.ticketId, { ...ticket, classes: visitor.classes })
    }
  }

  leave(ticket: DayTicket): void {
    const ticketId = `t.${ticket.order.tie}` as Ticket['ticketId']
    const data = { ticketId, number: 'A000' as never, by: 'visitor' as const }
    this.fold(this.hall.at, { type: 'TicketAbandoned', data })
  }

  call(windowId: WindowId, at: EpochMs): string | undefined {
    const choice = chooseNext(this.hall, windowId, at)
    if (choice === undefined) return undefined
    const { ticketId, number } = choice.ticket
    const data = { ticketId, number, windowId, via: 'next' as const, callCount: 1, waitMs: 0 }
    this.fold(at, { type: 'TicketCalled', data: { ...data, basis: choice.basis } })
    return ticketId
  }

  fold(at: EpochMs, body: HallEvent): void {
    const position = { hallId: this.hall.hallId, epoch: 1, seq: this.hall.seq + 1 }
    evolve(this.hall, { position, recordedAt: at, ...body } as RecordedEvent)
  }
}

describe('a simulated day', () => {
  test('[PRIO-1] [PRIO-3] [PRIO-4] calls whom the engine calls, at every call', () => {
    fc.assert(
      fc.property(visitors, planPolicies, (people, policy) => {
        const trace = runDay(hall, people, policy)
        const beside = new Beside(policy)
        const coming = [...people]
        const leaving = [...trace.left]
        for (const { ticket, windowId, at } of trace.calls) {
          while (coming[0] !== undefined && coming[0].at <= at) {
            beside.issue(coming.shift() as DayVisitor)
          }
          while (leaving[0] !== undefined && leavesAt(leaving[0]) < at) {
            beside.leave(leaving.shift() as DayTicket)
          }
          expect(beside.call(windowId, at)).toBe(`t.${ticket.order.tie}`)
        }
      }),
      runs,
    )
  })

  test('[PRIO-4] nobody past the limit waits while another is called who came later', () => {
    fc.assert(
      fc.property(visitors, planPolicies, (people, policy) => {
        if (policy.policyId !== 'accumulating-priority') return
        const { calls } = runDay(hall, people, policy)
        for (const [place, { ticket, at, windowId }] of calls.entries()) {
          const window = hall.windows.find((one) => one.windowId === windowId)
          for (const later of calls.slice(place + 1)) {
            const { visitor } = later.ticket
            const capped = at - visitor.at >= policy.capMs && window?.mayTake(visitor) === true
            if (capped) expect(ticket.order.at).toBeLessThan(visitor.at)
          }
        }
      }),
      runs,
    )
  })

  test('[CALL-1] nobody waits for a window that is free and can do all of it', () => {
    fc.assert(
      fc.property(visitors, planPolicies, (people, policy) => {
        const trace = runDay(hall, people, policy)
        for (const { ticket, at } of trace.calls) {
          for (const window of hall.windows.filter(({ mayTake }) => mayTake(ticket.visitor))) {
            expect(freeFor(trace, window.windowId, ticket.visitor.at, at)).toBe(0)
          }
        }
        const everybody = [...trace.calls.map(({ ticket }) => ticket), ...trace.left]
        expect(new Set([...everybody, ...trace.unserved]).size).toBe(people.length)
      }),
      runs,
    )
  })

  test('the same visitors give the same calls', () => {
    fc.assert(
      fc.property(visitors, planPolicies, (people, policy) => {
        const callsOf = (setting: DayPolicy) =>
          runDay(hall, people, setting).calls.map(({ ticket, windowId, at }) => [
            ticket.order.tie,
            windowId,
            at,
          ])
        expect(callsOf(policy)).toEqual(callsOf(policy))
      }),
      { ...runs, numRuns: 20 },
    )
  })
})

const leavesAt = ({ visitor }: DayTicket) => visitor.at + visitor.patienceMs

/** Milliseconds of its shifts in that time in which it served nobody. */
function freeFor({ calls }: DayTrace, windowId: WindowId, from: EpochMs, to: EpochMs): number {
  const shifts = hall.windows.find((one) => one.windowId === windowId)?.shifts ?? []
  const within = (a: number, b: number) => Math.max(0, Math.min(b, to) - Math.max(a, from))
  const served = calls.filter((call) => call.windowId === windowId)
  let free = 0
  for (const shift of shifts) {
    free += within(shift.from, shift.to)
    for (const { at, ticket } of served) {
      const [begin, end] = [Math.max(at, shift.from), Math.min(at + ticket.service, shift.to)]
      if (end > begin) free -= within(begin, end)
    }
  }
  return free
}
