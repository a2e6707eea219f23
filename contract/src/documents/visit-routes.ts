import * as rest from '../rest/visits.ts'
import type { RouteDescription } from './routes.ts'

export const visitRoutes: readonly RouteDescription[] = [
  {
    method: 'post',
    path: '/windows/{windowId}/applicants',
    summary: 'Who the applicants are that are served there; that somebody looked is kept',
    door: 'staff',
    request: rest.showApplicantsRequestSchema,
    response: rest.shownApplicantsSchema,
  },
  {
    method: 'post',
    path: '/filed-cases',
    summary: 'Cases filed online (已网办) as far as they are; each bad row is told',
    door: 'staff-or-device',
    request: rest.filedCasesRequestSchema,
    response: rest.filedCasesReplySchema,
  },
]
