import {
  type EpochMs,
  type HallEventOf,
  type QueueId,
  type RecordedEvent,
  readHallClock,
  type WindowId,
} from '@yihao/contract'
import { elapsed } from '../../engine/guards.ts'
import type { HallView } from '../../engine/hall.ts'
import { rateOfClasses } from '../../engine/policy/accumulating-priority.ts'
import { errandGroup, errandKey, statedOf } from './errand.ts'
import { keep, type Learnt } from './learnt.ts'
import { medianOf } from './lengths.ts'

export const quarterMs = 15 * 60_000
export const quartersADay = 96
const halfHours = 48
/** A longer pause before a call is a break, not a turn of the window. */
const turnMost = 5 * 60_000
/** A day of a month ago counts for a fifth in the habits. */
const dayKeeps = 0.95
const clerkKeeps = 0.995
const ratioMost = 20

/**
 * What one event teaches, told with the hall as it stood before it. Presence of the windows is
 * gathered during a day and counted at its end.
 */
export class Learner {
  readonly learnt: Learnt
  readonly #today = new Map<WindowId, Set<number>>()

  constructor(learnt: Learnt) {
    this.learnt = learnt
  }

  hear(before: HallView, event: RecordedEvent): void {
    const at = event.recordedAt
    switch (event.type) {
      case 'ServingFinished':
        this.#served(before, event.data)
        break
      case 'ServingStarted':
        this.#seated(before, event.data, at)
        break
      case 'TicketCalled':
        this.#called(before, event.data, at)
        break
      case 'NoShowRecorded':
        this.#missed(before, event.data, at)
        break
      case 'WindowResumed':
        this.#resumed(before, event.data)
        break
      case 'WindowPaused':
      case 'WindowClosed':
        this.#present(before, event.data.windowId, at)
        break
      case 'AppointmentCheckedIn':
        this.#checkedIn(before, event.data, at)
        break
      case 'AppointmentMissed':
        this.learnt.state.bookingsMissed += 1
        break
      case 'DayClosed':
        this.#dayClosed(before, at)
        break
    }
  }

  /** The same event with the hall after it: a number may have become a faster one. */
  heard(after: HallView, event: RecordedEvent): void {
    const { state } = this.learnt
    const { plan } = after
    const entered =
      event.type === 'TicketIssued' ||
      event.type === 'TicketTransferred' ||
      event.type === 'TicketReinstated'
    const ticket = entered ? after.tickets.get(event.data.ticketId) : undefined
    if (ticket === undefined || plan === undefined) return
    if (event.type === 'TicketIssued') countIn(state.arrivals, ticket.queueId, event.recordedAt)
    const { callPolicy } = plan
    if (callPolicy.policyId !== 'accumulating-priority' || ticket.source === 'appointment') return
    if (rateOfClasses(callPolicy.rates, ticket.classes) <= callPolicy.rates.ordinary) return
    countIn(state.faster, ticket.queueId, event.recordedAt)
  }

