import {
  type Agent,
  type Applicant,
  type AppointmentId,
  type CommandOf,
  type DeviceId,
  type FiledOnTicket,
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
import { type Leg, splitOf } from '../legs/plan-legs.ts'
import { actsFor, unitsCounted } from '../limits/counted-take.ts'
import { holdsTooMany } from '../limits/open-tickets.ts'
import { overLimit } from '../limits/take-limits.ts'
import { lineOf } from '../line/line.ts'
import { visitorFacts } from '../needs/visitor-facts.ts'
import { indexOf } from '../plan-index.ts'
import { wantedVisit } from './wanted-visit.ts'

/** 取号 */
export function issueTicket(
  stamped: StampedCommand,
  command: CommandOf<'IssueTicket'>,
  hall: HallView,
): Decision {
  const { plan } = hall
  if (plan === undefined || hall.day === undefined) return refuse('DayNotOpen')
  const session = takingSession(plan.calendar, stamped.at)
  if (session === undefined) return refuse('OutsideTakingHours')
  if (session.byAppointment === true) return refuse('SessionByAppointment')
  const { applicants } = stamped
  const visit = wantedVisit(hall, { ...command.data, applicants }, stamped.at)
  if (!visit.ok) return visit
  const { ok: _, selection, ...rest } = visit
  if (session.queues?.includes(visit.queue.queueId) === false) {
    return refuse('SessionNotForQueue', { detail: visit.queue.name.zh })
  }
  const { kioskId, agent, needs, claim } = command.data
  const source = sourceOf(stamped)
  return issue(stamped, hall, { ...selection, ...rest, kioskId, agent, needs, claim, source })
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
  readonly applicants?: readonly Applicant[] | undefined
  readonly bulk?: true | undefined
  readonly filed?: FiledOnTicket | undefined
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
      ...(wanted.applicants === undefined ? {} : { applicants: wanted.applicants }),
      ...(wanted.bulk === undefined ? {} : { bulk: wanted.bulk }),
      ...(wanted.filed === undefined ? {} : { filed: wanted.filed }),
    },
  })
}

/** What the limits say; a booking was granted before, and nobody is turned away with it in hand. */
function notGranted(stamped: StampedCommand, hall: HallView, wanted: Issue): Refusal | undefined {
  if (wanted.appointmentId !== undefined || hall.plan === undefined) return undefined
  const { plan } = hall
  const personHash = stamped.visitor?.personHash
  const { queueId } = wanted.queue
  const principals = actsFor({ ...wanted, personHash })
  // Of companies that are all named by their code the limits count each; else somebody must be known.
  const isNamed = wanted.applicants?.every((one) => one.applicantHash !== undefined) === true
  if (principals !== undefined && personHash === undefined && !isNamed) {
    return { code: 'AgentNeedsIdentity' }
  }
  if (principals === undefined && holdsTooMany(hall, personHash, stamped.at)) {
    return { code: 'TooManyOpenTickets' }
  }
  const itemCodes = indexOf(plan).itemsOf(wanted)
  const counted = unitsCounted({ plan, itemCodes, errand: wanted })
  const applicantHashes = wanted.applicants?.map((one) => one.applicantHash)
  const take = { queueId, itemCodes, ...counted, personHash, principals, applicantHashes }
  return overLimit(hall, take, stamped.at)
}

function sourceOf({ actor, command }: StampedCommand): TicketIdentity['source'] {
  if (actor.kind === 'staff') return 'staff'
  if (actor.kind === 'system') return 'system'
  const atKiosk = command.type === 'IssueTicket' && command.data.kioskId !== undefined
  return atKiosk ? 'kiosk' : 'third-party'
}
