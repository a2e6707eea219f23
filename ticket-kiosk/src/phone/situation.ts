import type { HallHead, TicketView, Words } from '@yihao/contract'
import { fill } from '@yihao/screen-kit'
import { verbsOf } from './visitor-verbs.ts'

/** What colour means here: `call` is now, `wait` needs something of the visitor, `over` is past. */
export type Tone = 'calm' | 'call' | 'good' | 'wait' | 'over'

export interface Situation {
  readonly tone: Tone
  /** Where the general word of the state would mislead. */
  readonly state?: Words
  /** The one line under the number. */
  readonly lead: Words
  /** What to do now. */
  readonly todo: Words
}

const aheadWords = { zh: '前面还有 {ahead} 人', en: '{ahead} ahead of you' }
const oneAheadWords = { zh: '前面还有 1 人', en: '1 person ahead of you' }

const plain = {
  next: {
    tone: 'calm',
    lead: { zh: '下一个就是您', en: 'You are next' },
    todo: { zh: '请在 {zone} 等候，留意叫号', en: 'Please wait in {zone} and watch for the call' },
  },
  waiting: {
    tone: 'calm',
    lead: aheadWords,
    todo: { zh: '请在 {zone} 等候', en: 'Please wait in {zone}' },
  },
  called: {
    tone: 'call',
    lead: { zh: '请到 {window} 号窗口', en: 'Please go to window {window}' },
    todo: { zh: '叫到您了，请带好材料现在就去', en: 'It is your turn. Please go there now.' },
  },
  serving: {
    tone: 'good',
    lead: { zh: '正在 {window} 号窗口办理', en: 'Being served at window {window}' },
    todo: {
      zh: '办完后，可以在这里给这次服务打分',
      en: 'You can rate the service here when it is done',
    },
  },
  'no-show': {
    tone: 'wait',
    lead: { zh: '您的号已过', en: 'Your number was passed' },
    todo: {
      zh: '叫号时没有等到您。还要办的话，请重新排入',
      en: 'We called and did not meet you. Join the line again to go on.',
    },
  },
  'no-show-for-good': {
    tone: 'wait',
    lead: { zh: '您的号已过', en: 'Your number was passed' },
    todo: { zh: '叫号时没有等到您', en: 'We called and did not meet you' },
  },
  unrated: {
    tone: 'good',
    lead: { zh: '已办结', en: 'Done' },
    todo: { zh: '感谢您的到来，请给这次服务打个分', en: 'Thank you. Please rate the service.' },
  },
  finished: {
    tone: 'good',
    lead: { zh: '已办结', en: 'Done' },
    todo: { zh: '感谢您的到来', en: 'Thank you for coming' },
  },
  correction: {
    tone: 'wait',
    state: { zh: '退回补正', en: 'Returned' },
    lead: { zh: '材料需要补正', en: 'Some papers are missing' },
    todo: {
      zh: '请按下面的清单一次带齐，再来重新取号',
      en: 'Bring everything on the list below and take a new number',
    },
  },
  abandoned: {
    tone: 'over',
    lead: { zh: '这个号已取消', en: 'This number was given up' },
    todo: {
      zh: '还要办的话，请到取号机或咨询台重新取号',
      en: 'To go on, take a new number at a kiosk or the information desk',
    },
  },
  expired: {
    tone: 'over',
    lead: { zh: '这个号已作废', en: 'This number has lapsed' },
    todo: {
      zh: '号票当天有效。还要办的话，请在工作时间重新取号',
      en: 'A number is good for one day. Please take a new one in opening hours.',
    },
  },
} as const satisfies Readonly<Record<string, Situation>>

const held: Readonly<Record<NonNullable<TicketView['heldKind']> | 'unsaid', Situation>> = {
  'papers-taken': {
    tone: 'wait',
    lead: { zh: '先去补办，号给您留着', en: 'Your number is kept for you' },
    todo: {
      zh: '材料已带走。备齐后回到大厅，点“我回来了”，回到原来的位置',
      en: 'Come back with your papers and press “I am back”: you get your own place again',
    },
  },
  'papers-kept': {
    tone: 'wait',
    lead: { zh: '材料在 {window} 号窗口', en: 'Window {window} has your papers' },
    todo: {
      zh: '请在附近等一等，窗口会再叫您，不用重新排队',
      en: 'Please stay nearby. The window will call you again; no need to queue.',
    },
  },
  'awaiting-step': {
    tone: 'wait',
    lead: { zh: '等一个环节办完', en: 'Waiting for one step' },
    todo: {
      zh: '如缴费、拍照、审核。完成后回 {window} 号窗口，窗口会再叫您',
      en: 'Such as a payment or a check. Window {window} will then call you again.',
    },
  },
  unsaid: {
    tone: 'wait',
    lead: { zh: '暂时挂起', en: 'On hold' },
    todo: {
      zh: '请在附近等一等，窗口会再叫您',
      en: 'Please stay nearby. The window will call you again.',
    },
  },
}

export function situationOf(view: TicketView): Situation {
  const said = wordsOf(view)
  const values = {
    ahead: view.ahead ?? 0,
    window: view.window?.windowNumber ?? '',
  }
  const put = (words: Words): Words => ({
    zh: fill(words, { ...values, zone: view.zoneName.zh }).zh,
    en: fill(words, { ...values, zone: view.zoneName.en }).en,
  })
  return { ...said, lead: put(said.lead), todo: put(said.todo) }
}

function wordsOf(view: TicketView): Situation {
  switch (view.status) {
    case 'waiting':
      if (view.ahead === 0) return plain.next
      return view.ahead === 1 ? { ...plain.waiting, lead: oneAheadWords } : plain.waiting
    case 'held':
      return held[view.heldKind ?? 'unsaid']
    case 'no-show':
      return verbsOf(view).includes('ReinstateTicket')
        ? plain['no-show']
        : plain['no-show-for-good']
    case 'finished':
      if (view.missing.length > 0) return plain.correction
      return view.ratings.some(({ open }) => open) ? plain.unrated : plain.finished
    default:
      return plain[view.status]
  }
}

/** Nothing more will happen to it but a rating. */
export const isOver = ({ status }: TicketView): boolean =>
  status === 'finished' || status === 'abandoned' || status === 'expired'

/** Why nobody calls at the moment, for those who wait. */
export function restNote({ dayOpen, session }: HallHead): Words | undefined {
  if (dayOpen && session?.running === true) return undefined
  if (session === undefined) {
    return {
      zh: '今天的办理时间已结束，请问工作人员',
      en: 'Service hours are over for today. Please ask the staff.',
    }
  }
  return fill(
    { zh: '现在休息，{from} 继续叫号', en: 'A break now; calling goes on at {from}' },
    { from: session.from },
  )
}
