/** Refusals of automatic calls. */
export const dispatchRefusals = {
  CallsAreManual: {
    zh: '本厅不自动叫号，请按“叫号”',
    en: 'This hall does not call by itself. Press “call next”.',
  },
  ReadyIsTheClerks: {
    zh: '只有在这个窗口上岗的人能说“就绪”',
    en: 'Only the clerk who opened this window says ready here.',
  },
  NotSaidReady: { zh: '窗口没有说“就绪”', en: 'This window has not said ready.' },
  NoCallOffered: {
    zh: '这个窗口没有到时的自动叫号',
    en: 'No call by the hall is due at this window.',
  },
  OfferStands: {
    zh: '自动叫号已预告，仍然有效',
    en: 'A call by the hall is announced here and still stands.',
  },
} as const
