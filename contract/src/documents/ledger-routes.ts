import { dayLedgerSchema, ticketLedgerSchema } from '../feed/ledger.ts'
import { overtakeReportSchema } from '../feed/overtakes.ts'
import { reformReportSchema } from '../feed/reform.ts'
import type { RouteDescription } from './routes.ts'

export const ledgerRoutes: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/days/{date}/ledger',
    summary: 'Whose each second of the day’s visits was, by queue and by window',
    door: 'staff-or-device',
    response: dayLedgerSchema,
  },
  {
    method: 'get',
    path: '/days/{date}/ledger.csv',
    summary: 'The stretches of every visit of a day as CSV',
    door: 'staff-or-device',
    csv: true,
  },
  {
    method: 'get',
    path: '/tickets/{ticketId}/ledger',
    summary: 'One visit down to the second',
    door: 'staff-or-device',
    response: ticketLedgerSchema,
  },
  {
    method: 'get',
    path: '/days/{date}/overtakes',
    summary: 'Every call past somebody who came earlier, by whom and why',
    door: 'staff',
    response: overtakeReportSchema,
  },
  {
    method: 'get',
    path: '/days/{date}/overtakes.csv',
    summary: 'The same calls as CSV',
    door: 'staff',
    csv: true,
  },
  {
    method: 'get',
    path: '/days/{date}/reform',
    summary: '综合受理比例 by items and by services, 一次一窗率, and what lowers each',
    door: 'staff-or-device',
    response: reformReportSchema,
  },
  {
    method: 'get',
    path: '/days/{date}/reform.csv',
    summary: 'The same figures as CSV',
    door: 'staff-or-device',
    csv: true,
  },
]
