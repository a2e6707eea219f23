import type { BusinessDate, EpochMs } from '@yihao/contract'

/** One ticket of a recorded day, at hall times. */
export interface RecordedTicket {
  readonly line: number
  readonly ticket: string
  /** Key of its queue in the file. */
  readonly queue: string
  readonly arrivedAt: EpochMs
  readonly calledAt?: EpochMs
  readonly serviceStart?: EpochMs
  readonly serviceEnd?: EpochMs
  readonly counter?: string
  /** Windows open for its queue when it was called, where somebody counted them. */
  readonly open?: number
  /** The larger, the sooner; 0 or absent is ordinary. */
  readonly priority?: number
  /** Waiting or called, and gone without being served. */
  readonly leftAt?: EpochMs
}

export interface RecordedQueue {
  readonly key: string
  readonly name: string
  /** Letters that the file's numbers or names begin with, where they are usable. */
  readonly letters?: string
  /** Windows open at once at the most, where the file names no counters. */
  readonly windows: number
}

export interface RecordedDay {
  /** `calls`: only when was taken and called; `tickets`: also services, counters and who left. */
  readonly format: 'calls' | 'tickets'
  readonly office: string
  readonly date: BusinessDate
  readonly queues: readonly RecordedQueue[]
  readonly tickets: readonly RecordedTicket[]
}

export interface Malformed {
  readonly line: number
  readonly why: string
}

export interface ReadDays {
  readonly days: readonly RecordedDay[]
  readonly malformed: readonly Malformed[]
}

export type Row = Readonly<Record<string, string>>

/** A row that cannot be used; the reader goes on with the next. */
export class MalformedRow extends Error {}

export function cell(row: Row, column: string): string {
  const value = row[column]?.trim() ?? ''
  if (value === '') throw new MalformedRow(`${column} is empty`)
  return value
}
