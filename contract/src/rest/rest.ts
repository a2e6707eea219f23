import { z } from 'zod'
import { satisfactionSchema } from '../commands/commands.ts'
import { replySchema } from '../commands/replies.ts'
import { dayFiguresSchema, feedQuarterSchema } from '../feed/quarters.ts'
import { limits } from '../limits.ts'
import { deviceAssignmentSchema, deviceKindSchema } from '../people/devices.ts'
import { roleSchema } from '../people/roles.ts'
import { audienceSchema, documentSchema, servicePackageSchema } from '../plan/items.ts'
import { needCodesSchema } from '../plan/need-rules.ts'
import { hallDeviceSchema, kioskPlaceSchema, queueSchema, zoneSchema } from '../plan/places.ts'
import { planSchema } from '../plan/plan.ts'
import { positionSchema } from '../position.ts'
import { refusalCodes } from '../refusals.ts'
import { ticketStatusSchema } from '../views/common.ts'
import { ticketViewSchema } from '../views/screens.ts'
import {
  deviceIdSchema,
  epochMsSchema,
  hallIdSchema,
  itemCodeSchema,
  packageCodeSchema,
  personIdSchema,
  servingIdSchema,
  terminalCommandIdSchema,
  ticketIdSchema,
  ticketNumberSchema,
  windowIdSchema,
  wordsSchema,
} from '../words.ts'

/** RFC 9457 problem details; `code` is a refusal code where one applies. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  field: z.string().optional(),
  detail: z.string().optional(),
  words: z.strictObject({ zh: z.string(), en: z.string() }),
})
export type Problem = z.infer<typeof problemSchema>

/** GET /api/hall — public. */
export const hallInfoSchema = z.strictObject({
  hallId: hallIdSchema,
  name: wordsSchema,
  mode: z.enum(['demo', 'hall']),
  protocolVersion: z.number().int(),
  position: positionSchema,
  at: epochMsSchema,
  planVersion: z.number().int(),
  zones: z.array(zoneSchema),
  windows: z.array(
    z.strictObject({
      windowId: windowIdSchema,
      windowNumber: z.number().int(),
      label: wordsSchema,
      zoneId: z.string(),
    }),
  ),
  kiosks: z.array(kioskPlaceSchema),
})
export type HallInfo = z.infer<typeof hallInfoSchema>

/** An item as the kiosk lists it; materials come with the preview of a selection. */
export const catalogueItemSchema = z.strictObject({
  code: itemCodeSchema,
  name: z.string(),
  shortName: z.string(),
  audience: audienceSchema,
  department: z.string(),
  theme: z.string(),
  selfService: z.boolean(),
  hot: z.boolean(),
})
export type CatalogueItem = z.infer<typeof catalogueItemSchema>

/** GET /api/catalogue — public; changes only with the plan version. */
export const catalogueSchema = z.strictObject({
  planVersion: z.number().int(),
  items: z.array(catalogueItemSchema),
  packages: z.array(servicePackageSchema),
  queues: z.array(queueSchema),
  documents: z.array(documentSchema),
})
export type Catalogue = z.infer<typeof catalogueSchema>

/** GET /api/catalogue/search?q=&audience= — public. */
export const searchReplySchema = z.strictObject({
  items: z.array(catalogueItemSchema),
  packages: z.array(
    z.strictObject({ code: packageCodeSchema, name: z.string(), shortName: z.string() }),
  ),
})
export type SearchReply = z.infer<typeof searchReplySchema>

/** GET /api/tickets/by-link/{link}; the posts below it act on that ticket. */
export const ticketPageSchema = ticketViewSchema
/** POST /api/tickets/by-link/{link}/abandon and …/reinstate */
export const visitorActionRequestSchema = z.strictObject({ commandId: terminalCommandIdSchema })
/** POST /api/tickets/by-link/{link}/needs */
export const needsRequestSchema = z.strictObject({
  commandId: terminalCommandIdSchema,
  needs: needCodesSchema,
})
/** POST /api/tickets/by-link/{link}/ratings */
export const rateRequestSchema = z.strictObject({
  commandId: terminalCommandIdSchema,
  servingId: servingIdSchema,
  satisfaction: satisfactionSchema,
  labels: z.array(z.string()).max(8),
  note: z.string().min(1).max(limits.noteCharactersMax).optional(),
})
export type RateRequest = z.infer<typeof rateRequestSchema>

