import type { CommandId, EpochMs, EventId, HallId, StoredEvent } from '@yihao/contract'
import { businessDateAt } from '@yihao/contract'
import type { CommandRecord, EventLog } from './event-log.ts'

export const testHall = 'test-hall' as HallId
/** 2026-11-23 08:50 in the hall, a Monday. */
export const testMorning = Date.UTC(2026, 10, 23, 0, 50) as EpochMs

export function eventAt(seq: number, commandId: string, more: Partial<StoredEvent> = {}) {
  const recordedAt = (testMorning + seq * 1_000) as EpochMs
  const event: StoredEvent = {
    position: { hallId: testHall, epoch: 1, seq },
    eventId: `${testHall}.1.${seq}` as EventId,
    commandId: commandId as CommandId,
    type: 'PersonAdded',
    version: 1,
    businessDate: businessDateAt(recordedAt),
    recordedAt,
    actor: { kind: 'system', part: 'console' },
    planVersion: 0,
    policyId: 'none',
    data: { personId: `窗口-${seq}` },
  }
  return { ...event, ...more }
}

/** A command with `count` events, the first at `firstSeq`. */
export function recordOf(commandId: string, firstSeq: number, count = 1): CommandRecord {
  return {
    commandId: commandId as CommandId,
    bodyHash: `body of ${commandId}`,
    events: Array.from({ length: count }, (_, index) => eventAt(firstSeq + index, commandId)),
  }
}

/** Appends `count` commands of one event each, in one group. */
export async function fill(log: EventLog, count: number): Promise<void> {
  const { seq } = await log.head(testHall)
  const group = Array.from({ length: count }, (_, index) =>
    recordOf(`c${seq + index + 1}`, seq + index + 1),
  )
  await log.append(testHall, seq, group)
}
