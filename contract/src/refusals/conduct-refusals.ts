export const conductRefusals = {
  IndicatorUnknown: {
    zh: '没有这个指标',
    en: 'There is no such indicator.',
  },
  PlaceNotNamed: {
    zh: '请指明是哪个分区、队列、窗口、事项或单位',
    en: 'Say which zone, queue, window, item or unit is meant.',
  },
  PeriodWrong: {
    zh: '统计期不对：起始日晚于截止日，或超过 400 天',
    en: 'The period ends before it begins, or is longer than 400 days.',
  },
} as const
