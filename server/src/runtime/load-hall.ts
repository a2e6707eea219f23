import type { HallId, RecordedEvent } from '@yihao/contract'
import { evolve } from '../engine/evolve.ts'
import { createHall, type HallState } from '../engine/hall.ts'
import { type EventLog, type Head, readRowsMax, type Snapshot } from '../log/event-log.ts'
import { eventOfText } from '../log/event-text.ts'
import { emptyHash, firstBreak } from '../log/hash-chain.ts'
import { upcast } from '../log/upcast.ts'
import { decodeHall, stateShape } from './snapshot.ts'

/** The chain does not hold: the file was changed by something else than this program. */
export class BrokenChainError extends Error {
  readonly seq: number

  constructor(seq: number) {
    super(`the log was altered at position ${seq}; run \`npm run log -- verify\``)
    this.seq = seq
  }
}

export interface LoadedHall {
  readonly hall: HallState
  readonly head: Head
}

/**
 * The hall as its log tells: the last snapshot and what came after it, so that a start takes one
 * day's reading however old the hall is. The chain is checked over what is read.
 */
export async function loadHall(
  log: EventLog,
  hallId: HallId,
  upToSeq = Number.POSITIVE_INFINITY,
): Promise<LoadedHall> {
  const snapshot = await log.latestSnapshot(
    hallId,
    stateShape,
    Number.isFinite(upToSeq) ? upToSeq : undefined,
  )
  if (snapshot !== undefined) await checkSnapshot(log, hallId, snapshot)
  const hall = snapshot === undefined ? createHall(hallId) : decodeHall(snapshot.state)
  let at = { seq: snapshot?.seq ?? 0, hash: snapshot?.hash ?? emptyHash }
  for (;;) {
    const limit = Math.min(readRowsMax, upToSeq - at.seq)
    const rows = limit <= 0 ? [] : await log.readRaw(hallId, { after: at.seq, limit })
    const broken = firstBreak(at, rows)
    if (broken !== undefined) throw new BrokenChainError(broken)
    for (const row of rows) evolve(hall, upcast(eventOfText(row.text)))
    const last = rows.at(-1)
    if (last === undefined) break
    at = last
  }
  const { epoch } = await log.head(hallId)
  return { hall, head: { epoch, seq: at.seq, hash: at.hash } }
}

/** A snapshot stands on a line of this very log; without it the end of the log was cut off. */
async function checkSnapshot(log: EventLog, hallId: HallId, { seq, hash }: Snapshot) {
  const [line] = await log.readRaw(hallId, { after: seq - 1, limit: 1 })
  if (line?.hash !== hash) throw new BrokenChainError(seq)
}

/** Events after a position, as the hall understands them today. */
export async function readEvents(
  log: EventLog,
  hallId: HallId,
  range: { readonly after: number; readonly limit: number },
): Promise<readonly RecordedEvent[]> {
  return (await log.read(hallId, range)).map((stored) => upcast(stored))
}
