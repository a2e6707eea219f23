import type { TicketFound, Words } from '@yihao/contract'
import { ask } from '@yihao/screen-kit'
import { ticketNumberOf } from '../desk/commands.ts'

export type FoundTicket =
  | { readonly ok: true; readonly ticket: TicketFound }
  | { readonly ok: false; readonly words: Words }

const notANumber: Words = {
  zh: '请输入号码，如 A012',
  en: 'Enter a number such as A012.',
}

/** Today's ticket by the number people say. */
export async function findTicket(typed: string): Promise<FoundTicket> {
  const number = ticketNumberOf(typed)
  if (number === undefined) return { ok: false, words: notANumber }
  const answer = await ask<TicketFound>('GET', `/api/tickets/by-number/${number}`)
  return answer.ok ? { ok: true, ticket: answer.value } : { ok: false, words: answer.problem.words }
}
