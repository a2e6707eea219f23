import {
  indicatorReportSchema,
  indicatorSeriesSchema,
  indicatorTicketsSchema,
} from '../conduct/indicators.ts'
import type { RouteDescription } from './routes.ts'

const place = ['scope', 'scopeId']
const span = ['from', 'to', ...place]

export const indicatorRoutes: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/indicators',
    summary:
      'Every indicator of a period with its formula, by hall, zone, queue, window, item or unit',
    door: 'staff-or-device',
    query: span,
    response: indicatorReportSchema,
  },
  {
    method: 'get',
    path: '/indicators.csv',
    summary: 'The same indicators as CSV',
    door: 'staff-or-device',
    query: span,
    csv: true,
  },
  {
    method: 'get',
    path: '/indicators/{indicatorId}/days',
    summary: 'One indicator of one place by day',
    door: 'staff-or-device',
    query: span,
    response: indicatorSeriesSchema,
  },
  {
    method: 'get',
    path: '/indicators/{indicatorId}/minutes',
    summary: 'One indicator of one place by minute of the running day',
    door: 'staff-or-device',
    query: place,
    response: indicatorSeriesSchema,
  },
  {
    method: 'get',
    path: '/indicators/{indicatorId}/tickets',
    summary: 'The tickets behind one indicator of one place on one date, the worst first',
    door: 'staff-or-device',
    query: ['date', ...place],
    response: indicatorTicketsSchema,
  },
]
