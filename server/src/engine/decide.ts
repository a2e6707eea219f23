import type { StampedCommand } from '@yihao/contract'
import { decideBooking } from './booking/decide-booking.ts'
import { decideCalling } from './calling/decide-calling.ts'
import { type DayCommand, decideDay } from './day/decide-day.ts'
import type { Decision } from './decision.ts'
import { type DispatchCommand, decideDispatch } from './dispatch/decide-dispatch.ts'
import { recordFiledCase } from './filed/record-filed-case.ts'
import type { HallView } from './hall.ts'
import { decideNeeds } from './needs/decide-needs.ts'
import { decidePeople, type PeopleCommand } from './people/decide-people.ts'
import { rateService } from './rating/rate-service.ts'
import { decideServing } from './serving/decide-serving.ts'
import { decideTaking } from './taking/decide-taking.ts'
import { decideTidal, type TidalCommand } from './tidal/decide-tidal.ts'
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
    case 'RecordRefusedTake':
    case 'AbandonTicket':
      return decideTaking(stamped, command, hall)
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
    case 'RecordFiledCase':
      return recordFiledCase(stamped, command, hall)
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
    default:
      return decideHall(stamped, command, hall)
  }
}

type HallsOwn = DayCommand | DispatchCommand | PeopleCommand | TidalCommand

/** What is about the hall, its people and its windows rather than about one number. */
function decideHall(stamped: StampedCommand, command: HallsOwn, hall: HallView): Decision {
  switch (command.type) {
    case 'ProposeTidal':
    case 'AcceptTidal':
    case 'DeclineTidal':
    case 'LapseTidal':
    case 'NoteTidalExpectation':
    case 'RecordTidalOutcome':
      return decideTidal(stamped, command, hall)
    case 'SayReady':
    case 'SayNotReady':
    case 'OfferCall':
    case 'LapseOffer':
    case 'DispatchNext':
      return decideDispatch(stamped, command, hall)
    case 'OpenDay':
    case 'CloseDay':
    case 'TellClosing':
    case 'AdoptPlan':
      return decideDay(stamped, command, hall)
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
