import type { HallId, StoredEvent } from '@yihao/contract'
import { type EventLog, readRowsMax } from './event-log.ts'
import { eventOfText } from './event-text.ts'
import { emptyHash, firstBreak } from './hash-chain.ts'

/** All events of a small log; throws where its chain does not hold. */
export async function verifiedRows(log: EventLog, hallId: HallId): Promise<readonly StoredEvent[]> {
  const rows = await log.readRaw(hallId, { after: 0, limit: readRowsMax })
  const broken = firstBreak({ seq: 0, hash: emptyHash }, rows)
  if (broken !== undefined) throw new Error(`the chain breaks at ${broken}`)
  return rows.map((row) => eventOfText(row.text))
}
