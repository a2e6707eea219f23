import type { RefusalCode, Words } from '@yihao/contract'

/** What to do next, where the refusal's own words do not say it. */
const advice: Partial<Record<RefusalCode, Words>> = {
  NobodyWaiting: {
    zh: '有人取号后会出现在右边，再按 F8',
    en: 'New numbers appear on the right; then press F8.',
  },
  CallLimitReached: { zh: '按 F6', en: 'Press F6.' },
  WindowBusy: { zh: '按 F10 办结，或按 F7 挂起', en: 'F10 finishes, F7 holds.' },
  WindowClosed: { zh: '按 ⇧F4 开窗', en: 'Shift+F4 opens the window.' },
  WindowPaused: { zh: '按 F4 恢复', en: 'F4 resumes.' },
  NothingCalled: { zh: '按 F8 呼叫下一位', en: 'F8 calls the next.' },
  NothingServing: { zh: '先按 Enter 开始办理', en: 'Press Enter to start serving.' },
  TicketNotCallable: {
    zh: '请核对号码；已过号的请用“重新排入”',
    en: 'Check the number; put a missed one back in line first.',
  },
  NotSaidReady: { zh: '可能刚刚已叫号，请看上方', en: 'It may just have called; look above.' },
  HoldLimitReached: { zh: '按 ⇧F7 回呼最早挂起的号', en: 'Shift+F7 resumes the oldest one.' },
  NotYourWindow: { zh: '请在右上角“换窗口”', en: 'Move to this window at the top right.' },
  TransferPointless: { zh: '请换一个窗口或队列', en: 'Choose another window or queue.' },
}

export const adviceFor = (code: string): Words | undefined => advice[code as RefusalCode]
