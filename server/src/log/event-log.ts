import type { CommandId, HallId, StoredEvent } from '@yihao/contract'

/** Cases outlive days, so they have a stream of their own beside the hall's. */
export type CaseStream = `${string}/cases`
export type StreamName = HallId | CaseStream

export const caseStreamOf = (hallId: HallId): CaseStream => `${hallId}/cases`
export const isCaseStream = (stream: StreamName): stream is CaseStream => stream.endsWith('/cases')
/** Whose stream it is; events of both say this hall. */
export const hallOfStream = (stream: StreamName): HallId => stream.replace(/\/cases$/, '') as HallId

/** Where a stream ends, and the hash that ties its last event to all before it. */
export interface Head {
  readonly epoch: number
  readonly seq: number
  /** Hex SHA-256; of nothing, at the beginning. */
  readonly hash: string
}

/** The events of one accepted command, in order; `position` and `eventId` are already set. */
export interface CommandRecord {
  readonly commandId: CommandId
  /** Hex SHA-256 of the canonical command, so that the same id with another body is noticed. */
  readonly bodyHash: string
  readonly events: readonly StoredEvent[]
}

export interface CommandTrace {
  readonly bodyHash: string
  /** Positions of its events: `count` from `firstSeq` on; no events, count 0. */
  readonly firstSeq: number
  readonly count: number
}

export type AppendResult =
  | { readonly kind: 'appended'; readonly head: Head }
  /** Another writer was first; read what was missed and decide again. */
  | { readonly kind: 'conflict'; readonly head: Head }

export interface Snapshot {
  readonly seq: number
  readonly hash: string
  /** Version of the engine's shape; another one makes the snapshot worthless. */
  readonly shape: string
  readonly state: string
}

export interface ReadOptions {
  /** Exclusive. */
  readonly after: number
  readonly limit: number
}

/** A stored line as it lies there: what the chain is made of. */
export interface RawRow {
  readonly seq: number
  /** The stored UTF-8 text, exactly. */
  readonly text: string
  readonly hash: string
}

/**
 * The truth and the bus: one gapless stream a hall, and one of its cases. Asynchronous, and in groups, so that an
 * embedded file and a database server are the same to the runtime. Every promise rejects when the
 * storage fails; then nothing of the group is stored.
 */
export interface EventLog {
  head(stream: StreamName): Promise<Head>
  append(
    stream: StreamName,
    expectedSeq: number,
    group: readonly CommandRecord[],
  ): Promise<AppendResult>
  read(stream: StreamName, options: ReadOptions): Promise<readonly StoredEvent[]>
  readRaw(stream: StreamName, options: ReadOptions): Promise<readonly RawRow[]>
  findCommand(stream: StreamName, commandId: CommandId): Promise<CommandTrace | undefined>
  saveSnapshot(stream: StreamName, snapshot: Snapshot): Promise<void>
  /** The newest snapshot of that shape, at or before `atMost` where it is given. */
  latestSnapshot(stream: StreamName, shape: string, atMost?: number): Promise<Snapshot | undefined>
  close(): Promise<void>
}

/** Rows handed out by one read at the most. */
export const readRowsMax = 5_000
