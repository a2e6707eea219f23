import type { TicketView } from '@yihao/contract'
import { fill, type Language } from '@yihao/screen-kit'
import { situationOf } from './situation.ts'

/** Each call and each recall has its own: a new one alerts anew. */
export function callKey(view: TicketView | undefined): string | undefined {
  if (view?.status !== 'called') return undefined
  return `${view.ticketId}.${view.calledAt ?? 0}`
}

const callTitle = { zh: '【请到{window}号窗口】{number}', en: '→ Window {window}: {number}' }

/** The tab's title; a call changes it every other second, so that it is seen from another tab. */
export function pageTitle(view: TicketView | undefined, turn: number, language: Language): string {
  if (view === undefined) return language === 'zh' ? '我的号' : 'My number'
  const values = { number: view.number, window: view.window?.windowNumber ?? '' }
  if (view.status === 'called' && turn % 2 === 0) return fill(callTitle, values)[language]
  return `${view.number} ${situationOf(view).lead[language]}`
}
