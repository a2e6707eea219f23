import {
  type ConductRules,
  type EpochMs,
  type HallEventOf,
  type HallEventType,
  type ItemCode,
  type RecordedEvent,
  usualConductRules,
} from '@yihao/contract'
import type { ClosedTicket, HallView, Ticket } from '../engine/hall.ts'
import { netMs } from '../engine/hall-hours.ts'
import { indexOf } from '../engine/plan-index.ts'
import { expectedServiceMs } from '../engine/serving/expected-service.ts'
import type { Counts, Fact } from './facts.ts'
import { daysBetween, type Memory } from './memory.ts'

export const conductRulesOf = (hall: HallView): ConductRules =>
  hall.plan?.rules.conduct ?? usualConductRules

type Recorded<Type extends HallEventType> = Extract<RecordedEvent, { type: Type }>
type Known = Ticket | ClosedTicket | undefined

/** What an event of a number counts, in the hall as it stood before it; undefined for nothing. */
export function ticketFact(hall: HallView, event: RecordedEvent, memory: Memory): Fact | undefined {
  switch (event.type) {
    case 'TicketIssued':
      return issued(hall, event, memory)
    case 'TicketCalled':
      return called(hall, event)
    case 'NoShowRecorded':
      return ofTicket(hall, event, { noShows: 1 })
    case 'TicketAbandoned':
      return ofTicket(hall, event, { abandoned: 1 })
    case 'TicketExpired':
      return ofTicket(hall, event, { expired: 1 })
    case 'TicketTransferred':
      return ofTicket(hall, event, { transferred: 1 })
    case 'ServingFinished':
      return served(hall, event, memory)
    case 'ServiceRated':
      return rated(hall, event)
    default:
      return undefined
  }
}

function issued(hall: HallView, event: Recorded<'TicketIssued'>, memory: Memory): Fact {
  const { data, recordedAt, position } = event
  const rules = conductRulesOf(hall)
  const items = itemsOf(hall, data)
  const person = data.visitor?.personHash
  const again = items.some((item) => {
    const before = person === undefined ? undefined : memory.served.get(`${person} ${item}`)
    return before !== undefined && daysBetween(before, recordedAt) <= rules.revisitDays
  })
  const counts: { -readonly [M in keyof Counts]: Counts[M] } = { issued: 1 }
  if (person !== undefined && items.length > 0) counts.named = 1
  if (again) counts.revisits = 1
  if (data.source === 'appointment') counts.booked = 1
  if (data.kioskId !== undefined) {
    counts.kioskTakes = 1
    const before = memory.kiosks.get(data.kioskId)
    if (before !== undefined && recordedAt - before <= rules.kioskFollowedMs) {
      counts.kioskFollowed = 1
    }
    memory.kiosks.set(data.kioskId, recordedAt)
  }
  const { ticketId, number, queueId } = data
  return { seq: position.seq, at: recordedAt, ticketId, number, queueId, items, counts }
}

function called(hall: HallView, event: Recorded<'TicketCalled'>): Fact | undefined {
  const { data, recordedAt } = event
  const waitGrossMs = Math.max(0, data.waitMs)
  const from = (recordedAt - waitGrossMs) as EpochMs
  const { plan } = hall
  const waitNetMs = plan === undefined ? waitGrossMs : netMs(plan.calendar, from, recordedAt)
  return ofTicket(hall, event, {
    called: 1,
    waitGrossMs,
    waitNetMs,
    overWait: waitNetMs > conductRulesOf(hall).waitLimitMs ? 1 : 0,
    byNumber: data.via === 'specific' ? 1 : 0,
  })
}

/** A transfer goes on elsewhere and a closed day cut it off: neither is a service (as in the feed). */
function served(
  hall: HallView,
  event: Recorded<'ServingFinished'>,
  memory: Memory,
): Fact | undefined {
  const { outcome, goesOn, servingMs, heldMs, ticketId } = event.data
  if (outcome !== 'finished' && outcome !== 'returned-for-correction') return undefined
  const ticket = hall.tickets.get(ticketId)
  const { plan } = hall
  const expected =
    plan === undefined || ticket === undefined ? undefined : expectedServiceMs(plan, ticket)
  const limit = ((expected ?? 0) * conductRulesOf(hall).serviceLimitPercent) / 100
  const person = ticket?.personHash
  if (person !== undefined && ticket !== undefined) {
    for (const item of itemsOf(hall, ticket)) {
      memory.served.set(`${person} ${item}`, event.recordedAt)
    }
  }
  return ofTicket(hall, event, {
    services: 1,
    finished: goesOn === true ? 0 : 1,
    returned: outcome === 'returned-for-correction' ? 1 : 0,
    servingMs: Math.max(0, servingMs),
    heldMs: Math.max(0, heldMs),
    overService: expected !== undefined && servingMs > limit ? 1 : 0,
  })
}

/** Labels of the national list (国办发〔2019〕51号 scheme), by the ill of which they speak. */
const labelsOf = {
  guideLabels: ['108', '109', '111', '207', '208'],
  tripLabels: ['113', '114', '210'],
  slowLabels: ['110', '209', '213'],
  facilityLabels: ['112', '211', '212'],
} as const

/** Only what a person said: a service without a rating is no rating, and no praise. */
function rated(hall: HallView, event: Recorded<'ServiceRated'>): Fact | undefined {
  const { satisfaction, labels } = event.data
  const says = (which: keyof typeof labelsOf) =>
    labels.some((label) => (labelsOf[which] as readonly string[]).includes(label)) ? 1 : 0
  return ofTicket(hall, event, {
    rated: 1,
    badRated: satisfaction === 'dissatisfied' || satisfaction === 'very-dissatisfied' ? 1 : 0,
    guideLabels: says('guideLabels'),
    tripLabels: says('tripLabels'),
    slowLabels: says('slowLabels'),
    facilityLabels: says('facilityLabels'),
  })
}

type OfTicket = Recorded<
  | 'TicketCalled'
  | 'NoShowRecorded'
  | 'TicketAbandoned'
  | 'TicketExpired'
  | 'TicketTransferred'
  | 'ServingFinished'
  | 'ServiceRated'
>

function ofTicket(hall: HallView, event: OfTicket, counts: Counts): Fact {
  const { ticketId } = event.data
  const known: Known = hall.tickets.get(ticketId) ?? hall.closed.get(ticketId)
  const windowId =
    windowOf(event.data) ??
    (known !== undefined && 'windowId' in known ? known.windowId : undefined)
  const clerkId = windowId === undefined ? undefined : hall.windows.get(windowId)?.clerkId
  const number = 'number' in event.data ? event.data.number : known?.number
  return {
    seq: event.position.seq,
    at: event.recordedAt,
    ticketId,
    ...(number === undefined ? {} : { number }),
    ...(known === undefined ? {} : { queueId: known.queueId }),
    ...(windowId === undefined ? {} : { windowId }),
    ...(clerkId === undefined ? {} : { clerkId }),
    items: known === undefined ? [] : itemsOf(hall, known),
    counts,
  }
}

function windowOf(data: OfTicket['data']) {
  if ('windowId' in data) return data.windowId
  return 'fromWindowId' in data ? data.fromWindowId : undefined
}

export function itemsOf(
  { plan }: HallView,
  matters: Pick<HallEventOf<'TicketIssued'>['data'], never> & {
    readonly itemCodes: readonly ItemCode[]
    readonly packageCodes: ClosedTicket['packageCodes']
  },
): readonly ItemCode[] {
  return plan === undefined ? matters.itemCodes : indexOf(plan).itemsOf(matters)
}
