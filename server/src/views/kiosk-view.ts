import type { DeviceId, EpochMs, KioskView } from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import { takingResumesAt, takingSession } from '../engine/hall-hours.ts'
import { hallHead, queueLine, servesToday } from './parts.ts'
import type { HallRanges } from './ranges.ts'
import { visitorChoices } from './visitor-lines.ts'

/** What a kiosk shows before anybody touches it. `printer` is told by the devices, not the log. */
export function kioskView(
  hall: HallView,
  kioskId: DeviceId,
  context: {
    readonly at: EpochMs
    readonly printer: KioskView['printer']
    readonly ranges?: HallRanges | undefined
  },
): KioskView | undefined {
  const { plan } = hall
  if (plan?.kiosks.some((kiosk) => kiosk.kioskId === kioskId) !== true) return undefined
  const session = takingSession(plan.calendar, context.at)
  const inHours = session !== undefined
  const open = hall.day !== undefined && inHours
  const comesAgain = !inHours && servesToday(hall, plan, context.at)
  const opensAt = comesAgain ? takingResumesAt(plan.calendar, context.at) : undefined
  const choices = visitorChoices(plan)
  return {
    kind: 'kiosk',
    hall: hallHead(hall, plan, context.at),
    kioskId,
    taking: {
      open,
      ...(open ? {} : { refusal: hall.day === undefined ? 'DayNotOpen' : 'OutsideTakingHours' }),
      ...(opensAt === undefined ? {} : { opensAt }),
      ...(open && session?.byAppointment === true ? { byAppointment: true as const } : {}),
    },
    queues: plan.queues.map((queue) => queueLine(hall, plan, queue, context.ranges)),
    planVersion: hall.planVersion,
    printer: context.printer,
    ...(choices === undefined ? {} : { visitorChoices: choices }),
    ...(plan.rules.bookings === undefined ? {} : { bookings: true as const }),
    ...(plan.rules.applicants === undefined ? {} : { applicants: true as const }),
    ...(plan.rules.filedOnline === undefined
      ? {}
      : { filedNumber: plan.rules.filedOnline.caseNumber }),
  }
}
