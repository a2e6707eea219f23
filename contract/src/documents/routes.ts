import { z } from 'zod'
import { commandEnvelopeSchema } from '../commands/envelope.ts'
import { changePasswordRequestSchema } from '../people/sign-in.ts'
import * as rest from '../rest/rest.ts'
import * as takes from '../rest/takes.ts'
import { bookingRoutes } from './booking-routes.ts'
import { caseRoutes } from './case-routes.ts'
import { feedRoutes } from './feed-routes.ts'
import { forecastRoutes } from './forecast-routes.ts'
import { indicatorRoutes } from './indicator-routes.ts'
import { ledgerRoutes } from './ledger-routes.ts'
import { receiverRoutes } from './receiver-routes.ts'
import { visitRoutes } from './visit-routes.ts'

/** Who may ask: `nobody` needs to be known, or staff by cookie, or a device by its token. */
export type Door = 'public' | 'staff' | 'device' | 'staff-or-device' | 'link'

export interface RouteDescription {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** As OpenAPI writes it, below `/api`. */
  readonly path: string
  readonly summary: string
  readonly door: Door
  readonly query?: readonly string[]
  readonly request?: z.ZodType
  readonly response?: z.ZodType
  readonly status?: number
  readonly csv?: true
}

/** Every address of the REST interface, in the order of the server's routes. */
export const routes: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/hall',
    summary: 'The hall, its zones, windows and kiosks',
    door: 'public',
    response: rest.hallInfoSchema,
  },
  {
    method: 'get',
    path: '/plan',
    summary: 'The plan in force',
    door: 'public',
    response: rest.planReplySchema,
  },
  {
    method: 'get',
    path: '/catalogue',
    summary: 'Service items, packages, queues and documents',
    door: 'public',
    response: rest.catalogueSchema,
  },
  {
    method: 'get',
    path: '/catalogue/search',
    summary: 'Items and packages by plain words, pinyin or initials',
    door: 'public',
    query: ['q', 'audience'],
    response: rest.searchReplySchema,
  },
  {
    method: 'post',
    path: '/tickets/preview',
    summary: 'What a selection would give; changes nothing',
    door: 'public',
    request: takes.previewRequestSchema,
    response: takes.previewReplySchema,
  },
  {
    method: 'post',
    path: '/tickets',
    summary: 'Take one number for everything',
    door: 'staff-or-device',
    request: takes.takeRequestSchema,
    response: takes.takenReplySchema,
    status: 201,
  },
  ...bookingRoutes,
  ...visitRoutes,
  {
    method: 'post',
    path: '/appointments/check-in',
    summary: 'Turn a booking into a number',
    door: 'staff-or-device',
    request: takes.checkInRequestSchema,
    response: takes.takenReplySchema,
    status: 201,
  },
  {
    method: 'get',
    path: '/tickets/by-number/{number}',
    summary: 'Today’s ticket of that number',
    door: 'staff',
    response: rest.ticketFoundSchema,
  },
  {
    method: 'get',
    path: '/tickets/by-link/{link}',
    summary: 'The visitor’s own ticket',
    door: 'link',
    response: rest.ticketPageSchema,
  },
  ...(['abandon', 'reinstate'] as const).map((verb) => ({
    method: 'post' as const,
    path: `/tickets/by-link/{link}/${verb}`,
    summary: verb === 'abandon' ? 'The visitor gives the number up' : 'Back into the line',
    door: 'link' as const,
    request: rest.visitorActionRequestSchema,
    response: rest.commandReplySchema,
  })),
  {
    method: 'post',
    path: '/tickets/by-link/{link}/needs',
    summary: 'The visitor says what they need',
    door: 'link',
    request: rest.needsRequestSchema,
    response: rest.commandReplySchema,
  },
  {
    method: 'post',
    path: '/tickets/by-link/{link}/ratings',
    summary: 'The visitor rates a service (好差评)',
    door: 'link',
    request: rest.rateRequestSchema,
    response: rest.commandReplySchema,
  },
  {
    method: 'post',
    path: '/commands',
    summary: 'Any command that the caller’s role or device may run',
    door: 'staff-or-device',
    request: commandEnvelopeSchema,
    response: rest.commandReplySchema,
  },
  {
    method: 'post',
    path: '/session',
    summary: 'Sign in; the cookie comes with the answer',
    door: 'public',
    request: rest.signInRequestSchema,
    response: rest.sessionSchema,
  },
  {
    method: 'get',
    path: '/session',
    summary: 'Who is signed in here',
    door: 'staff',
    response: rest.sessionSchema,
  },
  {
    method: 'put',
    path: '/session/window',
    summary: 'A clerk moves to another window',
    door: 'staff',
    request: rest.moveWindowRequestSchema,
    response: rest.sessionSchema,
  },
  {
    method: 'put',
    path: '/session/password',
    summary: 'Change one’s own password; one’s other sessions end',
    door: 'staff',
    request: changePasswordRequestSchema,
    status: 204,
  },
  {
    method: 'delete',
    path: '/session',
    summary: 'Sign out; clears a cookie that counts no more too',
    door: 'public',
    status: 204,
  },
  {
    method: 'post',
    path: '/pairing/requests',
    summary: 'A new screen or device asks to be let in',
    door: 'public',
    request: rest.pairingRequestSchema,
    response: rest.pairingTicketSchema,
    status: 201,
  },
  {
    method: 'get',
    path: '/pairing/requests/{requestId}',
    summary: 'Whether staff have confirmed it; header `x-poll-secret`',
    door: 'public',
    response: rest.pairingStatusSchema,
  },
  {
    method: 'post',
    path: '/pairing/confirmations',
    summary: 'Staff type in the code of a device',
    door: 'staff',
    request: rest.pairingConfirmationSchema,
    response: rest.pairingConfirmedSchema,
    status: 201,
  },
  {
    method: 'get',
    path: '/devices',
    summary: 'Paired devices',
    door: 'staff',
    response: z.array(rest.pairedDeviceSchema),
  },
  {
    method: 'delete',
    path: '/devices/{deviceId}',
    summary: 'Revoke a device; its token is void at once',
    door: 'staff',
    status: 204,
  },
  {
    method: 'get',
    path: '/bridge/devices',
    summary: 'What hangs on this bridge, and where the broker is',
    door: 'device',
    response: rest.bridgeDevicesSchema,
  },
  {
    method: 'get',
    path: '/people',
    summary: 'Staff and their roles',
    door: 'staff',
    response: z.array(rest.personSchema),
  },
  {
    method: 'post',
    path: '/people',
    summary: 'Add a person',
    door: 'staff',
    request: rest.addPersonRequestSchema,
    response: rest.personSchema,
    status: 201,
  },
  {
    method: 'put',
    path: '/people/{personId}/password',
    summary: 'Set a password; ends that person’s sessions',
    door: 'staff',
    request: rest.setPasswordRequestSchema,
    status: 204,
  },
  {
    method: 'post',
    path: '/people/{personId}/roles',
    summary: 'Grant or revoke a role',
    door: 'staff',
    request: rest.changeRoleRequestSchema,
    status: 204,
  },
  {
    method: 'get',
    path: '/feed/quarters',
    summary: 'The conduct feed by cursor',
    door: 'staff-or-device',
    query: ['after', 'limit'],
    response: rest.feedPageSchema,
  },
  {
    method: 'get',
    path: '/feed/quarters.csv',
    summary: 'The feed’s rows of one day as CSV',
    door: 'staff-or-device',
    query: ['date'],
    csv: true,
  },
  {
    method: 'get',
    path: '/days/{date}/figures',
    summary: 'A day’s figures, of the hall and by queue',
    door: 'staff-or-device',
    response: rest.dayReportSchema,
  },
  ...ledgerRoutes,
  ...forecastRoutes,
  ...indicatorRoutes,
  ...feedRoutes,
  ...caseRoutes,
  ...receiverRoutes,
  {
    method: 'get',
    path: '/calls/{ticketId}/reason',
    summary: 'Why this ticket was called and not another',
    door: 'staff',
    response: rest.callReasonSchema,
  },
  {
    method: 'get',
    path: '/setup',
    summary: 'Whether the first person may still be named',
    door: 'public',
    response: rest.setupStateSchema,
  },
  {
    method: 'post',
    path: '/setup',
    summary: 'Name the first person, with the code of the server’s console',
    door: 'public',
    request: rest.setupRequestSchema,
    response: rest.personSchema,
    status: 201,
  },
]
