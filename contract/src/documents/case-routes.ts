import { z } from 'zod'
import { caseEnvelopeSchema } from '../conduct/case-commands.ts'
import { caseReplySchema } from '../conduct/case-events.ts'
import { alarmReplySchema, caseFileSchema, caseListSchema } from '../conduct/case-views.ts'
import { attachmentRefSchema } from '../conduct/case-words.ts'
import type { RouteDescription } from './routes.ts'

export const caseRoutes: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/cases',
    summary: 'The ledger of cases (督办台账) that the caller may see, and what is open by unit',
    door: 'staff',
    response: caseListSchema,
  },
  {
    method: 'get',
    path: '/cases.csv',
    summary: 'The same ledger as CSV',
    door: 'staff',
    csv: true,
  },
  {
    method: 'get',
    path: '/cases/{caseId}',
    summary: 'One case with its story and what the caller may do with it',
    door: 'staff',
    response: caseFileSchema,
  },
  {
    method: 'post',
    path: '/cases/commands',
    summary: 'Any command about a case or a reply that the caller’s role may run',
    door: 'staff',
    request: caseEnvelopeSchema,
    response: caseReplySchema,
  },
  {
    method: 'post',
    path: '/attachments',
    summary: 'Evidence: the bytes of a JPEG, PNG, WebP or PDF; its id goes into a command',
    door: 'staff',
    response: attachmentRefSchema,
    status: 201,
  },
  {
    method: 'get',
    path: '/cases/{caseId}/attachments/{attachmentId}',
    summary: 'A piece of evidence as it was sent up',
    door: 'staff',
  },
  {
    method: 'get',
    path: '/replies',
    summary: 'Replies to alarms: all of them above the hall, otherwise one’s own',
    door: 'staff',
    response: z.array(alarmReplySchema),
  },
  {
    method: 'get',
    path: '/alarms/{alarmId}/reply',
    summary: 'What the clerk concerned said to an alarm, and what became of it',
    door: 'staff',
    response: alarmReplySchema,
  },
]
