import type { HallId } from '@yihao/contract'
import type {
  AppendResult,
  CommandRecord,
  EventLog,
  RawRow,
  ReadOptions,
} from '../log/event-log.ts'
import { MemoryLog } from '../log/memory/memory-log.ts'

/** A memory log whose storage can be made to fail, to be slow, or to lose its answer. */
export class FakeLog extends MemoryLog implements EventLog {
  failAppends = 0
  /** Stores, and then fails all the same: the answer was lost on its way. */
  loseAnswers = 0
  failReads = 0
  rowsRead = 0
  appends: number[] = []
  beforeAppend: () => Promise<void> = async () => undefined

  override async append(
    stream: HallId,
    expectedSeq: number,
    group: readonly CommandRecord[],
  ): Promise<AppendResult> {
    await this.beforeAppend()
    if (this.failAppends > 0) {
      this.failAppends -= 1
      throw new Error('SQLITE_FULL: database or disk is full')
    }
    this.appends.push(group.length)
    const result = await super.append(stream, expectedSeq, group)
    if (this.loseAnswers > 0) {
      this.loseAnswers -= 1
      throw new Error('SQLITE_IOERR')
    }
    return result
  }

  override async readRaw(stream: HallId, options: ReadOptions): Promise<readonly RawRow[]> {
    if (this.failReads > 0) {
      this.failReads -= 1
      throw new Error('SQLITE_IOERR_READ')
    }
    const rows = await super.readRaw(stream, options)
    this.rowsRead += rows.length
    return rows
  }
}
