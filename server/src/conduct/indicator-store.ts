import type { BusinessDate, EpochMs, HallId, IndicatorScope } from '@yihao/contract'
import { inTransaction, migrate } from '../log/sqlite/migrate.ts'
import type { SqliteDatabase } from '../log/sqlite/sqlite-binding.ts'
import type { Fact } from '../monitor/facts.ts'
import { placeKey, placeOfKey } from '../monitor/places.ts'
import type { KeptChange } from '../monitor/rule-changes.ts'
import { addSums, newSums, type SumsByPlace, sumsOfText, sumsText } from '../monitor/sums.ts'
import { indicatorMigrations } from './indicator-migrations.ts'

/** Raised when figures are made otherwise; everything is then made again from the log. */
const indicatorShape = 'indicators-1'

/** Of a closed day, what its own events alone would not tell again. */
export interface DayMore {
  /** Numbers of people who came again for the same item. */
  readonly revisits: readonly string[]
  /** Counted before its opening, such as ratings of the evening before. */
  readonly late: readonly Fact[]
}

export interface ClosedSums {
  readonly businessDate: BusinessDate
  readonly sums: SumsByPlace
  readonly more: DayMore
}

export interface SpanQuestion {
  readonly scope: IndicatorScope
  readonly scopeId?: string | undefined
  readonly from: BusinessDate
  readonly to: BusinessDate
}

/** The indicators of one hall's closed days. */
export class IndicatorStore {
  readonly #database: SqliteDatabase
  readonly #hallId: HallId

  constructor(database: SqliteDatabase, hallId: HallId) {
    this.#database = database
    this.#hallId = hallId
    migrate(database, 'indicators', indicatorMigrations)
  }

  /** Position up to which everything is kept, and who was served for what; nothing at the start. */
  load(): { readonly seq: number; readonly served: ReadonlyMap<string, EpochMs> } {
    const kept = this.#database
      .prepare('SELECT shape, seq, memory FROM indicator_state WHERE hall_id = ?')
      .get(this.#hallId)
    if (kept?.shape === indicatorShape) {
      return { seq: Number(kept.seq), served: new Map(JSON.parse(String(kept.memory))) }
    }
    inTransaction(this.#database, () => {
      for (const table of ['indicator_days', 'indicator_dates', 'rule_changes']) {
        this.#database.prepare(`DELETE FROM ${table} WHERE hall_id = ?`).run(this.#hallId)
      }
    })
    return { seq: 0, served: new Map() }
  }

  /** Told twice, a day is replaced by itself. */
  keepDay({ businessDate, sums, more }: ClosedSums): void {
    const insert = this.#database.prepare(
      'INSERT OR REPLACE INTO indicator_days (hall_id, scope, business_date, scope_id, sums) ' +
        'VALUES (?, ?, ?, ?, ?)',
    )
    for (const [key, one] of sums) {
      const { scope, scopeId } = placeOfKey(key)
      insert.run(this.#hallId, scope, businessDate, scopeId ?? '', sumsText(one))
    }
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO indicator_dates (hall_id, business_date, more) VALUES (?, ?, ?)',
      )
      .run(this.#hallId, businessDate, JSON.stringify(more))
  }

  keepChange(change: KeptChange): void {
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO rule_changes (hall_id, seq, at_ms, change) VALUES (?, ?, ?, ?)',
      )
      .run(this.#hallId, change.seq, change.at, JSON.stringify(change))
  }

  keepState(seq: number, served: ReadonlyMap<string, EpochMs>): void {
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO indicator_state (hall_id, shape, seq, memory) VALUES (?, ?, ?, ?)',
      )
      .run(this.#hallId, indicatorShape, seq, JSON.stringify([...served]))
  }

  /** Some writes that belong together: one flush of the disk for all of them. */
  together(work: () => void): void {
    inTransaction(this.#database, work)
  }

  /** Closed days of a span, added up by place. */
  sumsOver({ scope, scopeId, from, to }: SpanQuestion): SumsByPlace {
    const all: SumsByPlace = new Map()
    for (const row of this.#daysOf({ scope, scopeId, from, to })) {
      const place = placeKey(scope, row.scope_id === '' ? undefined : String(row.scope_id))
      let sums = all.get(place)
      if (sums === undefined) {
        sums = newSums()
        all.set(place, sums)
      }
      addSums(sums, sumsOfText(String(row.sums)))
    }
    return all
  }

  /** Closed days of a span, each by itself, of one place. */
  *daysOver(question: SpanQuestion) {
    for (const row of this.#daysOf(question)) {
      yield {
        businessDate: String(row.business_date) as BusinessDate,
        sums: sumsOfText(String(row.sums)),
      }
    }
  }

  datesIn(from: BusinessDate, to: BusinessDate): number {
    const row = this.#database
      .prepare(
        'SELECT COUNT(*) AS days FROM indicator_dates ' +
          'WHERE hall_id = ? AND business_date BETWEEN ? AND ?',
      )
      .get(this.#hallId, from, to)
    return Number(row?.days ?? 0)
  }

  moreOf(date: BusinessDate): DayMore | undefined {
    const row = this.#database
      .prepare('SELECT more FROM indicator_dates WHERE hall_id = ? AND business_date = ?')
      .get(this.#hallId, date)
    return row === undefined ? undefined : (JSON.parse(String(row.more)) as DayMore)
  }

  changesIn(from: EpochMs, to: EpochMs): readonly KeptChange[] {
    return this.#database
      .prepare(
        'SELECT change FROM rule_changes WHERE hall_id = ? AND at_ms BETWEEN ? AND ? ORDER BY seq',
      )
      .all(this.#hallId, from, to)
      .map((row) => JSON.parse(String(row.change)) as KeptChange)
  }

  #daysOf({ scope, scopeId, from, to }: SpanQuestion) {
    const place = scopeId === undefined ? '' : ' AND scope_id = ?'
    return this.#database
      .prepare(
        'SELECT business_date, scope_id, sums FROM indicator_days ' +
          `WHERE hall_id = ? AND scope = ? AND business_date BETWEEN ? AND ?${place} ` +
          'ORDER BY business_date, scope_id',
      )
      .all(this.#hallId, scope, from, to, ...(scopeId === undefined ? [] : [scopeId]))
  }
}
