import {
  type AppointmentId,
  type CommandOf,
  type DeviceId,
  type ItemCode,
  limits,
  type PackageCode,
  type Queue,
  type StampedCommand,
  type TicketNumber,
} from '@yihao/contract'
import { returnsInSession } from '../calling/reinstate-ticket.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView, TicketIdentity } from '../hall.ts'
import { takingSession } from '../hall-hours.ts'
import { ticketIdOf, visitIdOf } from '../ids.ts'
import { lineOf } from '../line/line.ts'
import { chooseQueue } from './choose-queue.ts'

/** 取号 */
export function issueTicket(
  stamped: StampedCommand,
  command: CommandOf<'IssueTicket'>,
  hall: HallView,
): Decision {
  const { plan } = hall
  if (plan === undefined || hall.day === undefined) return refuse('DayNotOpen')
  if (takingSession(plan.calendar, stamped.at) === undefined) return refuse('OutsideTakingHours')
  const choice = chooseQueue(plan, command.data)
  if (!choice.ok) {
    const { ok: _, code, ...where } = choice
    return refuse(code, where)
  }
  const source = sourceOf(stamped)
  return issue(stamped, hall, { ...command.data, queue: choice.queue, source })
}

interface Issue {
  readonly itemCodes: readonly ItemCode[]
  readonly packageCodes: readonly PackageCode[]
  readonly audience: 'natural' | 'legal'
  readonly kioskId?: DeviceId | undefined
  readonly queue: Queue
  readonly source: TicketIdentity['source']
  readonly appointmentId?: AppointmentId
}

/** What a kiosk, a guide and a checked-in booking have in common: the number itself. */
export function issue(stamped: StampedCommand, hall: HallView, wanted: Issue): Decision {
  const { plan, day } = hall
  if (plan === undefined || day === undefined) return refuse('DayNotOpen')
  const { kioskId } = wanted
  if (kioskId !== undefined && !plan.kiosks.some((kiosk) => kiosk.kioskId === kioskId)) {
    return refuse('KioskUnknown', { field: 'kioskId', detail: kioskId })
  }
  if (holdsTooMany(hall, stamped.visitor?.personHash, stamped.at))
    return refuse('TooManyOpenTickets')
  const { queueId, prefix } = wanted.queue
  const last = day.lastNumbers.get(prefix) ?? 0
  if (last >= limits.ticketsPerQueueMax) {
    return refuse('NumbersUsedUp', { detail: wanted.queue.name.zh })
  }
  return accept({
    type: 'TicketIssued',
    data: {
      ticketId: ticketIdOf(stamped.commandId),
      number: `${prefix}${String(last + 1).padStart(3, '0')}` as TicketNumber,
      visitId: visitIdOf(stamped.commandId),
      queueId,
      audience: wanted.audience,
      itemCodes: [...new Set(wanted.itemCodes)],
      packageCodes: [...new Set(wanted.packageCodes)],
      arrivedAt: stamped.at,
      source: wanted.source,
      ahead: lineOf(hall, queueId).length,
      ...(kioskId === undefined ? {} : { kioskId }),
      ...(wanted.appointmentId === undefined ? {} : { appointmentId: wanted.appointmentId }),
      ...(stamped.visitor === undefined ? {} : { visitor: stamped.visitor }),
    },
  })
}

/** Who missed and cannot be put back must be able to take another number (TAKE-7). */
function holdsTooMany(
  hall: HallView,
  personHash: string | undefined,
  at: StampedCommand['at'],
): boolean {
  const { plan } = hall
  if (personHash === undefined || plan === undefined) return false
  let open = 0
  for (const ticket of hall.tickets.values()) {
    if (ticket.personHash !== personHash) continue
    const lost =
      ticket.status === 'no-show' &&
      returnsInSession(plan, ticket, at) >= plan.rules.reinstateCountMax
    if (!lost) open += 1
  }
  return open >= plan.rules.openTicketsPerPersonMax
}

function sourceOf({ actor, command }: StampedCommand): TicketIdentity['source'] {
  if (actor.kind === 'staff') return 'staff'
  if (actor.kind === 'system') return 'system'
  const atKiosk = command.type === 'IssueTicket' && command.data.kioskId !== undefined
  return atKiosk ? 'kiosk' : 'third-party'
}
