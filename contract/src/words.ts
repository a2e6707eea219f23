import { z } from 'zod'

/** Ids are opaque, at most 64 characters, safe in a URL, an MQTT topic level and a file name. */
const idText = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/)

export const hallIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,31}$/)
  .brand<'HallId'>()
export type HallId = z.infer<typeof hallIdSchema>

export const zoneIdSchema = idText.brand<'ZoneId'>()
export type ZoneId = z.infer<typeof zoneIdSchema>

export const queueIdSchema = idText.brand<'QueueId'>()
export type QueueId = z.infer<typeof queueIdSchema>

export const windowIdSchema = idText.brand<'WindowId'>()
export type WindowId = z.infer<typeof windowIdSchema>

export const familyIdSchema = idText.brand<'FamilyId'>()
/** 窗口类别, such as 自然人综合: a group of items that windows take up together. */
export type FamilyId = z.infer<typeof familyIdSchema>

export const itemCodeSchema = z
  .string()
  .regex(/^[0-9A-Za-z-]{1,40}$/)
  .brand<'ItemCode'>()
/** 事项编码. The national 基本编码 has 12 digits, an 实施编码 31 characters. */
export type ItemCode = z.infer<typeof itemCodeSchema>

export const packageCodeSchema = idText.brand<'PackageCode'>()
export type PackageCode = z.infer<typeof packageCodeSchema>

export const documentIdSchema = idText.brand<'DocumentId'>()
export type DocumentId = z.infer<typeof documentIdSchema>

export const ticketIdSchema = idText.brand<'TicketId'>()
/** Ours, never shown. */
export type TicketId = z.infer<typeof ticketIdSchema>

export const ticketNumberSchema = z
  .string()
  .regex(/^[A-Z]{1,2}[0-9]{3}$/)
  .brand<'TicketNumber'>()
/** 票号, printed and spoken: `A012`. One to two letters of the queue, three digits of the day. */
export type TicketNumber = z.infer<typeof ticketNumberSchema>

export const visitIdSchema = idText.brand<'VisitId'>()
export type VisitId = z.infer<typeof visitIdSchema>

export const servingIdSchema = idText.brand<'ServingId'>()
/** One stretch of one ticket at one window (办理记录). */
export type ServingId = z.infer<typeof servingIdSchema>

export const appointmentIdSchema = idText.brand<'AppointmentId'>()
export type AppointmentId = z.infer<typeof appointmentIdSchema>

export const proposalIdSchema = idText.brand<'ProposalId'>()
/** One proposal of the hall to open or close a tidal window. */
export type ProposalId = z.infer<typeof proposalIdSchema>

export const personIdSchema = idText.brand<'PersonId'>()
/** A member of staff. Visitors have no person id. */
export type PersonId = z.infer<typeof personIdSchema>

export const deviceIdSchema = idText.brand<'DeviceId'>()
export type DeviceId = z.infer<typeof deviceIdSchema>

export const commandIdSchema = idText.brand<'CommandId'>()
/** Made by the terminal at the moment of the press; unique in the hall's whole log. */
export type CommandId = z.infer<typeof commandIdSchema>

/** From outside, at most 48 characters: ticket and deadline ids are built from it. */
export const terminalCommandIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,47}$/)
  .brand<'CommandId'>()

export const eventIdSchema = idText.brand<'EventId'>()
export type EventId = z.infer<typeof eventIdSchema>

export const noteIdSchema = idText.brand<'NoteId'>()
export type NoteId = z.infer<typeof noteIdSchema>

export const visitorIdSchema = idText.brand<'VisitorId'>()
export type VisitorId = z.infer<typeof visitorIdSchema>

/** Milliseconds since 1970-01-01T00:00:00Z, in hall time. */
export const epochMsSchema = z.number().int().min(0).max(4_102_444_800_000).brand<'EpochMs'>()
export type EpochMs = z.infer<typeof epochMsSchema>

export const durationMsSchema = z.number().int().min(0)

/** `HH:MM`, 24 hours, the hall's wall clock (Asia/Shanghai). */
export const clockTimeSchema = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)

export const businessDateSchema = z
  .string()
  .regex(/^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/)
  .brand<'BusinessDate'>()
/** 营业日: the hall's local date in Asia/Shanghai, whatever the machine's zone. Numbering restarts. */
export type BusinessDate = z.infer<typeof businessDateSchema>

/** Text in both languages of the interface; Chinese is always there. */
export const wordsSchema = z.strictObject({
  zh: z.string().min(1).max(200),
  en: z.string().min(1).max(300),
})
export type Words = z.infer<typeof wordsSchema>
