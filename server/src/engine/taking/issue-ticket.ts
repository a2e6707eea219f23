import {
  type Agent,
  type AppointmentId,
  type CommandOf,
  type DeviceId,
  type ItemCode,
  limits,
  type PackageCode,
  type PriorityClaim,
  type Queue,
  type Refusal,
  type StampedCommand,
  type TicketNumber,
} from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView, TicketIdentity } from '../hall.ts'
import { takingSession } from '../hall-hours.ts'
import { ticketIdOf, visitIdOf } from '../ids.ts'
import { chooseVisit } from '../legs/choose-visit.ts'
import { type Leg, splitOf } from '../legs/plan-legs.ts'
import { holdsTooMany } from '../limits/open-tickets.ts'
import { overLimit } from '../limits/take-limits.ts'
import { lineOf } from '../line/line.ts'
import { visitorFacts } from '../needs/visitor-facts.ts'
import { indexOf } from '../plan-index.ts'

/** 取号 */
export function issueTicket(
  stamped: StampedCommand,
  command: CommandOf<'IssueTicket'>,
  hall: HallView,
): Decision {
  const { plan } = hall
  if (plan === undefined || hall.day === undefined) return refuse('DayNotOpen')
  if (takingSession(plan.calendar, stamped.at) === undefined) return refuse('OutsideTakingHours')
  const choice = chooseVisit(hall, command.data)
  if (!choice.ok) {
    const { ok: _, code, ...where } = choice
    return refuse(code, where)
  }
  const source = sourceOf(stamped)
  const { queue, legs } = choice
  return issue(stamped, hall, { ...command.data, queue, legs, source })
}

interface Issue {
  readonly itemCodes: readonly ItemCode[]
  readonly packageCodes: readonly PackageCode[]
  readonly audience: 'natural' | 'legal'
  readonly kioskId?: DeviceId | undefined
  readonly queue: Queue
  readonly legs?: readonly Leg[] | undefined
  readonly source: TicketIdentity['source']
  readonly appointmentId?: AppointmentId
  readonly agent?: Agent | undefined
  readonly needs?: readonly string[] | undefined
  readonly claim?: PriorityClaim | undefined
}

/** What a kiosk, a guide and a checked-in booking have in common: the number itself. */
export function issue(stamped: StampedCommand, hall: HallView, wanted: Issue): Decision {
  const { plan, day } = hall
  if (plan === undefined || day === undefined) return refuse('DayNotOpen')
  const { kioskId } = wanted
  if (kioskId !== undefined && !plan.kiosks.some((kiosk) => kiosk.kioskId === kioskId)) {
    return refuse('KioskUnknown', { field: 'kioskId', detail: kioskId })
  }
  const notNow = notGranted(stamped, hall, wanted)
  if (notNow !== undefined) return { ok: false, refusal: notNow }
  const told = visitorFacts(stamped, plan, wanted)
  if ('refusal' in told) return { ok: false, refusal: told.refusal }
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
      ...(wanted.legs === undefined ? {} : { split: splitOf(wanted.legs) }),
      ...(kioskId === undefined ? {} : { kioskId }),
      ...(wanted.appointmentId === undefined ? {} : { appointmentId: wanted.appointmentId }),
      ...(stamped.visitor === undefined ? {} : { visitor: stamped.visitor }),
      ...(wanted.agent === undefined ? {} : { agent: wanted.agent }),
      ...told.facts,
    },
  })
}

/** What the limits say; a booking was granted before, and nobody is turned away with it in hand. */
function notGranted(stamped: StampedCommand, hall: HallView, wanted: Issue): Refusal | undefined {
  if (wanted.appointmentId !== undefined || hall.plan === undefined) return undefined
  const personHash = stamped.visitor?.personHash
  const { agent, queue } = wanted
  if (agent !== undefined && personHash === undefined) return { code: 'AgentNeedsIdentity' }
  if (agent === undefined && holdsTooMany(hall, personHash, stamped.at)) {
    return { code: 'TooManyOpenTickets' }
  }
  const itemCodes = indexOf(hall.plan).itemsOf(wanted)
  return overLimit(hall, { queueId: queue.queueId, itemCodes, personHash, agent }, stamped.at)
}

function sourceOf({ actor, command }: StampedCommand): TicketIdentity['source'] {
  if (actor.kind === 'staff') return 'staff'
  if (actor.kind === 'system') return 'system'
  const atKiosk = command.type === 'IssueTicket' && command.data.kioskId !== undefined
  return atKiosk ? 'kiosk' : 'third-party'
}
