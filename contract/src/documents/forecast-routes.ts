import { forecastReportSchema } from '../feed/forecast-scores.ts'
import type { RouteDescription } from './routes.ts'

export const forecastRoutes: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/days/{date}/forecasts',
    summary: 'Each range that was told on a day, what then happened, and how often it held',
    door: 'staff-or-device',
    response: forecastReportSchema,
  },
  {
    method: 'get',
    path: '/days/{date}/forecasts.csv',
    summary: 'The same ranges as CSV',
    door: 'staff-or-device',
    csv: true,
  },
]
