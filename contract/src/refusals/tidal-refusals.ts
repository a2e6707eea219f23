/** Refusals about proposals to open or close a tidal window. */
export const tidalRefusals = {
  ProposalUnknown: { zh: '今天没有这个潮汐建议', en: 'There is no such proposal today.' },
  ProposalDecided: {
    zh: '这个建议已有结论，不用再处理',
    en: 'This proposal has been settled already.',
  },
  ProposalReasonGone: {
    zh: '建议的理由已不存在，会自动撤回',
    en: 'The reason of this proposal is gone; it lapses by itself.',
  },
  ProposalStands: { zh: '建议的理由仍然存在', en: 'The reason of this proposal still holds.' },
  TideTooLow: {
    zh: '未达到建议开窗或关窗的条件',
    en: 'The queue gives no reason to open or close a tidal window.',
  },
  OutcomeNotDue: { zh: '还没到看成效的时候', en: 'It is too early to see what followed.' },
} as const
