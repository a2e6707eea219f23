import {
  type CallRule,
  clockText,
  type EpochMs,
  type Plan,
  type TicketClass,
  ticketClassText,
  type WindowId,
  type Words,
} from '@yihao/contract'
import type { HallView, Ticket, TicketIn } from '../engine/hall.ts'
import {
  canHelp,
  helpersIn,
  preferencesOf,
  skillsWaitedFor,
} from '../engine/needs/preferred-window.ts'
import { rateOfClasses } from '../engine/policy/accumulating-priority.ts'
import { claimLine } from './visitor-lines.ts'
import { whyCalled } from './why-called.ts'

/** The classes that make the wait of this number count faster, the fastest first. */
export function fasterClasses(plan: Plan, classes: readonly TicketClass[]): readonly TicketClass[] {
  const { callPolicy } = plan
  if (callPolicy.policyId !== 'accumulating-priority') return []
  const rateOf = (one: TicketClass) => rateOfClasses(callPolicy.rates, [one])
  return classes
    .filter((one) => rateOf(one) > callPolicy.rates.ordinary)
    .sort((a, b) => rateOf(b) - rateOf(a))
}

export const classMarks = (plan: Plan, { classes }: Pick<Ticket, 'classes'>): Words[] =>
  fasterClasses(plan, classes).map((one) => ticketClassText[one])

/** “按优先排队，等 1 分钟算 2 分钟”; nothing for an ordinary number. */
export function classSentence(plan: Plan, { classes }: Pick<Ticket, 'classes'>): Words[] {
  const { callPolicy } = plan
  const [fastest] = fasterClasses(plan, classes)
  if (callPolicy.policyId !== 'accumulating-priority' || fastest === undefined) return []
  const times = rateOfClasses(callPolicy.rates, [fastest]) / callPolicy.rates.ordinary
  const rate = String(Math.round(times * 100) / 100)
  const { zh, en } = ticketClassText[fastest]
  return [
    {
      zh: `按“${zh}”排队，等 1 分钟算 ${rate} 分钟`,
      en: `In line as “${en}”: each minute waited counts as ${rate}`,
    },
  ]
}

/** What the called number's visitor wanted of a window, and this one has. */
export function skillSentence(
  hall: HallView,
  plan: Plan,
  { ticket, windowId }: { readonly ticket: Ticket; readonly windowId: WindowId },
): Words[] {
  const has = preferencesOf(plan, ticket).filter(({ skill }) =>
    canHelp(hall, plan, { windowId, skill }),
  )
  const names = has.map(({ skill }) =>
    skill.kind === 'green-channel'
      ? ticketClassText.green
      : (plan.rules.needs?.find(({ code }) => code === skill.needCode)?.words ?? {
          zh: '',
          en: '',
        }),
  )
  if (names.length === 0) return []
  return [
    {
      zh: `本窗口可提供：${names.map(({ zh }) => zh).join('、')}`,
      en: `This window helps with: ${names.map(({ en }) => en).join(', ')}`,
    },
  ]
}

/** The visitor's own number in plain words; nothing where there is nothing to say. */
export function standingOf(
  hall: HallView,
  plan: Plan,
  { ticket, at }: { readonly ticket: Ticket; readonly at: EpochMs },
): Words[] {
  if (ticket.status === 'called' || ticket.status === 'serving') {
    return [visitorWhy(ticket), ...classSentence(plan, ticket)]
  }
  if (ticket.status !== 'waiting') return []
  const claim = claimLine(plan, ticket)
  return [
    ...(claim?.state === 'waiting' ? [notYet] : []),
    ...classSentence(plan, ticket),
    ...keptFor(hall, plan, { ticket, at }),
  ]
}

/** The clerk's line without the hall's own words. */
function visitorWhy(ticket: TicketIn<'called'> | TicketIn<'serving'>): Words {
  const inTurn = ticket.via === 'next' && ticket.reinstateCount === 0
  if (!inTurn || ticket.onlyWindowId !== undefined) return whyCalled(ticket)
  return ticket.rule === undefined ? inOrder : ruleForVisitor[ticket.rule]
}

const inOrder: Words = { zh: '先到先办，轮到您了', en: 'First come, first served: your turn' }

const ruleForVisitor: Readonly<Record<CallRule, Words>> = {
  accumulated: {
    zh: '按等候时间和号的类别，轮到您了',
    en: 'By the wait and the class of your number it is your turn',
  },
  overtaken: {
    zh: '已先叫了几个优先号，轮到普通号',
    en: 'Some with priority went first, now it is an ordinary number’s turn',
  },
  cap: { zh: '您等得最久，先叫您', en: 'You have waited longest, so you come first' },
}

const notYet: Words = {
  zh: '优先申请待核验，核验前按普通号排队',
  en: 'Your priority is not confirmed yet; until then the number waits as an ordinary one',
}

/** Until when it is left to windows that help; then any window calls it. */
function keptFor(
  hall: HallView,
  plan: Plan,
  waiting: { readonly ticket: Ticket; readonly at: EpochMs },
): Words[] {
  const moments = skillsWaitedFor(plan, helpersIn(hall, plan), waiting).map(({ until }) => until)
  if (moments.length === 0) return []
  const from = clockText(Math.max(...moments) as EpochMs)
  return [
    {
      zh: `优先安排到能提供相应服务的窗口；${from} 起其他窗口也可以叫您`,
      en: `A window that helps with what you asked for comes first; from ${from} on any window may call you`,
    },
  ]
}
