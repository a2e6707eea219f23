import {
  businessDateAt,
  type CommandId,
  currentEventVersion,
  type EpochMs,
  type EventId,
  type HallEvent,
  type RecordedEvent,
  type RefusalCode,
  type Reply,
  refusalText,
  type StoredEvent,
} from '@yihao/contract'
import { decide } from '../engine/decide.ts'
import { evolve } from '../engine/evolve.ts'
import type { HallState } from '../engine/hall.ts'
import type { CommandRecord, CommandTrace, Head } from '../log/event-log.ts'
import { bodyHashOf } from './body-hash.ts'
import type { Incoming } from './hall-runtime.ts'
import { refusalWords } from './refusal-words.ts'

/** Already stored, or earlier in the same group: to be answered from there. */
export interface Repeated {
  readonly trace: CommandTrace
}

/** Decides and folds the commands of one group; the hall runs ahead of the log until it is stored. */
export class GroupWork {
  readonly records: CommandRecord[] = []
  readonly events: RecordedEvent[] = []
  readonly #seen = new Map<CommandId, CommandTrace>()
  readonly #hall: HallState
  readonly #at: EpochMs
  readonly #epoch: number
  #seq: number

  constructor(hall: HallState, head: Head, at: EpochMs) {
    this.#hall = hall
    this.#at = at
    this.#epoch = head.epoch
    this.#seq = head.seq
  }

  decide(incoming: Incoming, stored: CommandTrace | undefined): Reply | Repeated {
    const { commandId, actor } = incoming
    // Ids with a colon are the hall's own: an opening whose id was used up would never come.
    if (commandId.includes(':') && actor.kind !== 'system') {
      return refusal(commandId, 'MalformedCommand')
    }
    const bodyHash = bodyHashOf(incoming)
    const before = stored ?? this.#seen.get(commandId)
    if (before !== undefined) {
      if (before.bodyHash === bodyHash) return { trace: before }
      return refusal(commandId, 'CommandIdReused')
    }
    const forbidden = incoming.forbidden?.(this.#hall)
    if (forbidden !== undefined) return refusal(commandId, forbidden)
    const decision = decide({ ...incoming, at: this.#at }, this.#hall)
    if (!decision.ok) {
      const why = decision.refusal
      return { ok: false, commandId, refusal: why, words: refusalWords(why) }
    }
    const firstSeq = this.#seq + 1
    const recorded = decision.events.map((event) => this.#record(event, incoming))
    const trace = { bodyHash, firstSeq, count: recorded.length }
    this.#seen.set(commandId, trace)
    this.records.push({ commandId, bodyHash, events: recorded as readonly StoredEvent[] })
    return {
      ok: true,
      commandId,
      position: { hallId: this.#hall.hallId, epoch: this.#epoch, seq: this.#seq },
      duplicate: false,
      events: [...decision.events],
    }
  }

  #record(event: HallEvent, { commandId, actor }: Incoming): RecordedEvent {
    const hall = this.#hall
    this.#seq += 1
    const position = { hallId: hall.hallId, epoch: this.#epoch, seq: this.#seq }
    const recorded = {
      position,
      eventId: `${hall.hallId}.${this.#epoch}.${this.#seq}` as EventId,
      commandId,
      type: event.type,
      version: currentEventVersion[event.type] ?? 1,
      businessDate: hall.day?.businessDate ?? businessDateAt(this.#at),
      recordedAt: this.#at,
      actor,
      planVersion: hall.planVersion,
      policyId: hall.plan?.callPolicy.policyId ?? 'none',
      data: event.data,
    } as RecordedEvent
    evolve(hall, recorded)
    this.events.push(recorded)
    return recorded
  }
}

function refusal(commandId: CommandId, code: RefusalCode): Reply {
  return { ok: false, commandId, refusal: { code }, words: refusalText[code] }
}
