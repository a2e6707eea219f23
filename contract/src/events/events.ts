import { z } from 'zod'
import { bookingEventSchemas } from './booking-events.ts'
import { dispatchEventSchemas } from './dispatch-events.ts'
import { filedEventSchemas } from './filed-events.ts'
import { hallEventSchemas, peopleEventSchemas } from './hall-events.ts'
import { needEventSchemas } from './need-events.ts'
import { ticketEventSchemas } from './ticket-events.ts'
import { tidalEventSchemas } from './tidal-events.ts'

export const eventSchemas = {
  ...ticketEventSchemas,
  ...bookingEventSchemas,
  ...needEventSchemas,
  ...dispatchEventSchemas,
  ...filedEventSchemas,
  ...tidalEventSchemas,
  ...hallEventSchemas,
  ...peopleEventSchemas,
} as const

export type HallEventType = keyof typeof eventSchemas
/** What happened, without when and by whom: those are in the envelope. */
export type HallEvent = z.infer<(typeof eventSchemas)[HallEventType]>
export type HallEventOf<Type extends HallEventType> = Extract<HallEvent, { type: Type }>

const everySchema = Object.values(eventSchemas) as unknown as readonly [
  (typeof eventSchemas)['TicketIssued'],
  ...(typeof eventSchemas)[HallEventType][],
]

export const eventBodySchema = z.discriminatedUnion('type', everySchema)
export const eventTypes = Object.keys(eventSchemas) as readonly HallEventType[]
