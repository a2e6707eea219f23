import { z } from 'zod'

/**
 * What is counted of the log; every indicator is made of these and of nothing else. `…Ms` are sums
 * of milliseconds, the others are counts.
 */
export const measures = [
  'issued',
  'named',
  'revisits',
  'kioskTakes',
  'kioskFollowed',
  'booked',
  'missedBookings',
  'refused',
  'noNumberMinutes',
  'called',
  'waitGrossMs',
  'waitNetMs',
  'overWait',
  'byNumber',
  'noShows',
  'abandoned',
  'expired',
  'transferred',
  'services',
  'finished',
  'returned',
  'servingMs',
  'heldMs',
  'overService',
  'rated',
  'badRated',
  'guideLabels',
  'tripLabels',
  'slowLabels',
  'facilityLabels',
  'openMs',
  'pausedMs',
  'faultMs',
  'busyMs',
] as const
export const measureSchema = z.enum(measures)
export type Measure = z.infer<typeof measureSchema>

/** 全厅、分区、队列、窗口、事项、责任单位 */
export const indicatorScopes = ['hall', 'zone', 'queue', 'window', 'item', 'unit'] as const
export const indicatorScopeSchema = z.enum(indicatorScopes)
export type IndicatorScope = z.infer<typeof indicatorScopeSchema>

export const indicatorScopeText: Record<IndicatorScope, { zh: string; en: string }> = {
  hall: { zh: '全厅', en: 'Hall' },
  zone: { zh: '分区', en: 'Zone' },
  queue: { zh: '队列', en: 'Queue' },
  window: { zh: '窗口', en: 'Window' },
  item: { zh: '事项', en: 'Item' },
  unit: { zh: '责任单位', en: 'Unit' },
}

export const indicatorUnitSchema = z.enum(['ms', 'percent', 'count', 'minutes'])
export type IndicatorUnit = z.infer<typeof indicatorUnitSchema>
