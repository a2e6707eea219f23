import type { BusinessDate } from '@yihao/contract'
import type { EventLog, StreamName } from '../event-log.ts'
import { eventOfText } from '../event-text.ts'
import type { Range } from './open-log.ts'

export interface AskedRange {
  readonly from: number | undefined
  readonly to: number | undefined
  readonly date: BusinessDate | undefined
}

/** Where what was asked for lies; empty when `to` is before `from`. */
export async function rangeOf(
  log: EventLog,
  stream: StreamName,
  asked: AskedRange,
): Promise<Range> {
  const { seq } = await log.head(stream)
  const { from = 1, to = seq, date } = asked
  if (date === undefined) return { from, to: Math.min(to, seq) }
  const dateAt = async (at: number) => {
    const [row] = await log.readRaw(stream, { after: at - 1, limit: 1 })
    return row === undefined ? undefined : eventOfText(row.text).businessDate
  }
  const first = await firstWhere(seq, async (at) => ((await dateAt(at)) ?? '') >= date)
  const next = await firstWhere(seq, async (at) => ((await dateAt(at)) ?? '') > date)
  return { from: Math.max(from, first), to: Math.min(to, next - 1) }
}

/** Business dates never go back within a stream, so halving finds a day in any number of years. */
async function firstWhere(last: number, holds: (seq: number) => Promise<boolean>): Promise<number> {
  let [low, high] = [1, last + 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (await holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
