import { feedItemPageSchema, feedStartSchema } from '../feed/items.ts'
import type { RouteDescription } from './routes.ts'

export const feedRoutes: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/feed/items',
    summary: 'The feed outwards by cursor: every kind of item',
    door: 'staff-or-device',
    query: ['after', 'limit'],
    response: feedItemPageSchema,
  },
  {
    method: 'get',
    path: '/feed/items.csv',
    summary: 'The items that were told on one date as CSV',
    door: 'staff-or-device',
    query: ['date'],
    csv: true,
  },
  {
    method: 'get',
    path: '/feed/start',
    summary: 'The cursor after which everything since a date stands',
    door: 'staff-or-device',
    query: ['date'],
    response: feedStartSchema,
  },
]
