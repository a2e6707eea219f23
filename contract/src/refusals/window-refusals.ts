/** Refusals of what is done at a window, with a ticket or with its service. */
export const windowRefusals = {
  AlreadyRated: {
    zh: '这次服务已评价，谢谢',
    en: 'This service has been rated already. Thank you.',
  },
  CallLimitReached: {
    zh: '已达重呼次数上限，请作过号处理',
    en: 'Call limit reached. Record a no-show.',
  },
  HoldLimitReached: {
    zh: '本窗口挂起的号已达上限，请先回呼一个',
    en: 'Too many tickets are on hold here. Resume one first.',
  },
  ItemAlreadyOnTicket: { zh: '这个事项已在本号上', en: 'The item is already on this ticket.' },
  ItemNotOnTicket: {
    zh: '这个事项不在本号上，或已办完',
    en: 'The item is not on this ticket, or it is done already.',
  },
  ItemOfPackage: {
    zh: '这是“一件事”里的事项，不能单独减办',
    en: 'The item belongs to a package and is not dropped alone.',
  },
  ItemsKnownAlready: {
    zh: '本号已有事项，请用“加办事项”',
    en: 'This ticket has its items already. Add the other one instead.',
  },
  LastItemHere: {
    zh: '本窗口只剩这一项，不办请直接办结或退回补正',
    en: 'It is the last item here. Finish instead, or return for correction.',
  },
  NobodyWaiting: { zh: '暂无等候的号票', en: 'Nobody is waiting.' },
  NotYourWindow: { zh: '您没有登录在这个窗口', en: 'You are not signed in at this window.' },
  NothingCalled: { zh: '当前没有已叫的号票', en: 'No ticket is being called here.' },
  NothingServing: { zh: '当前没有正在办理的号票', en: 'No ticket is being served here.' },
  RatingTooLate: { zh: '评价时间已过，谢谢您', en: 'The time for rating has passed. Thank you.' },
  ReasonUnknown: { zh: '请从列表中选择原因', en: 'Choose a reason from the list.' },
  RecallTooSoon: { zh: '刚刚叫过，请稍等再重呼', en: 'It was just called. Wait a moment.' },
  ReinstateLimitReached: {
    zh: '本场次已重新排入过，请重新取号或请工作人员帮忙',
    en: 'It was put back once this session. Take a new number or ask the staff.',
  },
  ServingUnknown: { zh: '没有这次办理记录', en: 'No such service.' },
  TicketNotCallable: {
    zh: '这个号现在不能叫（已叫、已办结或不在等候）',
    en: 'This ticket cannot be called now; it is not waiting.',
  },
  TicketNotHere: { zh: '这个号不在本窗口', en: 'This ticket is not at this window.' },
  TicketUnknown: { zh: '今天没有这个号', en: 'There is no such number today.' },
  TransferPointless: {
    zh: '目标窗口或队列办不了这个号上的事项',
    en: 'The target cannot handle the items of this ticket.',
  },
  WindowBusy: { zh: '请先办结或挂起当前号票', en: 'Finish or hold the current ticket first.' },
  WindowClosed: { zh: '窗口没有开，请先开窗', en: 'The window is closed. Open it first.' },
  WindowNotClosed: { zh: '窗口已经开着', en: 'The window is open already.' },
  WindowNotPaused: { zh: '窗口没有暂停', en: 'The window is not paused.' },
  WindowPaused: { zh: '窗口已暂停服务，请先恢复', en: 'The window is paused. Resume it first.' },
  WindowTaken: { zh: '已有人登录在这个窗口', en: 'Somebody else is signed in at this window.' },
  WindowUnknown: { zh: '没有这个窗口', en: 'No such window.' },
} as const