/** POST /api/commands — any command the caller's role or device may run. */
export const commandReplySchema = replySchema

/** POST /api/session — sign in; the cookie comes with the answer. */
export const signInRequestSchema = z.strictObject({
  staffNumber: z.string().min(1).max(32),
  password: z.string().min(1).max(limits.passwordCharactersMax),
  /** A clerk's terminal names its window. */
  windowId: windowIdSchema.optional(),
})
export const sessionSchema = z.strictObject({
  personId: personIdSchema,
  displayName: z.string(),
  roles: z.array(roleSchema),
  windowId: windowIdSchema.optional(),
})
export type SignInRequest = z.infer<typeof signInRequestSchema>
export type StaffSession = z.infer<typeof sessionSchema>

/** PUT /api/session/window — a clerk moves to another window. */
export const moveWindowRequestSchema = z.strictObject({ windowId: windowIdSchema })

/** POST /api/pairing/requests — a new screen, kiosk, bridge or system asks to be let in. */
export const pairingRequestSchema = z.strictObject({
  kind: deviceKindSchema,
  label: z.string().min(1).max(60),
  /** What it would like to be; staff decide. */
  wish: deviceAssignmentSchema.optional(),
})
export const pairingTicketSchema = z.strictObject({
  requestId: z.string(),
  /** Six digits, shown on the device and typed in by staff. */
  code: z.string(),
  /** Sent as header `x-poll-secret` when asking whether it was confirmed. */
  pollSecret: z.string(),
  expiresAt: epochMsSchema,
})
/** GET /api/pairing/requests/{requestId} */
export const pairingStatusSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('waiting'), code: z.string() }),
  z.strictObject({ status: z.literal('expired') }),
  z.strictObject({
    status: z.literal('confirmed'),
    deviceId: deviceIdSchema,
    /** Told once. */
    token: z.string(),
    hallId: hallIdSchema,
    assignment: deviceAssignmentSchema,
  }),
])
/** POST /api/pairing/confirmations — by staff. */
export const pairingConfirmationSchema = z.strictObject({
  commandId: terminalCommandIdSchema,
  code: z.string().regex(/^[0-9]{6}$/),
  assignment: deviceAssignmentSchema,
})
export const pairingConfirmedSchema = z.strictObject({ deviceId: deviceIdSchema })
export type PairingRequest = z.infer<typeof pairingRequestSchema>
export type PairingTicket = z.infer<typeof pairingTicketSchema>
export type PairingStatus = z.infer<typeof pairingStatusSchema>
export type PairingConfirmation = z.infer<typeof pairingConfirmationSchema>

/** GET /api/devices — by staff; DELETE /api/devices/{deviceId} revokes. */
export const pairedDeviceSchema = z.strictObject({
  deviceId: deviceIdSchema,
  assignment: deviceAssignmentSchema,
  label: z.string(),
  pairedAt: epochMsSchema,
  online: z.boolean(),
})
export type PairedDevice = z.infer<typeof pairedDeviceSchema>

/** GET /api/bridge/devices — by a bridge: what hangs on it, and where its broker is. */
export const bridgeDevicesSchema = z.strictObject({
  hallId: hallIdSchema,
  clientId: z.string(),
  mqttPort: z.number().int(),
  /** Only with an external broker. */
  mqttUrl: z.string().optional(),
  devices: z.array(hallDeviceSchema),
})
export type BridgeDevices = z.infer<typeof bridgeDevicesSchema>

/** GET /api/people, POST /api/people, PUT /api/people/{personId}/password, POST …/roles */
export const personSchema = z.strictObject({
  personId: personIdSchema,
  staffNumber: z.string(),
  displayName: z.string(),
  roles: z.array(roleSchema),
  locked: z.boolean(),
})
export const addPersonRequestSchema = z.strictObject({
  commandId: terminalCommandIdSchema,
  staffNumber: z.string().regex(/^[A-Za-z0-9]{2,32}$/),
  displayName: z.string().min(1).max(40),
  password: z.string().max(limits.passwordCharactersMax),
})
export const setPasswordRequestSchema = z.strictObject({
  password: z.string().max(limits.passwordCharactersMax),
})
export const changeRoleRequestSchema = z.strictObject({
  commandId: terminalCommandIdSchema,
  role: roleSchema,
  change: z.enum(['grant', 'revoke']),
})
export type Person = z.infer<typeof personSchema>
export type AddPersonRequest = z.infer<typeof addPersonRequestSchema>

