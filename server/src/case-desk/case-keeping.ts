import type { NoteId, RecordedCaseEvent } from '@yihao/contract'
import { type CaseBookView, type CaseView, isOver, type Reply } from '../cases/case-book.ts'
import type { RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { Vault } from '../visitors/vault.ts'
import type { Attachments } from './attachments.ts'
import type { CaseRuntime } from './case-runtime.ts'

const dayMs = 86_400_000
/** As long as a case is open; its closing tells the real end. */
const whileOpen = Number.MAX_SAFE_INTEGER

export interface CaseKeepingParts {
  readonly cases: CaseRuntime
  readonly vault: Vault
  readonly attachments: Attachments
  readonly logger: RuntimeLogger
}

/** Texts and evidence stay while their case is open, and the plan's days after it (CASE-10). */
export async function keepCaseTexts(parts: CaseKeepingParts): Promise<() => void> {
  const { cases, logger } = parts
  const keep = (look: (book: CaseBookView) => readonly (CaseView | Reply)[]) =>
    cases
      .read((book, hall) => {
        const days = hall.plan?.rules.cases?.keptDaysAfterClosing ?? 0
        for (const one of look(book)) keepOne(parts, one, days * dayMs)
      })
      .catch((err: unknown) => logger.error({ err }, 'texts of a case got no time to be kept'))
  // What a crash left between the commit and here.
  await keep((book) => [...book.cases.values(), ...book.replies.values()])
  return cases.onCommitted((events) => void keep((book) => touchedBy(events, book)))
}

function touchedBy(events: readonly RecordedCaseEvent[], book: CaseBookView) {
  return events.flatMap(({ data }) => {
    if ('caseId' in data) return book.cases.get(data.caseId) ?? []
    return 'alarmId' in data ? (book.replies.get(data.alarmId) ?? []) : []
  })
}

function keepOne({ vault, attachments }: CaseKeepingParts, one: CaseView | Reply, keptMs: number) {
  const files = one.attachments.map(({ attachmentId }) => attachmentId)
  const until = endOf(one, keptMs)
  vault.keepUntil(notesOf(one), until)
  attachments.keepUntil(files, until)
}

function notesOf(one: CaseView | Reply): readonly NoteId[] {
  const notes = 'notes' in one ? one.notes : [one.note, one.review?.note]
  return notes.flatMap((note) => (note === undefined ? [] : [note.noteId]))
}

function endOf(one: CaseView | Reply, keptMs: number): number {
  if (!('notes' in one)) return (one.review?.at ?? one.repliedAt) + keptMs
  return isOver(one) ? (one.closedAt ?? one.registeredAt) + keptMs : whileOpen
}
