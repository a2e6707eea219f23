import type { CounterView, EpochMs, RefusalCode } from '@yihao/contract'
import type { Verb } from './verbs.ts'

/** Equal as long as nothing was done at this window. */
export function situationOf(view: CounterView): string {
  const { window: place, ticket, held, missed } = view
  const ids = (lines: readonly { readonly ticketId: string }[]) =>
    lines.map(({ ticketId }) => ticketId).join(',')
  return [
    place.state,
    ticket?.ticketId,
    ticket?.status,
    ticket?.callCount,
    ticket?.items.length,
    ids(held),
    ids(missed),
  ].join('/')
}

/**
 * Why the verb would be refused now. The view tells it, but "just called" ends by the passing of
 * time alone, without a new view.
 */
export function refusalNow(view: CounterView, verb: Verb, now: EpochMs): RefusalCode | undefined {
  const refusal = view.actions.find(({ type }) => type === verb)?.refusal
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
