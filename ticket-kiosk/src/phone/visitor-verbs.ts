import { refusalText, type TicketView, type Words } from '@yihao/contract'

export type VisitorVerb = 'ReinstateTicket' | 'AbandonTicket'

/** Where each verb is posted, below the ticket's link. */
export const verbPath: Record<VisitorVerb, string> = {
  ReinstateTicket: 'reinstate',
  AbandonTicket: 'abandon',
}

/** The verbs that would be done now; the engine has judged, the page only draws. */
export function verbsOf(view: TicketView): readonly VisitorVerb[] {
  const offered = (verb: VisitorVerb) =>
    view.actions.some(({ type, refusal }) => type === verb && refusal === undefined)
  return (['ReinstateTicket', 'AbandonTicket'] as const).filter(offered)
}

/** Why a passed number cannot be put back, where that is what its holder came to do. */
export function whyNotBack(view: TicketView): Words | undefined {
  if (view.status !== 'no-show') return undefined
  const refusal = view.actions.find(({ type }) => type === 'ReinstateTicket')?.refusal
  return refusal === undefined ? undefined : refusalText[refusal]
}
