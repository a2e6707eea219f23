import { caseEventBodySchema, type StoredEvent } from '@yihao/contract'
import { createCaseBook } from '../../cases/case-book.ts'
import { evolveCase } from '../../cases/evolve-case.ts'
import { evolve } from '../../engine/evolve.ts'
import { createHall } from '../../engine/hall.ts'
import { stateHash, stateTextHash } from '../../runtime/state-hash.ts'
import { hallOfStream, isCaseStream, type StreamName } from '../event-log.ts'
import { caseEventOf, checkedUpcast } from '../upcast.ts'

/** What the events of a stream make of it, event by event. */
export interface Folding {
  /** Throws when the event cannot be understood. */
  fold(event: StoredEvent): void
  hash(): string
}

export function foldingOf(stream: StreamName): Folding {
  const hallId = hallOfStream(stream)
  if (isCaseStream(stream)) {
    const book = createCaseBook(hallId)
    return {
      fold: (event) => {
        const { type, data } = event
        caseEventBodySchema.parse({ type, data })
        evolveCase(book, caseEventOf(event))
      },
      hash: () => {
        const { cases, replies, seq } = book
        return stateTextHash(JSON.stringify([seq, [...cases.values()], [...replies.values()]]))
      },
    }
  }
  const hall = createHall(hallId)
  return { fold: (event) => evolve(hall, checkedUpcast(event)), hash: () => stateHash(hall) }
}
