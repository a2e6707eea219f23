/** Refusals of needs, of claims of priority, of the green channel and of fetching. */
export const needRefusals = {
  AgeNotProven: {
    zh: '年龄未达到，或没有读到身份证，请换一种方式核验',
    en: 'The age is too low, or no identity card was read. Confirm it another way.',
  },
  ClaimNotConfirmable: {
    zh: '这类优先对象不能用这种方式核验',
    en: 'This group is not confirmed in that way.',
  },
  ClaimNotWaiting: {
    zh: '这个号没有待核验的优先申请',
    en: 'This number has no claim that waits to be confirmed.',
  },
  ClaimStands: {
    zh: '这个号已有优先申请',
    en: 'This number has a claim of priority already.',
  },
  FetchNotNeeded: {
    zh: '这个号现在不需要引导，或已办理、已过号',
    en: 'Nobody is to be fetched for this number now.',
  },
  FetchTaken: {
    zh: '已有同事去接这位群众了',
    en: 'A colleague is on the way to this visitor already.',
  },
  GreenChannelNone: {
    zh: '本大厅没有设绿色通道',
    en: 'This hall has no green channel.',
  },
  GreenChannelStands: {
    zh: '这个号已走绿色通道',
    en: 'This number has the green channel already.',
  },
  NeedUnknown: {
    zh: '没有这种服务需求，请从列表中选择',
    en: 'There is no such need. Choose from the list.',
  },
  PriorityGroupUnknown: {
    zh: '没有这类优先对象，请从列表中选择',
    en: 'There is no such priority group. Choose from the list.',
  },
} as const
