import {
  addDays,
  atClock,
  type CommandId,
  clockMs,
  type EpochMs,
  type HallCommand,
  sessionsAt,
  startOfDate,
} from '@yihao/contract'
import { missedDeadline } from './booking/record-missed.ts'
import { closingDeadline } from './day/tell-closing.ts'
import { dispatchDeadlines } from './dispatch/dispatch-deadlines.ts'
import type { HallView, TicketIn } from './hall.ts'
import { nextOpenDate } from './hall-hours.ts'
import { noShowAfterOf, recallSpacingOf } from './needs/needs.ts'
import { tidalDeadlines } from './tidal/tidal-deadlines.ts'

/** What the hall does by itself when nobody acts; its id is derived, so it happens once. */
export interface Deadline {
  readonly at: EpochMs
  readonly commandId: CommandId
  readonly command: HallCommand
}

/** The hall opens before the first number is handed out, so that screens are ready. */
const openBeforeTakingMs = 10 * 60_000

/** All of them, the next first. `now` matters to a hall that was off while a day passed. */
export function deadlinesOf(hall: HallView, now: EpochMs = hall.at): readonly Deadline[] {
  const all = [
    dayDeadline(hall, now),
    ...noShowDeadlines(hall),
    missedDeadline(hall),
    closingDeadline(hall, now),
    ...dispatchDeadlines(hall),
    ...tidalDeadlines(hall),
  ]
  return all
    .filter((one): one is Deadline => one !== undefined)
    .sort((a, b) => a.at - b.at || (a.commandId < b.commandId ? -1 : 1))
}

/** DAY-5: closes at midnight what nobody closed, opens on the next working day. */
function dayDeadline(hall: HallView, now: EpochMs): Deadline | undefined {
  const { day, plan } = hall
  if (plan === undefined) return undefined
  if (day !== undefined) {
    return {
      at: startOfDate(addDays(day.businessDate, 1)),
      commandId: `close-day:${day.businessDate}` as CommandId,
      command: { type: 'CloseDay', data: {} },
    }
  }
  const from = Math.max(hall.at, now) as EpochMs
  const date = nextOpenDate(plan.calendar, from, hall.lastClosedDate)
  if (date === undefined) return undefined
  const first = [...sessionsAt(plan.calendar, startOfDate(date))].sort(
    (a, b) => clockMs(a.takeFrom) - clockMs(b.takeFrom),
  )[0]
  const at = atClock(date, first?.takeFrom ?? '00:00') - openBeforeTakingMs
  return {
    at: Math.max(at, startOfDate(date)) as EpochMs,
    commandId: `open-day:${date}` as CommandId,
    command: { type: 'OpenDay', data: { businessDate: date } },
  }
}

/** MISS-2, NEED-2: all calls made, their time over, nobody came. */
function noShowDeadlines(hall: HallView): readonly Deadline[] {
  const found: Deadline[] = []
  if (hall.plan === undefined) return found
  const { rules } = hall.plan
  for (const window of hall.windows.values()) {
    const ticket = window.ticketId === undefined ? undefined : hall.tickets.get(window.ticketId)
    if (ticket?.status !== 'called' || ticket.callCount < rules.callCountMax) continue
    found.push(noShowOf(ticket, noShowAfterOf(rules, ticket), recallSpacingOf(rules, ticket)))
  }
  return found
}

function noShowOf(ticket: TicketIn<'called'>, afterFirstMs: number, spacingMs: number): Deadline {
  const at = Math.max(ticket.firstCalledAt + afterFirstMs, ticket.calledAt + spacingMs)
  return {
    at: at as EpochMs,
    // The call's own position: a number that was put back is called, and may be missed, again.
    commandId: `no-show:${ticket.callSeq}` as CommandId,
    command: { type: 'RecordNoShow', data: { windowId: ticket.windowId } },
  }
}
