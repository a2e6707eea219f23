import {
  addReceiverRequestSchema,
  receiverAddedSchema,
  receiverListSchema,
  receiverStateRequestSchema,
  replayRequestSchema,
} from '../feed/receivers.ts'
import type { RouteDescription } from './routes.ts'

export const receiverRoutes: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/receivers',
    summary: 'Who gets the feed sent (webhooks), and how far each is',
    door: 'staff',
    response: receiverListSchema,
  },
  {
    method: 'post',
    path: '/receivers',
    summary: 'Send the feed to one more address; the secret is told once',
    door: 'staff',
    request: addReceiverRequestSchema,
    response: receiverAddedSchema,
    status: 201,
  },
  {
    method: 'post',
    path: '/receivers/{receiverId}/replay',
    summary: 'Send everything since a date once more',
    door: 'staff',
    request: replayRequestSchema,
    status: 204,
  },
  {
    method: 'post',
    path: '/receivers/{receiverId}/state',
    summary: 'Pause the sending, or go on',
    door: 'staff',
    request: receiverStateRequestSchema,
    status: 204,
  },
  {
    method: 'delete',
    path: '/receivers/{receiverId}',
    summary: 'Send there no more',
    door: 'staff',
    status: 204,
  },
]
