import { randomUUID } from 'node:crypto'
import {
  type ApplicantDetails,
  type ApplicantRef,
  creditCodeOf,
  type NoteId,
  type NoteRef,
  type VisitorDetails,
  type VisitorId,
  type VisitorRef,
} from '@yihao/contract'
import { type Migrations, migrate } from '../log/sqlite/migrate.ts'
import type { SqliteDatabase } from '../log/sqlite/sqlite-binding.ts'
import { type HallKeys, keyedHash } from './keys.ts'
import { seal, unseal } from './sealing.ts'

const migrations: Migrations = [
  `CREATE TABLE sealed (
     id TEXT PRIMARY KEY,
     purpose TEXT NOT NULL,
     sealed BLOB NOT NULL,
     erase_after_ms INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX sealed_erase ON sealed (erase_after_ms);`,
]

const day = 86_400_000
/** How long each kind of personal data is kept; the law asks for the shortest that serves (PIPL 19). */
const keptMs = { note: 180 * day, visitor: 7 * day } as const

/** Personal data and free text, encrypted and erasable; the log holds only their ids. */
export class Vault {
  readonly #database: SqliteDatabase
  readonly #keys: HallKeys

  constructor(database: SqliteDatabase, keys: HallKeys) {
    this.#database = database
    this.#keys = keys
    migrate(database, 'vault', migrations)
  }

  sealNote(text: string, nowMs: number): NoteRef {
    const noteId = `n-${randomUUID()}` as unknown as NoteId
    this.#put({ id: noteId, purpose: 'note', text, nowMs })
    return { noteId, keyedHash: keyedHash(this.#keys.match, text) }
  }

  sealVisitor(details: VisitorDetails, nowMs: number): VisitorRef {
    const visitorId = `p-${randomUUID()}` as unknown as VisitorId
    this.#put({ id: visitorId, purpose: 'visitor', text: JSON.stringify(details), nowMs })
    if (details.idNumber === undefined) return { visitorId }
    const number = details.idNumber.toUpperCase()
    return { visitorId, personHash: keyedHash(this.#keys.match, number) }
  }

  /** What is wanted stays readable; who wants it is sealed like a visitor (APPL-4). */
  sealApplicant(applicant: ApplicantDetails, nowMs: number): ApplicantRef {
    const { kind, authorisation, items, packages, ...who } = applicant
    const wanted = {
      kind,
      authorisation,
      ...(items === undefined ? {} : { items }),
      ...(packages === undefined ? {} : { packages }),
    }
    if (Object.keys(who).length === 0) return wanted
    const visitorId = `p-${randomUUID()}` as unknown as VisitorId
    this.#put({ id: visitorId, purpose: 'visitor', text: JSON.stringify({ kind, ...who }), nowMs })
    const text = identityOf(applicant)
    if (text === undefined) return { ...wanted, visitorId }
    return { ...wanted, visitorId, applicantHash: keyedHash(this.#keys.match, text) }
  }

  open(id: NoteId | VisitorId): string | undefined {
    const row = this.#database.prepare('SELECT sealed FROM sealed WHERE id = ?').get(id)
    return row === undefined
      ? undefined
      : unseal(this.#keys.seal, id, Buffer.from(row.sealed as Uint8Array)).toString('utf8')
  }

  /** For texts whose time is told by what they belong to: a case, which may stay open for long. */
  keepUntil(ids: readonly NoteId[], eraseAfterMs: number): void {
    const keep = this.#database.prepare('UPDATE sealed SET erase_after_ms = ? WHERE id = ?')
    for (const id of ids) keep.run(eraseAfterMs, id)
  }

  /** Erases what has been kept long enough; how many rows went. */
  eraseExpired(nowMs: number): number {
    const done = this.#database.prepare('DELETE FROM sealed WHERE erase_after_ms < ?').run(nowMs)
    if (Number(done.changes) > 0) this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return Number(done.changes)
  }

  #put(one: {
    readonly id: string
    readonly purpose: keyof typeof keptMs
    readonly text: string
    readonly nowMs: number
  }): void {
    const sealed = seal(this.#keys.seal, one.id, Buffer.from(one.text, 'utf8'))
    this.#database
      .prepare('INSERT INTO sealed (id, purpose, sealed, erase_after_ms) VALUES (?, ?, ?, ?)')
      .run(one.id, one.purpose, sealed, one.nowMs + keptMs[one.purpose])
  }
}

/** A person is known by the same hash whether they come for themselves or somebody comes for them. */
function identityOf(applicant: ApplicantDetails): string | undefined {
  if (applicant.kind === 'person') return applicant.idNumber?.toUpperCase()
  return `company ${creditCodeOf(applicant.creditCode)}`
}
