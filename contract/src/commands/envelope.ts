import { z } from 'zod'
import { limits } from '../limits.ts'
import type { Actor } from '../people/devices.ts'
import {
  type CommandId,
  type EpochMs,
  noteIdSchema,
  terminalCommandIdSchema,
  visitorIdSchema,
} from '../words.ts'
import { type ApplicantRef, applicantListSchema } from './applicants.ts'
import { commandSchema, type HallCommand } from './commands.ts'

/** What a visitor may tell about themselves; it never enters the log. */
export const visitorDetailsSchema = z.strictObject({
  name: z.string().min(1).max(60).optional(),
  phone: z
    .string()
    .regex(/^\+?[0-9][0-9 -]{4,19}$/)
    .optional(),
  idNumber: z
    .string()
    .regex(/^[0-9]{17}[0-9Xx]$/)
    .optional(),
  /** A device read the number off the card; a number that was typed proves no age. */
  idRead: z.literal(true).optional(),
})
export type VisitorDetails = z.infer<typeof visitorDetailsSchema>

/** What a terminal sends, over Socket.IO or REST. */
export const commandEnvelopeSchema = z.strictObject({
  commandId: terminalCommandIdSchema,
  command: commandSchema,
  /** Free text typed by a person; the server seals it away and the log keeps only its id. */
  note: z.string().min(1).max(limits.noteCharactersMax).optional(),
  visitor: visitorDetailsSchema.optional(),
  /** With a take or a booking: for whom it is. Sealed away like the visitor's own details. */
  applicants: applicantListSchema.optional(),
})
export type CommandEnvelope = z.infer<typeof commandEnvelopeSchema>

/** A sealed free text: where it lies and the keyed hash of what it said. */
export const noteRefSchema = z.strictObject({
  noteId: noteIdSchema,
  keyedHash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type NoteRef = z.infer<typeof noteRefSchema>

/** Sealed personal data; `personHash` matches the same person again without naming them. */
export const visitorRefSchema = z.strictObject({
  visitorId: visitorIdSchema,
  personHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})
export type VisitorRef = z.infer<typeof visitorRefSchema>

/** What the engine decides on: time, ids and people came in through the door. */
export interface StampedCommand {
  readonly commandId: CommandId
  /** Stamped by the runtime's clock, never earlier than the command before. */
  readonly at: EpochMs
  readonly actor: Actor
  readonly command: HallCommand
  readonly note?: NoteRef
  readonly visitor?: VisitorRef
  /** Whole years, worked out at the door from an identity number that proves it; never logged. */
  readonly age?: number
  readonly applicants?: readonly ApplicantRef[]
}
