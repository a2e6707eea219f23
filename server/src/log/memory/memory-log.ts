import type { CommandId, StoredEvent } from '@yihao/contract'
import type {
  AppendResult,
  CommandRecord,
  CommandTrace,
  EventLog,
  Head,
  RawRow,
  ReadOptions,
  Snapshot,
  StreamName,
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
  readonly #streams = new Map<StreamName, Stream>()

  async head(stream: StreamName): Promise<Head> {
    return headOf(this.#of(stream))
  }

  async append(
    stream: StreamName,
    expectedSeq: number,
    group: readonly CommandRecord[],
  ): Promise<AppendResult> {
    const own = this.#of(stream)
    const head = headOf(own)
    if (head.seq !== expectedSeq) return { kind: 'conflict', head }
    // Everything is made before anything is kept: never half a group.
    const added = { rows: [] as RawRow[], commands: new Map<CommandId, CommandTrace>() }
    let before: Pick<Head, 'seq' | 'hash'> = head
    for (const { commandId, bodyHash, events } of group) {
      if (own.commands.has(commandId) || added.commands.has(commandId)) {
        throw new Error(`command id ${commandId} is stored already`)
      }
      added.commands.set(commandId, { bodyHash, firstSeq: before.seq + 1, count: events.length })
      for (const event of events) {
        const row = rowAfter(before, event)
        added.rows.push(row)
        before = row
      }
    }
    for (const row of added.rows) own.rows.push(row)
    for (const [commandId, trace] of added.commands) own.commands.set(commandId, trace)
    return { kind: 'appended', head: headOf(own) }
  }

  async read(stream: StreamName, options: ReadOptions): Promise<readonly StoredEvent[]> {
    return (await this.readRaw(stream, options)).map((row) => eventOfText(row.text))
  }

  async readRaw(stream: StreamName, { after, limit }: ReadOptions): Promise<readonly RawRow[]> {
    return this.#of(stream).rows.slice(after, after + Math.min(limit, readRowsMax))
  }

  async findCommand(stream: StreamName, commandId: CommandId): Promise<CommandTrace | undefined> {
    return this.#of(stream).commands.get(commandId)
  }

  async saveSnapshot(stream: StreamName, snapshot: Snapshot): Promise<void> {
    const { snapshots } = this.#of(stream)
    const same = snapshots.findIndex(
      (one) => one.seq === snapshot.seq && one.shape === snapshot.shape,
    )
    snapshots.splice(same < 0 ? snapshots.length : same, 1, snapshot)
  }

  async latestSnapshot(
    stream: StreamName,
    shape: string,
    atMost = Number.POSITIVE_INFINITY,
  ): Promise<Snapshot | undefined> {
    return this.#of(stream)
      .snapshots.filter((snapshot) => snapshot.shape === shape && snapshot.seq <= atMost)
      .sort((a, b) => b.seq - a.seq)[0]
  }

  async close(): Promise<void> {}

  #of(stream: StreamName): Stream {
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

function rowAfter(before: Pick<Head, 'seq' | 'hash'>, event: StoredEvent): RawRow {
  const seq = before.seq + 1
  if (event.position.seq !== seq) throw new Error(`gap at ${event.position.seq}`)
  const text = textOf(event)
  return { seq, text, hash: nextHash(before.hash, text) }
}
