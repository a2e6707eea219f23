import { z } from 'zod'
import { holdKindSchema, satisfactionSchema } from '../commands/commands.ts'
import { forecastScoreSchema } from '../feed/forecast-scores.ts'
import { reasonSchema } from '../plan/reasons.ts'
import { filedOnlineRulesSchema } from '../plan/visit-rules.ts'
import {
  deviceIdSchema,
  durationMsSchema,
  epochMsSchema,
  personIdSchema,
  queueIdSchema,
  servingIdSchema,
  ticketIdSchema,
  ticketNumberSchema,
  windowIdSchema,
  wordsSchema,
  zoneIdSchema,
} from '../words.ts'
import {
  actionSchema,
  callLineSchema,
  hallHeadSchema,
  heldLineSchema,
  itemLineSchema,
  legLineSchema,
  materialLineSchema,
  queueLineSchema,
  ticketStatusSchema,
  waitFiguresSchema,
  windowStateSchema,
} from './common.ts'
import { guideViewSchema } from './guide-view.ts'
import { staffChoicesSchema, visitorChoicesSchema, visitorLinesShape } from './need-lines.ts'
import { tidalLinesSchema, tidalRequestSchema } from './tidal.ts'
import { visitLineSchema } from './visit-lines.ts'
import { waitRangeSchema } from './wait-range.ts'

const visitShape = {
  visit: visitLineSchema.optional(),
  /** How long a window is expected to need for it, by the plan. */
  expectedMs: durationMsSchema.optional(),
}

/** 综合屏: who is called now, who was called, how many wait. Never a name. */
export const boardViewSchema = z.strictObject({
  kind: z.literal('board'),
  hall: hallHeadSchema,
  zone: z.strictObject({ zoneId: zoneIdSchema, name: wordsSchema }),
  /** One line a window that is calling now, the latest first. */
  calling: z.array(callLineSchema),
  /** The last calls of the zone, the latest first, at most eight. */
  recent: z.array(callLineSchema),
  queues: z.array(queueLineSchema),
  tips: z.array(wordsSchema),
  supervisionPhone: z.string(),
})
export type BoardView = z.infer<typeof boardViewSchema>

/** 窗口屏: what one window shows to the hall; the same state goes to its LED sign. */
export const signViewSchema = z.strictObject({
  kind: z.literal('sign'),
  hall: hallHeadSchema,
  window: z.strictObject({
    windowId: windowIdSchema,
    windowNumber: z.number().int(),
    label: wordsSchema,
    state: windowStateSchema,
  }),
  ticket: z
    .strictObject({
      number: ticketNumberSchema,
      status: z.enum(['called', 'serving']),
      since: epochMsSchema,
      callCount: z.number().int(),
    })
    .optional(),
})
export type SignView = z.infer<typeof signViewSchema>

export const counterTicketSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: ticketNumberSchema,
  status: z.enum(['called', 'serving']),
  queueName: wordsSchema,
  arrivedAt: epochMsSchema,
  calledAt: epochMsSchema,
  servingSince: epochMsSchema.optional(),
  waitMs: durationMsSchema,
  callCount: z.number().int(),
  callCountMax: z.number().int(),
  /** A recall is refused before this moment. */
  recallFrom: epochMsSchema,
  booked: z.boolean(),
  ...visitShape,
  /** What this window does; with legs, only of this one. */
  items: z.array(itemLineSchema),
  /** What other windows did or will do, and this one's part, in order. */
  legs: z.array(legLineSchema).optional(),
  materials: z.array(materialLineSchema),
  ...visitorLinesShape,
  why: wordsSchema,
})
export type CounterTicket = z.infer<typeof counterTicketSchema>

