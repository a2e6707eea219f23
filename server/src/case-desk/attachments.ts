import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AttachmentId, AttachmentRef, AttachmentType, PersonId } from '@yihao/contract'
import { type Migrations, migrate } from '../log/sqlite/migrate.ts'
import type { SqliteDatabase } from '../log/sqlite/sqlite-binding.ts'
import { seal, unseal } from '../visitors/sealing.ts'
import { typeOfBytes } from './magic-bytes.ts'

const migrations: Migrations = [
  `CREATE TABLE attachments (
     id TEXT PRIMARY KEY,
     sha256 TEXT NOT NULL,
     type TEXT NOT NULL,
     bytes INTEGER NOT NULL,
     uploaded_by TEXT NOT NULL,
     erase_after_ms INTEGER NOT NULL
   ) STRICT;`,
]

/** What was sent up and then not used goes again. */
const unusedKeptMs = 86_400_000

export type Stored =
  | { readonly ok: true; readonly attachment: AttachmentRef }
  | { readonly ok: false; readonly code: 'AttachmentTypeWrong' | 'AttachmentTooLarge' }

export interface AttachmentsOptions {
  readonly database: SqliteDatabase
  /** Beside the database; made when the first file comes. */
  readonly folder: string
  readonly key: Buffer
}

/** Evidence (佐证): sealed files beside the log, which holds only their hashes (CASE-10). */
export class Attachments {
  readonly #database: SqliteDatabase
  readonly #folder: string
  readonly #key: Buffer

  constructor({ database, folder, key }: AttachmentsOptions) {
    this.#database = database
    this.#folder = folder
    this.#key = key
    migrate(database, 'attachments', migrations)
  }

  store(
    bytes: Buffer,
    by: { readonly personId: PersonId; readonly nowMs: number; readonly bytesMax: number },
  ): Stored {
    if (bytes.length > by.bytesMax) return { ok: false, code: 'AttachmentTooLarge' }
    const type = typeOfBytes(bytes)
    if (type === undefined) return { ok: false, code: 'AttachmentTypeWrong' }
    const attachmentId = `f-${randomUUID()}` as AttachmentId
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    mkdirSync(this.#folder, { recursive: true })
    // The file first: a row without its file would promise evidence that is not there.
    writeFileSync(this.#pathOf(attachmentId), seal(this.#key, attachmentId, bytes), {
      flag: 'wx',
      flush: true,
      mode: 0o600,
    })
    this.#database
      .prepare('INSERT INTO attachments VALUES (?, ?, ?, ?, ?, ?)')
      .run(attachmentId, sha256, type, bytes.length, by.personId, by.nowMs + unusedKeptMs)
    return { ok: true, attachment: { attachmentId, sha256, type, bytes: bytes.length } }
  }

  /** Those of a command; undefined when one is not there, or was sent up by somebody else. */
  refs(ids: readonly AttachmentId[], personId: PersonId): readonly AttachmentRef[] | undefined {
    const found: AttachmentRef[] = []
    for (const attachmentId of ids) {
      const row = this.#database
        .prepare('SELECT * FROM attachments WHERE id = ? AND uploaded_by = ?')
        .get(attachmentId, personId)
      if (row === undefined) return undefined
      found.push({
        attachmentId,
        sha256: String(row.sha256),
        type: String(row.type) as AttachmentType,
        bytes: Number(row.bytes),
      })
    }
    return found
  }

  /** The file as it was sent up; undefined once it was erased. Throws when it was altered. */
  open({ attachmentId, sha256 }: AttachmentRef): Buffer | undefined {
    const row = this.#database.prepare('SELECT id FROM attachments WHERE id = ?').get(attachmentId)
    if (row === undefined) return undefined
    const bytes = unseal(this.#key, attachmentId, readFileSync(this.#pathOf(attachmentId)))
    const found = createHash('sha256').update(bytes).digest('hex')
    if (found !== sha256) throw new Error(`${attachmentId} is not what the log says`)
    return bytes
  }

  keepUntil(ids: readonly AttachmentId[], eraseAfterMs: number): void {
    const keep = this.#database.prepare('UPDATE attachments SET erase_after_ms = ? WHERE id = ?')
    for (const id of ids) keep.run(eraseAfterMs, id)
  }

  eraseExpired(nowMs: number): number {
    const rows = this.#database
      .prepare('SELECT id FROM attachments WHERE erase_after_ms < ?')
      .all(nowMs)
    for (const { id } of rows) {
      rmSync(this.#pathOf(String(id)), { force: true })
      this.#database.prepare('DELETE FROM attachments WHERE id = ?').run(String(id))
    }
    return rows.length
  }

  #pathOf(id: string): string {
    return join(this.#folder, id)
  }
}
