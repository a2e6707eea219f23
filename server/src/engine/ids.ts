import type { CommandId, ServingId, TicketId, VisitId } from '@yihao/contract'

/** A command makes at most one of each, so its id tells theirs and chance stays outside. */
export const ticketIdOf = (commandId: CommandId) => `t.${commandId}` as TicketId
export const visitIdOf = (commandId: CommandId) => `v.${commandId}` as VisitId
export const servingIdOf = (commandId: CommandId) => `s.${commandId}` as ServingId
