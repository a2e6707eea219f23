import { expect } from 'vitest'
import { checkVisit, secondsOf, visitsOf } from '../../ledger/ledger.testkit.ts'
import type { Scenario } from '../scenario.testkit.ts'
import { isOpen } from '../taking/booked-slot.ts'
import { checkNumbers } from './lines-and-windows.testkit.ts'
import { must } from './must.testkit.ts'
import { count, type Tally } from './tally.testkit.ts'
import type { DayWatch } from './watch-day.testkit.ts'

/** Nobody is lost, nobody ended twice, the figures agree, and the log alone gives the same hall. */
export function checkEnd(scenario: Scenario, watch: DayWatch, tally: Tally): void {
  const { hall, events } = scenario
  must(hall.day === undefined, 'the day did not close')
  must(hall.tickets.size === 0, 'somebody is left in a closed hall')
  checkNumbers(events)
  const issued = events.filter(({ type }) => type === 'TicketIssued')
  must(hall.closed.size === issued.length, `${issued.length} numbers, ${hall.closed.size} ended`)
  for (const closed of hall.closed.values()) watch.wishes.checkClosed(hall.plan, closed)
  checkEnds(events)
  const told = events.find((event) => event.type === 'DayClosed')?.data
  must(told?.issued === issued.length, 'the day told another count of numbers')
  const ended = told.finished + told.abandoned + told.expired
  must(ended === told.issued, `${JSON.stringify(told)} does not add up`)
  const open = [...hall.appointments.values()].filter(isOpen)
  must(open.length === 0, `${open.length} bookings have no end`)
  checkLedger(scenario, tally)
  expect(watch.again).toEqual(hall)
}

/** Each number ends once, and each service too. */
function checkEnds(events: Scenario['events']): void {
  const ended = new Set<string>()
  const served = new Set<string>()
  for (const { type, data } of events) {
    if (type === 'ServingFinished') {
      must(!served.has(data.servingId), `${data.servingId} ended twice`)
      served.add(data.servingId)
    }
    const last =
      type === 'TicketAbandoned' ||
      type === 'TicketExpired' ||
      (type === 'ServingFinished' &&
        data.goesOn !== true &&
        ['finished', 'returned-for-correction'].includes(data.outcome))
    if (!last) continue
    must(!ended.has(data.ticketId), `${data.number} ended twice`)
    ended.add(data.ticketId)
  }
}

const partsOfDay = 5

/** LEDGER-1: whole to the millisecond, at some moments of the day and after it. */
function checkLedger({ hall, events }: Scenario, tally: Tally): void {
  for (let part = 1; part < partsOfDay; part += 1) {
    const until = events.slice(0, Math.floor((part * events.length) / partsOfDay))
    for (const visit of visitsOf(until)) checkVisit(visit)
  }
  const visits = visitsOf(events)
  const issued = events.filter(({ type }) => type === 'TicketIssued').length
  must(visits.length === issued, `${issued} numbers, ${visits.length} visits`)
  const served = servedMs(events)
  const withoutFaults = events.every(
    ({ type, data }) => type !== 'PlanAdopted' || data.plan.rules.faultPauses === undefined,
  )
  for (const visit of visits) {
    must(visit.over, `${visit.number} has no end in the ledger`)
    checkVisit(visit)
    must(visit.from === hall.closed.get(visit.ticketId)?.issuedAt, `${visit.number} began earlier`)
    for (const { owner, windowId, clerkId } of visit.segments) {
      count(tally, `time: ${owner}`)
      const named = owner === 'serving' || owner === 'papers-kept'
      must(!named || windowId !== undefined, `${visit.number}: nobody's window`)
      must(owner !== 'serving' || clerkId !== undefined, `${visit.number}: nobody's service`)
    }
    if (!withoutFaults) continue
    // TIME-3
    const ms = secondsOf(visit, 'serving') * 1_000
    must(ms === (served.get(visit.ticketId) ?? 0), `${visit.number}: ${ms} ms of service`)
  }
}

function servedMs(events: Scenario['events']): ReadonlyMap<string, number> {
  const served = new Map<string, number>()
  for (const { type, data } of events) {
    if (type !== 'ServingFinished') continue
    served.set(data.ticketId, (served.get(data.ticketId) ?? 0) + data.servingMs)
  }
  return served
}