  #served(before: HallView, data: HallEventOf<'ServingFinished'>['data']): void {
    const ticket = before.tickets.get(data.ticketId)
    const { plan } = before
    if (plan === undefined || ticket === undefined || data.outcome === 'day-closed') return
    const { state } = this.learnt
    const stated = statedOf(plan, ticket)
    const expected = medianOf(this.learnt.serviceOf(plan, ticket))
    const ratio = data.servingMs / stated.medianMs
    keep(listed(state.services, errandKey(ticket)), data.servingMs)
    keep(listed(state.ratios, errandGroup(ticket)), Math.min(ratioMost, ratio))
    const clerkId = before.windows.get(data.windowId)?.clerkId
    if (clerkId !== undefined && data.servingMs > 0) {
      const pace = state.clerks[clerkId] ?? { services: 0, logs: 0 }
      state.clerks[clerkId] = pace
      pace.services = pace.services * clerkKeeps + 1
      pace.logs = pace.logs * clerkKeeps + Math.log(data.servingMs / expected)
    }
    this.learnt.changed()
  }

  #seated(before: HallView, data: HallEventOf<'ServingStarted'>['data'], at: EpochMs): void {
    const ticket = before.tickets.get(data.ticketId)
    if (ticket?.status !== 'called') return
    keep(this.learnt.state.approaches, elapsed(ticket.firstCalledAt, at))
    this.learnt.changed()
  }

  #called(before: HallView, data: HallEventOf<'TicketCalled'>['data'], at: EpochMs): void {
    const ticket = before.tickets.get(data.ticketId)
    const freeSince = before.windows.get(data.windowId)?.freeSince
    this.learnt.state.calls += 1
    if (ticket === undefined || freeSince === undefined || data.via !== 'next') return
    const turn = elapsed(Math.max(freeSince, ticket.queuedAt) as EpochMs, at)
    if (turn > turnMost) return
    keep(this.learnt.state.turns, turn)
    this.learnt.changed()
  }

  #missed(before: HallView, data: HallEventOf<'NoShowRecorded'>['data'], at: EpochMs): void {
    const ticket = before.tickets.get(data.ticketId)
    if (ticket?.status !== 'called') return
    this.learnt.state.missed += 1
    keep(this.learnt.state.noShows, elapsed(ticket.firstCalledAt, at))
    this.learnt.changed()
  }

  #resumed(before: HallView, data: HallEventOf<'WindowResumed'>['data']): void {
    const reasonCode = before.windows.get(data.windowId)?.pauseReasonCode ?? ''
    keep(listed(this.learnt.state.pauses, reasonCode), data.pausedMs)
    this.learnt.changed()
  }

  #checkedIn(before: HallView, data: HallEventOf<'AppointmentCheckedIn'>['data'], at: EpochMs) {
    const booked = before.appointments.get(data.appointmentId)
    this.learnt.state.bookingsKept += 1
    if (booked === undefined) return
    keep(this.learnt.state.checkIns, at - booked.slotFrom)
    this.learnt.changed()
  }

  #present(before: HallView, windowId: WindowId, until: EpochMs): void {
    const window = before.windows.get(windowId)
    if (window?.state !== 'open' || window.since === undefined || before.day === undefined) return
    const seen = this.#today.get(windowId) ?? new Set<number>()
    this.#today.set(windowId, seen)
    const first = quarterOf(Math.max(window.since, before.day.openedAt) as EpochMs)
    for (let quarter = first; quarter <= quarterOf(until); quarter += 1) seen.add(quarter)
  }

  #dayClosed(before: HallView, at: EpochMs): void {
    const { state } = this.learnt
    for (const windowId of before.windows.keys()) this.#present(before, windowId, at)
    for (const windowId of before.windows.keys()) {
      const habit = state.windows[windowId] ?? { days: 0, present: [] }
      state.windows[windowId] = habit
      habit.days = habit.days * dayKeeps + 1
      const seen = this.#today.get(windowId)
      for (let quarter = 0; quarter < quartersADay; quarter += 1) {
        habit.present[quarter] =
          (habit.present[quarter] ?? 0) * dayKeeps + Number(seen?.has(quarter) === true)
      }
    }
    this.#today.clear()
    state.days = state.days * dayKeeps + 1
    for (const counts of [state.faster, state.arrivals].flatMap((one) => Object.values(one))) {
      for (const [place, count] of counts.entries()) counts[place] = count * dayKeeps
    }
  }
}

function countIn(all: Record<QueueId, number[]>, queueId: QueueId, at: EpochMs): void {
  const counts = all[queueId] ?? Array.from({ length: halfHours }, () => 0)
  all[queueId] = counts
  const half = Math.floor(readHallClock(at).sinceMidnightMs / (2 * quarterMs))
  counts[half] = (counts[half] ?? 0) + 1
}

export const quarterOf = (at: EpochMs): number =>
  Math.floor(readHallClock(at).sinceMidnightMs / quarterMs)

function listed(all: Record<string, number[]>, key: string): number[] {
  const list = all[key] ?? []
  all[key] = list
  return list
}
