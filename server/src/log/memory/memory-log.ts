import type { CommandId, HallId, StoredEvent } from '@yihao/contract'
import type {
  AppendResult,
  CommandRecord,
  CommandTrace,
  EventLog,
  Head,
  RawRow,
  ReadOptions,
  Snapshot,
} from '../event-log.ts'
import { readRowsMax } from '../event-log.ts'
import { eventOfText, textOf } from '../event-text.ts'
import { emptyHash, nextHash } from '../hash-chain.ts'

interface Stream {
  readonly rows: RawRow[]
  readonly commands: Map<CommandId, CommandTrace>
  readonly snapshots: Snapshot[]
}

/** For tests and simulations: keeps the same promises as the file, but for surviving. */
export class MemoryLog implements EventLog {
  readonly #streams = new Map<HallId, Stream>()

  async head(stream: HallId): Promise<Head> {
    return headOf(this.#of(stream))
  }

  async append(
    stream: HallId,
    expectedSeq: number,
    group: readonly CommandRecord[],
  ): Promise<AppendResult> {
    const own = this.#of(stream)
    const head = headOf(own)
    if (head.seq !== expectedSeq) return { kind: 'conflict', head }
    for (const { commandId } of group) {
      if (own.commands.has(commandId)) throw new Error(`command id ${commandId} is stored already`)
    }
    for (const { commandId, bodyHash, events } of group) {
      const firstSeq = own.rows.length + 1
      for (const event of events) own.rows.push(rowAfter(own, event))
      own.commands.set(commandId, { bodyHash, firstSeq, count: events.length })
    }
    return { kind: 'appended', head: headOf(own) }
  }

  async read(stream: HallId, options: ReadOptions): Promise<readonly StoredEvent[]> {
    return (await this.readRaw(stream, options)).map((row) => eventOfText(row.text))
  }

  async readRaw(stream: HallId, { after, limit }: ReadOptions): Promise<readonly RawRow[]> {
    return this.#of(stream).rows.slice(after, after + Math.min(limit, readRowsMax))
  }

  async findCommand(stream: HallId, commandId: CommandId): Promise<CommandTrace | undefined> {
    return this.#of(stream).commands.get(commandId)
  }

  async saveSnapshot(stream: HallId, snapshot: Snapshot): Promise<void> {
    this.#of(stream).snapshots.push(snapshot)
  }

  async latestSnapshot(
    stream: HallId,
    shape: string,
    atMost = Number.POSITIVE_INFINITY,
  ): Promise<Snapshot | undefined> {
    return this.#of(stream)
      .snapshots.filter((snapshot) => snapshot.shape === shape && snapshot.seq <= atMost)
      .sort((a, b) => b.seq - a.seq)[0]
  }

  async close(): Promise<void> {}

  #of(stream: HallId): Stream {
    const known = this.#streams.get(stream)
    if (known !== undefined) return known
    const made: Stream = { rows: [], commands: new Map(), snapshots: [] }
    this.#streams.set(stream, made)
    return made
  }
}

function headOf(stream: Stream): Head {
  const last = stream.rows.at(-1)
  return { epoch: 1, seq: last?.seq ?? 0, hash: last?.hash ?? emptyHash }
}

function rowAfter(stream: Stream, event: StoredEvent): RawRow {
  const before = headOf(stream)
  if (event.position.seq !== before.seq + 1) throw new Error(`gap at ${event.position.seq}`)
  const text = textOf(event)
  return { seq: before.seq + 1, text, hash: nextHash(before.hash, text) }
}
