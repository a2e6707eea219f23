import type { CounterView, EpochMs, RefusalCode } from '@yihao/contract'
import { heldToResume } from './commands.ts'
import type { Verb } from './verbs.ts'

/** Equal as long as nothing was done at this window. */
export function situationOf(view: CounterView): string {
  const { window: place, ticket, held, missed, dispatch } = view
  const ids = (lines: readonly { readonly ticketId: string }[]) =>
    lines.map(({ ticketId }) => ticketId).join(',')
  return [
    place.state,
    ticket?.ticketId,
    ticket?.status,
    ticket?.callCount,
    ticket?.items.length,
    ticket?.legs?.length,
    ids(held),
    ids(missed),
    dispatch?.ready,
    dispatch?.stay,
  ].join('/')
}

/**
 * Why the verb would be refused now. The view tells it, but "just called" ends by the passing of
 * time alone, without a new view; and two verbs are about a ticket that may not be there.
 */
export function refusalNow(view: CounterView, verb: Verb, now: EpochMs): RefusalCode | undefined {
  if (verb === 'AbandonTicket' && view.ticket?.status !== 'called') return 'NothingCalled'
  const refusal = view.actions.find(({ type }) => type === verb)?.refusal
  if (verb === 'ResumeTicket' && refusal === undefined && heldToResume(view) === undefined) {
    return 'TicketNotHere'
  }
  const over = view.ticket !== undefined && now >= view.ticket.recallFrom
  return refusal === 'RecallTooSoon' && over ? undefined : refusal
}

/** The one thing to do next. */
export function primaryVerb(view: CounterView): Verb {
  if (view.ticket?.status === 'called') return 'StartServing'
  if (view.ticket?.status === 'serving') return 'FinishServing'
  switch (view.window.state) {
    case 'closed':
      return 'OpenWindow'
    case 'paused':
      return 'ResumeWindow'
    case 'open':
      return 'CallNext'
  }
}

/** Always the same twelve places, so that the hand finds them without looking. */
export function otherVerbs(view: CounterView): readonly Verb[] {
  const primary = primaryVerb(view)
  const { state } = view.window
  return [
    'RecallTicket',
    'RecordNoShow',
    'HoldTicket',
    'TransferTicket',
    'AddServiceItem',
    'ReturnForCorrection',
    'CallTicket',
    'AbandonTicket',
    'ResumeTicket',
    'CallForHelp',
    state === 'paused' && primary !== 'ResumeWindow' ? 'ResumeWindow' : 'PauseWindow',
    state === 'closed' && primary !== 'OpenWindow' ? 'OpenWindow' : 'CloseWindow',
  ]
}
