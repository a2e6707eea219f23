import type { StampedCommand } from '@yihao/contract'
import { decideBooking } from './booking/decide-booking.ts'
import { callNext } from './calling/call-next.ts'
import { callTicket } from './calling/call-ticket.ts'
import { recallTicket } from './calling/recall-ticket.ts'
import { recordNoShow } from './calling/record-no-show.ts'
import { reinstateTicket } from './calling/reinstate-ticket.ts'
import { closeDay } from './day/close-day.ts'
import { openDay } from './day/open-day.ts'
import type { Decision } from './decision.ts'
import { decideDispatch } from './dispatch/decide-dispatch.ts'
import type { HallView } from './hall.ts'
import { recordRefusedTake } from './limits/refused-takes.ts'
import { decideNeeds } from './needs/decide-needs.ts'
import { decidePeople } from './people/decide-people.ts'
import { adoptPlan } from './plan/adopt-plan.ts'
import { rateService } from './rating/rate-service.ts'
import { changeItems } from './serving/change-items.ts'
import { finishServing } from './serving/finish-serving.ts'
import { holdTicket } from './serving/hold-ticket.ts'
import { resumeTicket } from './serving/resume-ticket.ts'
import { returnForCorrection } from './serving/return-for-correction.ts'
import { startServing } from './serving/start-serving.ts'
import { transferTicket } from './serving/transfer-ticket.ts'
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
    case 'AbandonTicket':
      return abandonTicket(stamped, command, hall)
    case 'ReinstateTicket':
      return reinstateTicket(stamped, command, hall)
    case 'CallNext':
      return callNext(stamped, command, hall)
    case 'CallTicket':
      return callTicket(stamped, command, hall)
    case 'RecallTicket':
      return recallTicket(stamped, command, hall)
    case 'RecordNoShow':
      return recordNoShow(stamped, command, hall)
    case 'StartServing':
      return startServing(stamped, command, hall)
    case 'FinishServing':
      return finishServing(stamped, command, hall)
    case 'TransferTicket':
      return transferTicket(stamped, command, hall)
    case 'HoldTicket':
      return holdTicket(stamped, command, hall)
    case 'ResumeTicket':
      return resumeTicket(stamped, command, hall)
    case 'AddServiceItem':
    case 'DropServiceItem':
      return changeItems(stamped, command, hall)
    case 'ReturnForCorrection':
      return returnForCorrection(stamped, command, hall)
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
