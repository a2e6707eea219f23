import { z } from 'zod'
import { windowIdSchema } from '../words.ts'
import { command } from './command.ts'

const atWindow = { windowId: windowIdSchema }

export const dispatchCommandSchemas = {
  /** 就绪. `stay`: after each visitor again, until the clerk says otherwise. */
  SayReady: command('SayReady', { ...atWindow, stay: z.boolean() }),
  SayNotReady: command('SayNotReady', atWindow),
  /** The hall's own: tells a ready clerk that a call is coming … */
  OfferCall: command('OfferCall', atWindow),
  /** … that it is not, because nobody is left for it … */
  LapseOffer: command('LapseOffer', atWindow),
  /** … and calls when the grace time is over. */
  DispatchNext: command('DispatchNext', atWindow),
} as const
