import type { StampedCommand } from '@yihao/contract'
import { decideBooking } from './booking/decide-booking.ts'
import { decideCalling } from './calling/decide-calling.ts'
import { closeDay } from './day/close-day.ts'
import { openDay } from './day/open-day.ts'
import type { Decision } from './decision.ts'
import { decideDispatch } from './dispatch/decide-dispatch.ts'
import { recordFiledCase } from './filed/record-filed-case.ts'
import type { HallView } from './hall.ts'
import { recordRefusedTake } from './limits/refused-takes.ts'
import { decideNeeds } from './needs/decide-needs.ts'
import { decidePeople } from './people/decide-people.ts'
import { adoptPlan } from './plan/adopt-plan.ts'
import { rateService } from './rating/rate-service.ts'
import { decideServing } from './serving/decide-serving.ts'
import { abandonTicket } from './taking/abandon-ticket.ts'
import { issueTicket } from './taking/issue-ticket.ts'
import { unreachable } from './unreachable.ts'
import { decideWindows } from './windows/decide-windows.ts'

/**
 * Every rule of the hall begins here: what a command would do to the hall as it stands, or why
 * not. Reads only; throws only when the code is wrong.
 */
export function decide(stamped: StampedCommand, hall: HallView): Decision {
  const { command } = stamped
  switch (command.type) {
    case 'IssueTicket':
      return issueTicket(stamped, command, hall)
    case 'RecordRefusedTake':
      return recordRefusedTake(stamped, command)
    case 'BookAppointment':
    case 'CancelAppointment':
    case 'CheckInAppointment':
    case 'RecordMissedAppointments':
    case 'LiftBookingLock':
      return decideBooking(stamped, command, hall)
    case 'SetNeeds':
    case 'ClaimPriority':
    case 'ConfirmClaim':
    case 'RefuseClaim':
    case 'GrantGreenChannel':
    case 'AcknowledgeFetch':
      return decideNeeds(stamped, command, hall)
    case 'SayReady':
    case 'SayNotReady':
    case 'OfferCall':
    case 'LapseOffer':
    case 'DispatchNext':
      return decideDispatch(stamped, command, hall)
    case 'RecordFiledCase':
      return recordFiledCase(stamped, command, hall)
    case 'AbandonTicket':
      return abandonTicket(stamped, command, hall)
    case 'ReinstateTicket':
    case 'CallNext':
    case 'CallTicket':
    case 'RecallTicket':
    case 'RecordNoShow':
      return decideCalling(stamped, command, hall)
    case 'StartServing':
    case 'FinishServing':
    case 'TransferTicket':
    case 'HoldTicket':
    case 'ResumeTicket':
    case 'AddServiceItem':
    case 'DropServiceItem':
    case 'ReturnForCorrection':
    case 'ShowApplicants':
      return decideServing(stamped, command, hall)
    case 'CallForHelp':
    case 'OpenWindow':
    case 'PauseWindow':
    case 'ResumeWindow':
    case 'CloseWindow':
      return decideWindows(stamped, command, hall)
    case 'RateService':
      return rateService(stamped, command, hall)
    case 'OpenDay':
      return openDay(stamped, command, hall)
    case 'CloseDay':
      return closeDay(stamped, command, hall)
    case 'AdoptPlan':
      return adoptPlan(stamped, command, hall)
    case 'AddPerson':
    case 'GrantRole':
    case 'RevokeRole':
    case 'RecordSignIn':
    case 'PairDevice':
    case 'RevokeDevice':
      return decidePeople(stamped, command, hall)
    default:
      return unreachable(command)
  }
}
