import { type BusinessDate, businessDateAt, type HallId } from '@yihao/contract'
import type { LearntState } from '../forecast/live/learnt.ts'
import type { Happened, Said } from '../forecast/live/said.ts'
import { inTransaction, migrate } from '../log/sqlite/migrate.ts'
import type { SqliteDatabase } from '../log/sqlite/sqlite-binding.ts'
import { forecastMigrations } from './forecast-migrations.ts'

/** Changed when what is learnt changes its form; an older cache is then left alone. */
const learntShape = 'learnt-2'

type Row = Readonly<Record<string, unknown>>

/** What was told and what then happened, of one hall. */
export class ForecastStore {
  readonly #database: SqliteDatabase
  readonly #hallId: HallId

  constructor(database: SqliteDatabase, hallId: HallId) {
    this.#database = database
    this.#hallId = hallId
    migrate(database, 'forecaster', forecastMigrations)
  }

  keep(said: readonly Said[], happened: readonly Happened[]): void {
    if (said.length + happened.length === 0) return
    const insert = this.#database.prepare(
      `INSERT OR REPLACE INTO forecasts (hall_id, ticket_id, said_at, number, queue_id,
       business_date, phase, from_ms, to_ms, median_ms, last_wait_ms, ahead_ms, outcome, waited_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    const write = (one: Said, ended: Pick<Happened, 'outcome' | 'waitedMs'> | undefined) =>
      insert.run(
        this.#hallId,
        one.ticketId,
        one.at,
        one.number,
        one.queueId,
        businessDateAt(one.at),
        one.phase,
        one.range?.fromMs ?? null,
        one.range?.toMs ?? null,
        one.medianMs ?? null,
        one.lastWaitMs,
        one.aheadMs,
        ended?.outcome ?? null,
        ended?.waitedMs ?? null,
      )
    inTransaction(this.#database, () => {
      for (const one of said) write(one, undefined)
      for (const one of happened) write(one, one)
    })
  }

  /** What was said and is not over, the oldest first. */
  open(): readonly Said[] {
    return this.#database
      .prepare('SELECT * FROM forecasts WHERE hall_id = ? AND outcome IS NULL ORDER BY said_at')
      .all(this.#hallId)
      .map(saidOf)
  }

  /** Nobody saw how these ended: they count as left. */
  giveUp(said: readonly Said[]): void {
    this.keep(
      [],
      said.map((one) => ({ ...one, outcome: 'left' as const, waitedMs: 0 })),
    )
  }

  /** The latest ones that are over, the oldest first. */
  latest(count: number): readonly Happened[] {
    return this.#database
      .prepare(
        `SELECT * FROM forecasts WHERE hall_id = ? AND outcome IS NOT NULL
         ORDER BY said_at DESC LIMIT ?`,
      )
      .all(this.#hallId, count)
      .map(happenedOf)
      .reverse()
  }

  /** All that are over of the dates from `from` to `to`, the oldest first. */
  between(from: BusinessDate, to: BusinessDate): readonly Happened[] {
    return this.#database
      .prepare(
        `SELECT * FROM forecasts WHERE hall_id = ? AND business_date BETWEEN ? AND ?
         AND outcome IS NOT NULL ORDER BY said_at`,
      )
      .all(this.#hallId, from, to)
      .map(happenedOf)
  }

  forgetBefore(date: BusinessDate): void {
    this.#database
      .prepare('DELETE FROM forecasts WHERE hall_id = ? AND business_date < ?')
      .run(this.#hallId, date)
  }

  learnt(): { readonly seq: number; readonly state: LearntState } | undefined {
    const row = this.#database
      .prepare('SELECT shape, seq, state FROM forecast_learnt WHERE hall_id = ?')
      .get(this.#hallId)
    if (row?.shape !== learntShape) return undefined
    return { seq: Number(row.seq), state: JSON.parse(String(row.state)) as LearntState }
  }

  keepLearnt(seq: number, state: LearntState): void {
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO forecast_learnt (hall_id, shape, seq, state) VALUES (?, ?, ?, ?)',
      )
      .run(this.#hallId, learntShape, seq, JSON.stringify(state))
  }
}

function saidOf(row: Row): Said {
  const told = row.from_ms !== null && row.to_ms !== null
  return {
    ticketId: row.ticket_id,
    number: row.number,
    queueId: row.queue_id,
    at: Number(row.said_at),
    phase: row.phase,
    range: told ? { fromMs: Number(row.from_ms), toMs: Number(row.to_ms) } : undefined,
    medianMs: row.median_ms === null ? undefined : Number(row.median_ms),
    lastWaitMs: Number(row.last_wait_ms),
    aheadMs: Number(row.ahead_ms),
  } as Said
}

const happenedOf = (row: Row): Happened => ({
  ...saidOf(row),
  outcome: row.outcome as Happened['outcome'],
  waitedMs: Number(row.waited_ms),
})
