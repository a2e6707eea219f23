import { z } from 'zod'
import { limits } from '../limits.ts'

/** What the log keeps of how people prove who they are; the actor of the event tells who did it. */
export const signInOutcomeSchema = z.enum([
  'signed-in',
  'signed-out',
  'refused',
  'locked',
  'password-changed',
])
export type SignInOutcome = z.infer<typeof signInOutcomeSchema>

/** PUT /api/session/password — one's own; other sessions of the same person end. */
export const changePasswordRequestSchema = z.strictObject({
  current: z.string().min(1).max(limits.passwordCharactersMax),
  password: z.string().max(limits.passwordCharactersMax),
})
export type ChangePasswordRequest = z.infer<typeof changePasswordRequestSchema>
