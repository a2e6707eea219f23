/** Refusals of a take: told to the visitor at the kiosk, so they say what to do instead. */
export const takingRefusals = {
  AgentNeedsIdentity: {
    zh: '代办取号需要代办人的身份证件',
    en: 'An agent shows an identity card before taking a number for others.',
  },
  ItemNotForAudience: {
    zh: '所选事项不属于这类办事对象，请返回重选个人或企业',
    en: 'This item is not for that kind of applicant. Go back and choose person or company.',
  },
  ItemUnknown: {
    zh: '本大厅没有这个事项，请到咨询台询问',
    en: 'This hall does not handle that item. Please ask at the information desk.',
  },
  ItemsOrQueueNeeded: {
    zh: '请先选择要办的事项',
    en: 'Choose what you came for first.',
  },
  KioskUnknown: { zh: '没有登记这台取号机', en: 'This kiosk is not registered.' },
  NoWindowForAllItems: {
    zh: '没有一个窗口能一次办完所选事项，请到咨询台帮您安排',
    en: 'No single window can do all of these. The information desk will help you.',
  },
  NumbersUsedUp: {
    zh: '今天这一类号已取完，请到咨询台',
    en: 'Today’s numbers of this kind are used up. Please ask at the information desk.',
  },
  OutsideTakingHours: {
    zh: '现在不在取号时间',
    en: 'Numbers are not handed out at this time.',
  },
  PackageUnknown: { zh: '本大厅没有这个“一件事”', en: 'This hall does not offer that package.' },
  QueueUnknown: { zh: '没有这个队列', en: 'No such queue.' },
  QuotaOfPeriodUsedUp: {
    zh: '这个时间段的号已取完',
    en: 'The numbers for this time of day are used up.',
  },
  QuotaUsedUp: {
    zh: '今天的限额已用完',
    en: 'Today’s numbers of this kind are used up.',
  },
  RetakeTooSoon: {
    zh: '您刚放弃过号，请稍后再取',
    en: 'You gave up numbers a short while ago. Please take one later.',
  },
  TooManyOpenTickets: {
    zh: '您还有没办完的号，办完后再取',
    en: 'You still hold an open number. Take another one after it is done.',
  },
  TooManyTicketsToday: {
    zh: '您今天取号已达上限，请到咨询台',
    en: 'You have taken as many numbers as allowed today. Please ask at the information desk.',
  },
  SessionByAppointment: {
    zh: '这个时段只接待预约的群众，请先预约或在工作时间来',
    en: 'This session is for bookings only. Please book, or come in opening hours.',
  },
  SessionNotForQueue: {
    zh: '这个时段不办理这类业务，请在工作时间来',
    en: 'This kind of matter is not done in this session. Please come in opening hours.',
  },
} as const
