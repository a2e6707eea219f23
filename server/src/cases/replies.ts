import type { CaseCommandOf } from '@yihao/contract'
import type { CaseBookView } from './case-book.ts'
import { accept, type CaseContext, type CaseDecision, houseOf, refuse } from './case-context.ts'
import { personOf } from './evolve-case.ts'
import { endOfTerm } from './working-days.ts'

/** 申辩: the clerk concerned says once, within the plan's days, how it was (REPLY-1). */
export function replyToAlarm(
  { data: { alarmId } }: CaseCommandOf<'ReplyToAlarm'>,
  book: CaseBookView,
  context: CaseContext,
): CaseDecision {
  const house = houseOf(context)
  if (house === undefined) return refuse('CasesNotSetUp')
  const alarm = context.alarmOf(alarmId)
  if (alarm === undefined) return refuse('AlarmUnknown', { field: 'command.data.alarmId' })
  const personId = personOf(context.actor)
  if (personId === undefined || personId !== alarm.clerkId) return refuse('NotYourCase')
  if (book.replies.has(alarmId)) return refuse('ReplyGivenAlready')
  const until = endOfTerm(house.calendar, alarm.openedAt, house.rules.replyDays)
  if (context.at > until) return refuse('ReplyTooLate')
  const { note, attachments } = context
  if (note === undefined) return refuse('NoteNeeded', { field: 'note' })
  return accept({
    type: 'AlarmReplied',
    data: { alarmId, personId, note, attachments: [...attachments] },
  })
}

/** Decided once, with a reason, by somebody else (REPLY-2). */
export function reviewReply(
  { data: { alarmId, outcome } }: CaseCommandOf<'ReviewReply'>,
  book: CaseBookView,
  context: CaseContext,
): CaseDecision {
  const reply = book.replies.get(alarmId)
  if (reply === undefined) return refuse('ReplyNotThere', { field: 'command.data.alarmId' })
  if (reply.review !== undefined) return refuse('ReplyReviewedAlready')
  if (personOf(context.actor) === reply.personId) return refuse('ReviewerIsHandler')
  const { note } = context
  if (note === undefined) return refuse('NoteNeeded', { field: 'note' })
  return accept({ type: 'ReplyReviewed', data: { alarmId, outcome, note } })
}
