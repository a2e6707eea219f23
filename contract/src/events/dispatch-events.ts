import { z } from 'zod'
import { epochMsSchema, windowIdSchema } from '../words.ts'
import { eventOf } from './event.ts'

const atWindow = { windowId: windowIdSchema }

export const dispatchEventSchemas = {
  ReadySaid: eventOf('ReadySaid', { ...atWindow, stay: z.boolean() }),
  ReadyWithdrawn: eventOf('ReadyWithdrawn', atWindow),
  /** The evidence that nobody was surprised: the clerk was ready and saw the call coming. */
  CallOffered: eventOf('CallOffered', { ...atWindow, callsAt: epochMsSchema }),
  CallOfferLapsed: eventOf('CallOfferLapsed', atWindow),
} as const
