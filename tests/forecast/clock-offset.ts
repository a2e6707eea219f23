import { type BusinessDate, startOfDate } from '@yihao/contract'

/** Recorded clocks are read as the hall's own: what to add to a moment for the wall's time. */
export const clockOffsetMs = Date.UTC(2020, 0, 1) - startOfDate('2020-01-01' as BusinessDate)
