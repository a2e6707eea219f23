import { limits, type PersonId } from '@yihao/contract'
import type { SqliteDatabase, SqliteStatement } from '../log/sqlite/sqlite-binding.ts'

/** Rows older than this say nothing about the next attempt. */
const keptMs = 24 * 3_600_000

/**
 * Who guesses is stopped where they guess: a person is locked for the address that failed too often,
 * and everywhere only after many more failures. Locks are in the file, so that a restart opens none.
 */
export class SignInLocks {
  readonly #nowMs: () => number
  readonly #here: SqliteStatement
  readonly #anywhere: SqliteStatement
  readonly #everywhere: SqliteStatement
  readonly #note: SqliteStatement
  readonly #noteEverywhere: SqliteStatement
  readonly #forget: SqliteStatement
  readonly #forgetEverywhere: SqliteStatement
  readonly #tidy: SqliteStatement

  constructor(database: SqliteDatabase, nowMs: () => number) {
    this.#nowMs = nowMs
    const prepare = (sql: string) => database.prepare(sql)
    this.#here = prepare(
      'SELECT failures, locked_until_ms FROM sign_in_failures WHERE person_id = ? AND address = ?',
    )
    this.#anywhere = prepare(
      'SELECT 1 FROM sign_in_failures WHERE person_id = ? AND locked_until_ms > ? LIMIT 1',
    )
    this.#everywhere = prepare('SELECT failures, locked_until_ms FROM people WHERE person_id = ?')
    this.#note = prepare(
      'INSERT OR REPLACE INTO sign_in_failures ' +
        '(person_id, address, failures, locked_until_ms, last_ms) VALUES (?, ?, ?, ?, ?)',
    )
    this.#noteEverywhere = prepare(
      'UPDATE people SET failures = ?, locked_until_ms = ? WHERE person_id = ?',
    )
    this.#forget = prepare('DELETE FROM sign_in_failures WHERE person_id = ? AND address = ?')
    this.#forgetEverywhere = prepare('UPDATE people SET failures = 0 WHERE person_id = ?')
    this.#tidy = prepare('DELETE FROM sign_in_failures WHERE last_ms < ?')
  }

  locked(personId: PersonId, address: string): boolean {
    const until = (row: ReturnType<SqliteStatement['get']>) => Number(row?.locked_until_ms ?? 0)
    const now = this.#nowMs()
    const here = until(this.#here.get(personId, address)) > now
    return here || until(this.#everywhere.get(personId)) > now
  }

  /** For the list of people: somebody who cannot sign in from some place, or from none. */
  lockedSomewhere(personId: PersonId): boolean {
    const now = this.#nowMs()
    if (this.#anywhere.get(personId, now) !== undefined) return true
    return Number(this.#everywhere.get(personId)?.locked_until_ms ?? 0) > now
  }

  /** One more failure; true when it locks. */
  fail(personId: PersonId, address: string): boolean {
    const now = this.#nowMs()
    const until = now + limits.signInLockMs
    const all = Number(this.#everywhere.get(personId)?.failures ?? 0) + 1
    const locksAll = all >= limits.signInFailuresEverywhereMax
    this.#noteEverywhere.run(locksAll ? 0 : all, locksAll ? until : 0, personId)
    const here = Number(this.#here.get(personId, address)?.failures ?? 0) + 1
    const locksHere = here >= limits.signInFailuresMax
    this.#note.run(personId, address, locksHere ? 0 : here, locksHere ? until : 0, now)
    this.#tidy.run(now - keptMs)
    return locksAll || locksHere
  }

  succeed(personId: PersonId, address: string): void {
    this.#forget.run(personId, address)
    this.#forgetEverywhere.run(personId)
  }
}
