import type {
  CallLine,
  EpochMs,
  FiledOnTicket,
  HallHead,
  ItemCode,
  ItemLine,
  PackageCode,
  Plan,
  Queue,
  QueueLine,
  Reason,
  ServiceWindow,
  Words,
  ZoneId,
} from '@yihao/contract'
import { addDays, businessDateAt, filedPurposeText, sessionsAt, startOfDate } from '@yihao/contract'
import { countedOf, type Errand, unitsOfVisit } from '../engine/applicants/counted.ts'
import type { HallView } from '../engine/hall.ts'
import type { CallRecord } from '../engine/hall-day.ts'
import { nextOpenDate, opensOn, type SessionAround, sessionAround } from '../engine/hall-hours.ts'
import { lineOf } from '../engine/line/line.ts'
import { indexOf } from '../engine/plan-index.ts'
import { type HallRanges, withRange } from './ranges.ts'

export const noWords: Words = { zh: '—', en: '—' }

/**
 * On a closed date no session is running or coming, unless somebody has opened the day (DAY-2), nor
 * on a date whose day was closed: it does not open again (DAY-3).
 */
export const servesToday = (hall: HallView, plan: Plan, at: EpochMs): boolean =>
  hall.day !== undefined ||
  (opensOn(plan.calendar, at) && hall.lastClosedDate !== businessDateAt(at))

export function hallHead(hall: HallView, plan: Plan, at: EpochMs): HallHead {
  const around = servesToday(hall, plan, at) ? sessionAround(plan.calendar, at) : undefined
  const closing = hall.day?.closing
  return {
    name: plan.name,
    dayOpen: hall.day !== undefined,
    ...(around === undefined ? opensNext(hall, plan, at) : { session: sessionOf(around) }),
    ...(closing === undefined ? {} : { closing: { mode: closing.mode, endsAt: closing.endsAt } }),
  }
}

function sessionOf({ session, running }: SessionAround): HallHead['session'] {
  const { name, from, to, extended, byAppointment } = session
  return {
    ...{ name, from, to, running },
    ...(extended === undefined ? {} : { extended }),
    ...(byAppointment === undefined ? {} : { byAppointment }),
  }
}

/** After the last session of today it is another day's turn. */
function opensNext(hall: HallView, plan: Plan, at: EpochMs): Pick<HallHead, 'opensNext'> {
  const today = businessDateAt(at)
  const after = servesToday(hall, plan, at) ? startOfDate(addDays(today, 1)) : at
  const date = nextOpenDate(plan.calendar, after, hall.lastClosedDate)
  if (date === undefined) return {}
  const [first] = sessionsAt(plan.calendar, startOfDate(date))
  return first === undefined ? {} : { opensNext: { date, from: first.from } }
}

export const zoneName = (plan: Plan, zoneId: ZoneId): Words =>
  plan.zones.find((zone) => zone.zoneId === zoneId)?.name ?? noWords

export function queueLine(
  hall: HallView,
  plan: Plan,
  queue: Queue,
  ranges: HallRanges | undefined,
): QueueLine {
  return {
    queueId: queue.queueId,
    prefix: queue.prefix,
    name: queue.name,
    waiting: lineOf(hall, queue.queueId).length,
    openWindows: plan.windows.filter(
      (window) =>
        window.serves.includes(queue.queueId) &&
        hall.windows.get(window.windowId)?.state === 'open',
    ).length,
    ...withRange(ranges?.queues.get(queue.queueId)),
  }
}

export function callLine(plan: Plan, call: CallRecord): CallLine | undefined {
  const window = indexOf(plan).windows.get(call.windowId)
  if (window === undefined) return undefined
  return {
    ticketId: call.ticketId,
    number: call.number,
    windowId: call.windowId,
    windowNumber: window.windowNumber,
    windowLabel: window.label,
    zoneName: zoneName(plan, window.zoneId),
    calledAt: call.at,
    callCount: call.callCount,
  }
}

export function windowHead(window: ServiceWindow) {
  return {
    windowId: window.windowId,
    windowNumber: window.windowNumber,
    label: window.label,
  }
}

/** Items by name, those of a package marked with it. */
export function itemLines(plan: Plan, ticket: Errand): ItemLine[] {
  const index = indexOf(plan)
  const packageOf = new Map<ItemCode, PackageCode>()
  for (const code of ticket.packageCodes) {
    for (const itemCode of index.packages.get(code)?.itemCodes ?? []) packageOf.set(itemCode, code)
  }
  const counted = countedOf(plan, ticket)
  const countOf = (...codes: readonly (string | undefined)[]) =>
    counted.reduce((sum, one) => (codes.includes(one.code) ? sum + one.count : sum), 0)
  return index.itemsOf(ticket).flatMap((code) => {
    const item = index.items.get(code)
    if (item === undefined) return []
    const packageCode = packageOf.get(code)
    const { name, shortName } = item
    const count = countOf(code, packageCode)
    return [
      {
        code,
        name,
        shortName,
        ...(packageCode === undefined ? {} : { packageCode }),
        ...(count > 1 ? { count } : {}),
      },
    ]
  })
}

/** What a list shows of a ticket's errands: the package, or the first item and how many more. */
export function errandText(
  plan: Plan,
  ticket: Errand & {
    readonly queueId: Queue['queueId']
    readonly filed?: FiledOnTicket | undefined
  },
): string {
  const index = indexOf(plan)
  const names = [
    ...ticket.packageCodes.map((code) => index.packages.get(code)?.shortName ?? ''),
    ...ticket.itemCodes.map((code) => index.items.get(code)?.shortName ?? ''),
  ].filter((name) => name !== '')
  const [first] = names
  const what =
    first === undefined || names.length === 1
      ? (first ?? index.queues.get(ticket.queueId)?.name.zh ?? '')
      : `${first} 等 ${names.length} 项`
  const units = ticket.applicants === undefined ? 1 : unitsOfVisit(plan, ticket)
  const filed = ticket.filed === undefined ? [] : [filedPurposeText[ticket.filed.purpose].zh]
  return [what, ...filed, ...(units > 1 ? [`${units} 份`] : [])].join(' · ')
}

export const reasonWords = (reasons: readonly Reason[], code: string | undefined): Words =>
  reasons.find((reason) => reason.code === code)?.words ?? noWords
