import type { CallBasis, CallRule, PassedOverReason, Words } from '@yihao/contract'
import type { TicketIn } from '../engine/hall.ts'

/** One line for the clerk: why this one. */
export function whyCalled(ticket: TicketIn<'called'> | TicketIn<'serving'>): Words {
  if (ticket.via === 'specific') return { zh: '指定叫号', en: 'Called by number' }
  if (ticket.reinstateCount > 0) {
    return { zh: '过号后重新排入，轮到', en: 'Put back after a miss; its turn came' }
  }
  if (ticket.onlyWindowId !== undefined) {
    return { zh: '转到本窗口，按原到达时间', en: 'Transferred here, by first arrival' }
  }
  return ticket.rule === undefined
    ? { zh: '先到先办', en: 'First come, first served' }
    : ruleOfCall[ticket.rule]
}

/** 累计优先 chose: by which of its three rules (PRIO-1, PRIO-3, PRIO-4). */
const ruleOfCall: Readonly<Record<CallRule, Words>> = {
  accumulated: {
    zh: '累计优先：等候时间乘以类别系数最高',
    en: 'Accumulating priority: the highest wait times its class rate',
  },
  overtaken: {
    zh: '累计优先：已连续先叫过别人，轮到普通号',
    en: 'Accumulating priority: others went first in a row, an ordinary number is due',
  },
  cap: {
    zh: '累计优先：等候已到上限，按先后叫号',
    en: 'Accumulating priority: waited up to the limit, called by arrival',
  },
}

const ruleWords: Readonly<Record<string, Words>> = {
  'first-come-first-served': {
    zh: '先到先办：在这个窗口能办的号票里，排在最前的先叫',
    en: 'First come, first served: of the tickets this window can do, the first in line',
  },
  'specific-call': {
    zh: '指定叫号：由窗口按所选原因叫号，不按顺序',
    en: 'Called by number, out of turn, for the reason given',
  },
}

/** The words of the rule that chose; where a policy has several, of the one that decided. */
export function ruleText({ policyId, rule }: Pick<CallBasis, 'policyId' | 'rule'>): Words {
  if (rule !== undefined) return ruleOfCall[rule]
  return ruleWords[policyId] ?? { zh: policyId, en: policyId }
}

/** Why somebody who came earlier was not called instead. */
export const passedOverText: Record<PassedOverReason, Words> = {
  'not-served-here': { zh: '这个窗口不叫它的队列', en: 'This window does not call its queue' },
  'skill-missing': { zh: '这个窗口办不了它的全部事项', en: 'This window cannot do all its items' },
  'preferred-window': {
    zh: '它在等有相应服务能力的窗口',
    en: 'It waits for a window with the skill its visitor needs',
  },
  'other-window': { zh: '它已指定到另一个窗口', en: 'It was sent to another window' },
  'lower-score': { zh: '按规则排在后面', en: 'By the rule it stands behind' },
  'specific-call': { zh: '被指定叫号越过', en: 'Passed over by a call by number' },
}

export const calledInTurn: Words = { zh: '就是这个号', en: 'This is the one called' }
export const standsBehind: Words = {
  zh: '能办，但排在后面',
  en: 'Could be taken, but stands behind',
}