/** GET /api/feed/quarters?after=&limit= — by cursor; also …/quarters.csv?date= */
export const feedPageSchema = z.strictObject({
  version: z.number().int(),
  rows: z.array(feedQuarterSchema),
  /** Ask again after this one. */
  nextCursor: z.number().int(),
  /** More rows are ready now. */
  more: z.boolean(),
})
export type FeedPage = z.infer<typeof feedPageSchema>

/** GET /api/days/{date}/figures */
export const dayReportSchema = z.strictObject({
  businessDate: z.string(),
  closed: z.boolean(),
  hall: dayFiguresSchema,
  queues: z.array(dayFiguresSchema),
  /** Takes that were refused, the most frequent first; absent in reports of before they were kept. */
  refusedTakes: z
    .array(z.strictObject({ code: z.enum(refusalCodes), times: z.number().int() }))
    .optional(),
  /** Numbers that a window sent on, by the reason of the plan's list, the most frequent first. */
  transfers: z
    .array(z.strictObject({ reasonCode: z.string(), words: wordsSchema, times: z.number().int() }))
    .optional(),
})
export type DayReport = z.infer<typeof dayReportSchema>

/** GET /api/tickets/by-number/{number} — by staff: today's ticket of that number, in any state. */
export const ticketFoundSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: ticketNumberSchema,
  status: ticketStatusSchema,
  queueName: wordsSchema,
  issuedAt: epochMsSchema,
  /** Where it is called, served or kept. */
  windowNumber: z.number().int().optional(),
})
export type TicketFound = z.infer<typeof ticketFoundSchema>

/** GET /api/calls/{ticketId}/reason?number=A007 — why was it called, and before whom? */
export const callReasonSchema = z.strictObject({
  number: ticketNumberSchema,
  calledAt: epochMsSchema,
  windowNumber: z.number().int(),
  via: z.enum(['next', 'specific']),
  policyId: z.string(),
  words: wordsSchema,
  /** Of the plan's list, when it was called by number. */
  reason: wordsSchema.optional(),
  /** What its class and the window's skills had to do with it. */
  more: z.array(wordsSchema).optional(),
  candidates: z.array(
    z.strictObject({
      number: ticketNumberSchema,
      arrivedAt: epochMsSchema,
      eligible: z.boolean(),
      because: z.string(),
      score: z.number(),
      /** Why its wait counts faster, where it does. */
      marks: z.array(wordsSchema).optional(),
      words: wordsSchema,
    }),
  ),
})
export type CallReason = z.infer<typeof callReasonSchema>

/** GET /api/demo — demo mode only: who can sign in and where everything is. */
export const demoInfoSchema = z.strictObject({
  people: z.array(
    z.strictObject({
      staffNumber: z.string(),
      displayName: z.string(),
      password: z.string(),
      roles: z.array(roleSchema),
      windowId: windowIdSchema.optional(),
    }),
  ),
  links: z.array(z.strictObject({ name: wordsSchema, href: z.string(), hint: wordsSchema })),
  lively: z.strictObject({ running: z.boolean(), speed: z.number() }),
})
export type DemoInfo = z.infer<typeof demoInfoSchema>
/** POST /api/demo/lively */
export const livelyRequestSchema = z.strictObject({
  running: z.boolean(),
  speed: z.number().min(1).max(600),
})
export type LivelyRequest = z.infer<typeof livelyRequestSchema>

/** GET /api/plan */
export const planReplySchema = z.strictObject({
  planVersion: z.number().int(),
  plan: planSchema,
})

/** GET /api/setup, POST /api/setup — the first person of a new hall. */
export const setupStateSchema = z.strictObject({ open: z.boolean() })
export const setupRequestSchema = z.strictObject({
  ...addPersonRequestSchema.shape,
  /** Printed on the server's console at its first start. */
  setupCode: z.string().min(1).max(100),
})
