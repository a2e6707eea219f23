import {
  businessDateAt,
  type CaseRow,
  type CaseStory,
  clockText,
  type EpochMs,
  type PersonShown,
  type Words,
} from '@yihao/contract'
import type { Say } from '@yihao/screen-kit'

/** `11-24 09:05`, in the hall's time. */
export const momentText = (at: EpochMs): string => `${businessDateAt(at).slice(5)} ${clockText(at)}`

export const personText = (person: PersonShown | undefined): string =>
  person?.name ?? person?.personId ?? ''

/** What was done, for each event of a case. */
export const storyText: Partial<Record<CaseStory['type'], Words>> = {
  CaseRegistered: { zh: '登记', en: 'Registered' },
  CaseDismissed: { zh: '不予立案', en: 'Dismissed' },
  CaseAssigned: { zh: '交办', en: 'Assigned' },
  CaseSigned: { zh: '签收', en: 'Signed for' },
  CaseDeclined: { zh: '退回交办', en: 'Declined' },
  CaseNoted: { zh: '进展', en: 'Progress' },
  CaseReported: { zh: '反馈', en: 'Reported' },
  CaseReturned: { zh: '核查未通过，退回重办', en: 'Checked and returned' },
  CaseClosed: { zh: '核查通过，销号', en: 'Checked and closed' },
  ExtensionRequested: { zh: '申请延期', en: 'More days asked for' },
  ExtensionDecided: { zh: '延期批复', en: 'More days decided' },
  CaseArchived: { zh: '归档', en: 'Archived' },
  DeadlineTold: { zh: '系统催办', en: 'Told by the hall' },
}

const stepText: Readonly<Record<string, Words>> = {
  'sign-late': { zh: '超过签收时限', en: 'Not signed for in time' },
  'due-soon': { zh: '时限将到', en: 'The last day comes near' },
  overdue: { zh: '已超期', en: 'Overdue' },
}

/** The rest of a line of the story, behind what was done. */
export function storyMore(say: Say, story: CaseStory): string {
  const { reason, dueAt, days, to, late, approved, step } = story
  const parts = [
    step === undefined ? undefined : say(stepText[step] ?? { zh: step, en: step }),
    to === undefined ? undefined : say({ zh: `→ ${to.zh}`, en: `→ ${to.en}` }),
    reason === undefined ? undefined : say(reason),
    days === undefined ? undefined : say({ zh: `${days} 个工作日`, en: `${days} working days` }),
    approved === undefined ? undefined : say(approvalText(approved)),
    dueAt === undefined
      ? undefined
      : say({ zh: `时限 ${momentText(dueAt)}`, en: `due ${momentText(dueAt)}` }),
    late === true ? say({ zh: '已逾时', en: 'late' }) : undefined,
  ]
  return parts.filter((part) => part !== undefined).join('，')
}

const approvalText = (approved: boolean): Words =>
  approved ? { zh: '同意', en: 'granted' } : { zh: '不同意', en: 'not granted' }

/** Days left or missed, as the ledger says it. */
export function termWords(
  row: CaseRow,
): { readonly words: Words; readonly bad: boolean } | undefined {
  const { daysLeft, overdue } = row
  if (overdue?.running === true) {
    const { days, reached } = overdue
    const to = reached === undefined ? '' : `，已升级${reached.zh}`
    return {
      words: { zh: `超期 ${days} 天${to}`, en: `${days} days overdue` },
      bad: true,
    }
  }
  if (overdue !== undefined) {
    return {
      words: { zh: `曾超期 ${overdue.days} 天`, en: `was ${overdue.days} days late` },
      bad: false,
    }
  }
  if (daysLeft === undefined) return undefined
  if (daysLeft === 0) return { words: { zh: '今天到期', en: 'due today' }, bad: true }
  return { words: { zh: `剩 ${daysLeft} 天`, en: `${daysLeft} days left` }, bad: daysLeft <= 1 }
}