/** 叫号端. */
export const counterViewSchema = z.strictObject({
  kind: z.literal('counter'),
  hall: hallHeadSchema,
  window: z.strictObject({
    windowId: windowIdSchema,
    windowNumber: z.number().int(),
    label: wordsSchema,
    zoneName: wordsSchema,
    state: windowStateSchema,
    since: epochMsSchema.optional(),
    clerkId: personIdSchema.optional(),
    pauseReason: wordsSchema.optional(),
  }),
  ticket: counterTicketSchema.optional(),
  waiting: z.number().int().min(0),
  longestWaitSince: epochMsSchema.optional(),
  next: z.array(
    z.strictObject({
      ticketId: ticketIdSchema,
      number: ticketNumberSchema,
      arrivedAt: epochMsSchema,
      booked: z.boolean(),
      /** Why its wait counts faster, where it does: 优先, 绿色通道 … */
      marks: z.array(wordsSchema).optional(),
      itemsText: z.string(),
      waitRange: waitRangeSchema.optional(),
    }),
  ),
  held: z.array(heldLineSchema),
  /** Passed numbers that may still be put back. */
  missed: z.array(
    z.strictObject({
      ticketId: ticketIdSchema,
      number: ticketNumberSchema,
      missedAt: epochMsSchema,
    }),
  ),
  today: z.strictObject({
    finished: z.number().int(),
    meanServingMs: durationMsSchema,
    noShows: z.number().int(),
  }),
  /** 已评价 or not, of the last service here; never the level (不得干预评价). */
  lastService: z
    .strictObject({
      number: ticketNumberSchema,
      rating: z.enum(['open', 'rated', 'not-rated']),
    })
    .optional(),
  /** Only where the hall calls by itself: this clerk's word, and the call that is announced. */
  dispatch: z
    .strictObject({
      ready: z.boolean(),
      /** Ready again after each visitor. */
      stay: z.boolean(),
      offeredAt: epochMsSchema.optional(),
      callsAt: epochMsSchema.optional(),
    })
    .optional(),
  /** 潮汐窗口: a manager has agreed that this window should open or close. */
  tidal: tidalRequestSchema.optional(),
  actions: z.array(actionSchema),
  reasons: z.strictObject({
    pause: z.array(reasonSchema),
    specificCall: z.array(reasonSchema),
    transfer: z.array(reasonSchema),
    correction: z.array(reasonSchema),
    help: z.array(reasonSchema),
  }),
  /** Where the plan knows needs, groups or a green channel. */
  visitorChoices: staffChoicesSchema.optional(),
  transferTargets: z.strictObject({
    windows: z.array(
      z.strictObject({
        windowId: windowIdSchema,
        windowNumber: z.number().int(),
        label: wordsSchema,
      }),
    ),
    queues: z.array(z.strictObject({ queueId: queueIdSchema, name: wordsSchema })),
  }),
})
export type CounterView = z.infer<typeof counterViewSchema>

/** The managers' live wait screen. */
export const wallViewSchema = z.strictObject({
  kind: z.literal('wall'),
  hall: hallHeadSchema,
  businessDate: z.string().optional(),
  totals: z.strictObject({
    issued: z.number().int(),
    waiting: z.number().int(),
    called: z.number().int(),
    serving: z.number().int(),
    held: z.number().int(),
    missed: z.number().int(),
    finished: z.number().int(),
    abandoned: z.number().int(),
    rated: z.number().int(),
    /** Takes that were refused today, where there were any. */
    refusedTakes: z.number().int().optional(),
    /** Visitors who are called and to be fetched, with nobody on the way; where there are any. */
    toFetch: z.number().int().optional(),
    /** Waits of the tickets called today, net of rest. */
    waits: waitFiguresSchema,
    /** Services finished today, net of holds. */
    services: waitFiguresSchema,
    /** How far the ranges of the last seven days were kept. */
    forecast: forecastScoreSchema.optional(),
  }),
  /** Numbers that a window sent on today, by reason; 选错窗口 is among them. */
  transfers: z.array(z.strictObject({ reason: wordsSchema, count: z.number().int() })).optional(),
  queues: z.array(
    queueLineSchema.extend({
      longestWaitSince: epochMsSchema.optional(),
      calledToday: z.number().int(),
      waits: waitFiguresSchema,
      forecast: forecastScoreSchema.optional(),
    }),
  ),
  windows: z.array(
    z.strictObject({
      windowId: windowIdSchema,
      windowNumber: z.number().int(),
      label: wordsSchema,
      zoneId: zoneIdSchema,
      state: windowStateSchema,
      since: epochMsSchema.optional(),
      clerkId: personIdSchema.optional(),
      pauseReason: wordsSchema.optional(),
      ticketNumber: ticketNumberSchema.optional(),
      ticketStatus: ticketStatusSchema.optional(),
      ticketSince: epochMsSchema.optional(),
      finishedToday: z.number().int(),
      /** 潮汐窗口: closed unless a queue grows. */
      tidal: z.literal(true).optional(),
    }),
  ),
  zones: z.array(z.strictObject({ zoneId: zoneIdSchema, name: wordsSchema })),
  help: z.array(
    z.strictObject({
      windowId: windowIdSchema,
      windowNumber: z.number().int(),
      reason: wordsSchema,
      at: epochMsSchema,
    }),
  ),
  /** Only where the plan proposes tidal windows. */
  tidal: tidalLinesSchema.optional(),
  /** The day's curve: one point a quarter of an hour from the first taking time. */
  curve: z.array(
    z.strictObject({
      from: epochMsSchema,
      issued: z.number().int(),
      called: z.number().int(),
      waiting: z.number().int(),
    }),
  ),
})
export type WallView = z.infer<typeof wallViewSchema>

