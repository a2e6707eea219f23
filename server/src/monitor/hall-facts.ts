import {
  addDays,
  businessDateAt,
  type EpochMs,
  type RecordedEvent,
  startOfDate,
  type WindowId,
} from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import { indexOf } from '../engine/plan-index.ts'
import type { Fact } from './facts.ts'
import type { Memory, WindowSpan } from './memory.ts'

/** Numbers that ran out; every other refusal has its reason in the person or the hour. */
const ranOut: ReadonlySet<string> = new Set(['QuotaUsedUp', 'QuotaOfPeriodUsedUp', 'NumbersUsedUp'])

/** What happens to nobody's number: refused takes, bookings that were missed. */
export function otherFact(hall: HallView, event: RecordedEvent, memory: Memory): Fact | undefined {
  const base = { seq: event.position.seq, at: event.recordedAt }
  if (event.type === 'AppointmentMissed') {
    const slot = hall.appointments.get(event.data.appointmentId)
    const queue = slot?.queueId === undefined ? {} : { queueId: slot.queueId }
    return { ...base, ...queue, items: [], counts: { missedBookings: 1 } }
  }
  if (event.type !== 'TakeRefused') return undefined
  const { code, itemCodes, times, kioskId } = event.data
  const queueId = event.data.queueId ?? queueOf(hall, itemCodes)
  if (kioskId !== undefined) memory.kiosks.set(kioskId, event.recordedAt)
  const minute = `${queueId ?? ''} ${Math.floor(event.recordedAt / 60_000)}`
  const counts = { refused: times }
  const items = indexOfItems(hall, itemCodes)
  const place = queueId === undefined ? {} : { queueId }
  if (!ranOut.has(code) || memory.without.has(minute)) return { ...base, ...place, items, counts }
  memory.without.add(minute)
  return { ...base, ...place, items, counts: { ...counts, noNumberMinutes: 1 } }
}

type RefusedItems = Extract<RecordedEvent, { type: 'TakeRefused' }>['data']['itemCodes']

const indexOfItems = ({ plan }: HallView, itemCodes: RefusedItems) =>
  itemCodes.filter((code) => plan !== undefined && indexOf(plan).items.has(code))

function queueOf({ plan }: HallView, itemCodes: RefusedItems) {
  const [first] = itemCodes
  if (plan === undefined || first === undefined) return undefined
  const family = indexOf(plan).items.get(first)?.windowFamily
  return family === undefined ? undefined : indexOf(plan).queueOfFamily.get(family)?.queueId
}

/** Pauses for this reason are a fault where the plan does not say which are. */
const usualFaults = ['fault']

export const isFault = ({ plan }: HallView, reasonCode: string | undefined): boolean =>
  reasonCode !== undefined && (plan?.rules.faultPauses ?? usualFaults).includes(reasonCode)

const touchWindows: ReadonlySet<RecordedEvent['type']> = new Set<RecordedEvent['type']>([
  'WindowOpened',
  'WindowPaused',
  'WindowResumed',
  'WindowClosed',
  'TicketCalled',
  'ServingFinished',
  'NoShowRecorded',
  'TicketAbandoned',
  'TicketHeld',
  'TicketResumed',
  'TicketTransferred',
  'TicketExpired',
  'DayClosed',
])

/** In the hall after the event: what each window did since its last change, where it changed. */
export function windowFacts(hall: HallView, event: RecordedEvent, memory: Memory): readonly Fact[] {
  if (!touchWindows.has(event.type)) return []
  const facts: Fact[] = []
  for (const [windowId, window] of hall.windows) {
    const state =
      window.state === 'paused' && isFault(hall, window.pauseReasonCode) ? 'fault' : window.state
    const busy = window.ticketId !== undefined
    const before = memory.windows.get(windowId)
    if (before !== undefined && before.state === state && before.busy === busy) continue
    const at = Math.max(event.recordedAt, before?.since ?? 0) as EpochMs
    const fact = before && spanFact(hall, windowId, before, { at, seq: event.position.seq })
    if (fact !== undefined) facts.push(fact)
    memory.windows.set(windowId, { state, busy, since: at })
  }
  return facts
}

/** Windows that are open now, as if they ended here; the memory stays as it is. */
export function runningFacts(hall: HallView, memory: Memory, at: EpochMs): readonly Fact[] {
  return [...memory.windows].flatMap(([windowId, span]) => {
    const fact = spanFact(hall, windowId, span, { at, seq: hall.seq })
    return fact === undefined ? [] : [fact]
  })
}

/** A window that was left open is counted until the midnight of its date and not beyond. */
function spanFact(
  hall: HallView,
  windowId: WindowId,
  { state, busy, since }: WindowSpan,
  { at, seq }: { readonly at: EpochMs; readonly seq: number },
): Fact | undefined {
  if (state === 'closed') return undefined
  const midnight = startOfDate(addDays(dateOf(hall, since), 1))
  const until = Math.min(at, midnight) as EpochMs
  const ms = until - since
  if (ms <= 0) return undefined
  const clerkId = hall.windows.get(windowId)?.clerkId
  const time = { openMs: ms, pausedMs: 0, faultMs: 0 }
  const counts =
    state === 'open'
      ? { ...time, busyMs: busy ? ms : 0 }
      : { openMs: 0, pausedMs: ms, faultMs: state === 'fault' ? ms : 0 }
  return {
    seq,
    at: until,
    since,
    windowId,
    ...(clerkId === undefined ? {} : { clerkId }),
    items: [],
    counts,
  }
}

const dateOf = (hall: HallView, at: EpochMs) => hall.day?.businessDate ?? businessDateAt(at)
