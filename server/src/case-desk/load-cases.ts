import type { HallId } from '@yihao/contract'
import { type CaseBook, createCaseBook } from '../cases/case-book.ts'
import { evolveCase } from '../cases/evolve-case.ts'
import { caseStreamOf, type EventLog, type Head, readRowsMax } from '../log/event-log.ts'
import { eventOfText } from '../log/event-text.ts'
import { emptyHash, firstBreak } from '../log/hash-chain.ts'
import { caseEventOf } from '../log/upcast.ts'
import { BrokenChainError } from '../runtime/load-hall.ts'

/** The cases as their stream tells, from its first line: some thousands a year are soon read. */
export async function loadCases(
  log: EventLog,
  hallId: HallId,
): Promise<{ readonly book: CaseBook; readonly head: Head }> {
  const stream = caseStreamOf(hallId)
  const book = createCaseBook(hallId)
  let at = { seq: 0, hash: emptyHash }
  for (;;) {
    const rows = await log.readRaw(stream, { after: at.seq, limit: readRowsMax })
    const broken = firstBreak(at, rows)
    if (broken !== undefined) throw new BrokenChainError(broken)
    for (const { text } of rows) evolveCase(book, caseEventOf(eventOfText(text)))
    at = rows.at(-1) ?? at
    if (rows.length === 0) break
  }
  const { epoch } = await log.head(stream)
  return { book, head: { epoch, ...at } }
}
