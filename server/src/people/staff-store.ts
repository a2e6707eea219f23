import type { PersonId, WindowId } from '@yihao/contract'
import { migrate } from '../log/sqlite/migrate.ts'
import type { SqliteDatabase, SqliteStatement, SqliteValue } from '../log/sqlite/sqlite-binding.ts'
import { peopleMigrations } from './people-migrations.ts'
import { SignInLocks } from './sign-in-locks.ts'

export interface StaffRow {
  readonly personId: PersonId
  readonly staffNumber: string
  readonly displayName: string
  readonly passwordHash: string
}

export interface SessionRow {
  readonly personId: PersonId
  readonly windowId: WindowId | undefined
  readonly expiresMs: number
}

/** People and their sessions, hashed, in the hall's own file: a restart signs nobody out. */
export class StaffStore {
  readonly #database: SqliteDatabase
  /** Asked with every request: to prepare them anew each time cost a tenth of the server's work. */
  readonly #personById: SqliteStatement
  readonly #sessionByHash: SqliteStatement

  constructor(database: SqliteDatabase) {
    this.#database = database
    migrate(database, 'people', peopleMigrations)
    this.#personById = database.prepare('SELECT * FROM people WHERE person_id = ?')
    this.#sessionByHash = database.prepare('SELECT * FROM sessions WHERE token_hash = ?')
  }

  all(): readonly StaffRow[] {
    return this.#database.prepare('SELECT * FROM people ORDER BY staff_number').all().map(staffRow)
  }

  byNumber(staffNumber: string): StaffRow | undefined {
    const row = this.#database
      .prepare('SELECT * FROM people WHERE staff_number = ?')
      .get(staffNumber)
    return row === undefined ? undefined : staffRow(row)
  }

  byId(personId: PersonId): StaffRow | undefined {
    const row = this.#personById.get(personId)
    return row === undefined ? undefined : staffRow(row)
  }

  add(person: Pick<StaffRow, 'personId' | 'staffNumber' | 'displayName' | 'passwordHash'>): void {
    this.#database
      .prepare(
        'INSERT INTO people (person_id, staff_number, display_name, password_hash) ' +
          'VALUES (?, ?, ?, ?)',
      )
      .run(person.personId, person.staffNumber, person.displayName, person.passwordHash)
  }

  setPassword(personId: PersonId, passwordHash: string): void {
    this.#database
      .prepare(
        'UPDATE people SET password_hash = ?, failures = 0, locked_until_ms = 0 ' +
          'WHERE person_id = ?',
      )
      .run(passwordHash, personId)
    this.#database.prepare('DELETE FROM sessions WHERE person_id = ?').run(personId)
    this.#database.prepare('DELETE FROM sign_in_failures WHERE person_id = ?').run(personId)
  }

  /** Over the same file, which a restart does not forget. */
  locks(nowMs: () => number): SignInLocks {
    return new SignInLocks(this.#database, nowMs)
  }

  openSession(hash: string, session: SessionRow): void {
    const { personId, windowId, expiresMs } = session
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO sessions (token_hash, person_id, window_id, expires_ms) ' +
          'VALUES (?, ?, ?, ?)',
      )
      .run(hash, personId, windowId ?? null, expiresMs)
  }

  session(hash: string): SessionRow | undefined {
    const row = this.#sessionByHash.get(hash)
    if (row === undefined) return undefined
    return {
      personId: String(row.person_id) as PersonId,
      windowId: row.window_id === null ? undefined : (String(row.window_id) as WindowId),
      expiresMs: Number(row.expires_ms),
    }
  }

  /** Who else is signed in at that window. */
  sessionsAt(windowId: WindowId, nowMs: number): readonly PersonId[] {
    return this.#database
      .prepare('SELECT DISTINCT person_id FROM sessions WHERE window_id = ? AND expires_ms > ?')
      .all(windowId, nowMs)
      .map((row) => String(row.person_id) as PersonId)
  }

  hasSession(personId: PersonId, nowMs: number): boolean {
    const found = this.#database
      .prepare('SELECT 1 FROM sessions WHERE person_id = ? AND expires_ms > ? LIMIT 1')
      .get(personId, nowMs)
    return found !== undefined
  }

  closeSession(hash: string): void {
    this.#database.prepare('DELETE FROM sessions WHERE token_hash = ?').run(hash)
  }
}

function staffRow(row: Readonly<Record<string, SqliteValue>>): StaffRow {
  return {
    personId: String(row.person_id) as PersonId,
    staffNumber: String(row.staff_number),
    displayName: String(row.display_name),
    passwordHash: String(row.password_hash),
  }
}
