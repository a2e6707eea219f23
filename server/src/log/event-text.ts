import { type StoredEvent, storedEventSchema } from '@yihao/contract'

/** Keys in a fixed order: the same event is the same line on every machine. */
export function textOf(event: StoredEvent): string {
  return JSON.stringify({
    position: {
      hallId: event.position.hallId,
      epoch: event.position.epoch,
      seq: event.position.seq,
    },
    eventId: event.eventId,
    commandId: event.commandId,
    type: event.type,
    version: event.version,
    businessDate: event.businessDate,
    recordedAt: event.recordedAt,
    occurredAt: event.occurredAt,
    actor: event.actor,
    planVersion: event.planVersion,
    policyId: event.policyId,
    data: event.data,
  })
}

export const eventOfText = (text: string): StoredEvent => JSON.parse(text) as StoredEvent

/** For readers who do not trust the file: throws with the field that is wrong. */
export const checkedEventOfText = (text: string): StoredEvent =>
  storedEventSchema.parse(JSON.parse(text))
