import type { CounterView } from '@yihao/contract'
import { useEffect } from 'react'
import type { Desk } from '../../desk/use-desk.ts'
import type { AskingVerb } from '../../desk/verbs.ts'
import { AbandonSheet } from './abandon-sheet.tsx'
import { AddItemSheet } from './add-item-sheet.tsx'
import { CallTicketSheet } from './call-ticket-sheet.tsx'
import { ClaimSheet } from './claim-sheet.tsx'
import { CorrectionSheet } from './correction-sheet.tsx'
import { DropItemSheet } from './drop-item-sheet.tsx'
import { HoldSheet } from './hold-sheet.tsx'
import { ReasonSheet } from './reason-sheet.tsx'
import { TransferSheet } from './transfer-sheet.tsx'
import { VisitorSheet } from './visitor-sheet.tsx'

export interface AskProps {
  readonly view: CounterView
  readonly desk: Desk
  readonly onClose: () => void
}

interface AskSheetProps extends AskProps {
  readonly verb: AskingVerb
  readonly ticked: ReadonlySet<string>
}

/** What a verb needs to know before it can be done. */
export function AskSheet({ verb, ticked, ...ask }: AskSheetProps) {
  const { view, onClose } = ask
  const ticketId = view.ticket?.ticketId
  const about = aboutTicket(verb)
  // A keypad or another screen may have dealt with the ticket meanwhile.
  useEffect(() => {
    if (about && ticketId === undefined) onClose()
  }, [about, ticketId, onClose])
  switch (verb) {
    case 'PauseWindow':
    case 'CallForHelp':
      return <ReasonSheet verb={verb} {...ask} />
    case 'HoldTicket':
      return <HoldSheet {...ask} />
    case 'TransferTicket':
      return <TransferSheet {...ask} />
    case 'AddServiceItem':
      return <AddItemSheet {...ask} />
    case 'DropServiceItem':
      return <DropItemSheet {...ask} />
    case 'ReturnForCorrection':
      return <CorrectionSheet ticked={ticked} {...ask} />
    case 'AbandonTicket':
      return <AbandonSheet {...ask} />
    case 'SetNeeds':
      return <VisitorSheet {...ask} />
    case 'ConfirmClaim':
      return <ClaimSheet {...ask} />
    case 'CallTicket':
      return <CallTicketSheet {...ask} />
  }
}

const aboutTicket = (verb: AskingVerb): boolean =>
  !['PauseWindow', 'CallForHelp', 'CallTicket'].includes(verb)
