import type { HallId, RecordedEvent } from '@yihao/contract'
import type { HallRuntime } from '../runtime/hall-runtime.ts'
import type { FeedSource } from './outlet-options.ts'

/** Something numbered without end that can be read on from a number. */
export interface Source<T> {
  readonly stream: HallId
  readAfter(at: number, limit: number): Promise<readonly T[]>
  numberOf(one: T): number
  /** Where to go on when a stored number lies beyond the end: the data came from a backup. */
  restart(): number
  onMore(listener: () => void): () => void
}

export const logSource = (
  runtime: Pick<HallRuntime, 'hallId' | 'position' | 'readAfter' | 'onCommitted'>,
): Source<RecordedEvent> => ({
  stream: runtime.hallId,
  readAfter: (seq, limit) => runtime.readAfter(seq, limit),
  numberOf: (event) => event.position.seq,
  // What a restored log holds was told before.
  restart: () => runtime.position().seq,
  onMore: (listener) => runtime.onCommitted(() => listener()),
})

export const feedRows = <T extends { readonly cursor: number }>(
  stream: HallId,
  feed: FeedSource<T>,
): Source<T> => ({
  stream,
  readAfter: (cursor, limit) => feed.rowsAfter(cursor, limit),
  numberOf: (row) => row.cursor,
  // Counted anew from the restored log, so told anew.
  restart: () => 0,
  onMore: (listener) => feed.onMore(listener),
})
