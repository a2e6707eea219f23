import type { CaseCommandOf, CaseEventOf, RecordedCaseEvent } from '@yihao/contract'
import type { CaseBook, CaseBookView } from './case-book.ts'
import { accept, type CaseDecision, refuse } from './case-context.ts'

/** More would be a mistake: each gets the whole feed. */
const receiversMax = 20

type ReceiverCommand = CaseCommandOf<
  'AddReceiver' | 'RemoveReceiver' | 'PauseReceiver' | 'ReplayReceiver'
>

export type ReceiverEventType =
  | 'ReceiverAdded'
  | 'ReceiverRemoved'
  | 'ReceiverPaused'
  | 'ReceiverReplayed'
export type RecordedReceiverEvent = RecordedCaseEvent & CaseEventOf<ReceiverEventType>

/** Who gets the feed, is in the log: since when, from where on, and who said so (FEED-6). */
export function decideReceiver(command: ReceiverCommand, book: CaseBookView): CaseDecision {
  const { receiverId } = command.data
  const known = book.receivers.has(receiverId)
  if (command.type === 'AddReceiver') {
    if (book.receivers.size >= receiversMax && !known) return refuse('TooManyReceivers')
    return accept({ type: 'ReceiverAdded', data: command.data })
  }
  if (!known) return refuse('ReceiverUnknown', { field: 'receiverId', detail: receiverId })
  if (command.type === 'RemoveReceiver') {
    return accept({ type: 'ReceiverRemoved', data: command.data })
  }
  return command.type === 'PauseReceiver'
    ? accept({ type: 'ReceiverPaused', data: command.data })
    : accept({ type: 'ReceiverReplayed', data: command.data })
}

export function evolveReceiver(book: CaseBook, event: RecordedReceiverEvent): void {
  const { receiverId } = event.data
  const known = book.receivers.get(receiverId)
  if (event.type === 'ReceiverAdded') {
    const { name, url, after } = event.data
    const addedAt = event.recordedAt
    book.receivers.set(receiverId, {
      receiverId,
      name,
      url,
      addedAt,
      paused: false,
      after,
      round: 1,
    })
  } else if (event.type === 'ReceiverRemoved') book.receivers.delete(receiverId)
  else if (known !== undefined && event.type === 'ReceiverPaused') known.paused = event.data.paused
  else if (known !== undefined && event.type === 'ReceiverReplayed') {
    known.after = event.data.after
    known.round += 1
  }
}