/** The visitor's own page, opened by the ticket's link. */
export const ticketViewSchema = z.strictObject({
  kind: z.literal('ticket'),
  hall: hallHeadSchema,
  ticketId: ticketIdSchema,
  number: ticketNumberSchema,
  status: ticketStatusSchema,
  queueName: wordsSchema,
  zoneName: wordsSchema,
  issuedAt: epochMsSchema,
  /** The booked time, of a number that came from a booking. */
  slot: z.strictObject({ from: epochMsSchema, to: epochMsSchema }).optional(),
  /** Only while waiting: people who stand before it in its line. */
  ahead: z.number().int().min(0).optional(),
  /** Only while waiting, and only where the hall can tell: how much longer, as a range. */
  waitRange: waitRangeSchema.optional(),
  /** Only while waiting and after it was told: whether its turn will likely come today (CLOSE-2). */
  closing: z.enum(['will-be-served', 'may-not-be-served']).optional(),
  /** Only while on hold: why, and so where the visitor goes on. */
  heldKind: holdKindSchema.optional(),
  window: z
    .strictObject({ windowNumber: z.number().int(), label: wordsSchema, zoneName: wordsSchema })
    .optional(),
  calledAt: epochMsSchema.optional(),
  items: z.array(itemLineSchema),
  /** Only where no single window does all of it: the steps of the visit. */
  legs: z.array(legLineSchema).optional(),
  materials: z.array(materialLineSchema),
  ...visitShape,
  /** 一次性告知: what was missing, after a return for correction. */
  missing: z.array(z.string()),
  ...visitorLinesShape,
  /** What the holder may still ask for. */
  visitorChoices: visitorChoicesSchema.optional(),
  /** In plain words: how the number stands in line, and why it was called. */
  standing: z.array(wordsSchema).optional(),
  /** Services of this ticket that may be rated, or were. */
  ratings: z.array(
    z.strictObject({
      servingId: servingIdSchema,
      windowNumber: z.number().int(),
      finishedAt: epochMsSchema,
      rated: satisfactionSchema.optional(),
      open: z.boolean(),
    }),
  ),
  actions: z.array(actionSchema),
})
export type TicketView = z.infer<typeof ticketViewSchema>

export const kioskViewSchema = z.strictObject({
  kind: z.literal('kiosk'),
  hall: hallHeadSchema,
  kioskId: deviceIdSchema,
  /** Whether numbers are handed out now, and if not why. */
  taking: z.strictObject({
    open: z.boolean(),
    refusal: z.enum(['DayNotOpen', 'OutsideTakingHours']).optional(),
    /** `HH:MM` when it begins again today. */
    opensAt: z.string().optional(),
    /** 仅限预约: only bookings are checked in now. */
    byAppointment: z.literal(true).optional(),
  }),
  queues: z.array(queueLineSchema),
  planVersion: z.number().int(),
  printer: z.enum(['ready', 'paper-low', 'out-of-order', 'none']),
  /** Needs and priority groups that may be named at the take. */
  visitorChoices: visitorChoicesSchema.optional(),
  /** The hall takes bookings, so that there is something to check in. */
  bookings: z.literal(true).optional(),
  /** It counts applicants and units, so that one may be named. */
  applicants: z.literal(true).optional(),
  /** It gives numbers by 办件编号, which look like this. */
  filedNumber: filedOnlineRulesSchema.shape.caseNumber.optional(),
})
export type KioskView = z.infer<typeof kioskViewSchema>

export const screenViewSchema = z.discriminatedUnion('kind', [
  boardViewSchema,
  signViewSchema,
  counterViewSchema,
  wallViewSchema,
  ticketViewSchema,
  kioskViewSchema,
  guideViewSchema,
])
export type ScreenView = z.infer<typeof screenViewSchema>
