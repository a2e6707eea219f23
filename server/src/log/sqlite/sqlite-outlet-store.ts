import type { HallId } from '@yihao/contract'
import type { LeaseRequest, OutletStore } from '../outlet-store.ts'
import type { SqliteDatabase } from './sqlite-binding.ts'

/** Shares the log's file and tables. */
export function sqliteOutletStore(database: SqliteDatabase): OutletStore {
  const put = database.prepare(
    'INSERT INTO outlets (stream, outlet, seq) VALUES (?, ?, 0) ON CONFLICT DO NOTHING',
  )
  const load = database.prepare('SELECT seq FROM outlets WHERE stream = ? AND outlet = ?')
  const save = database.prepare('UPDATE outlets SET seq = ? WHERE stream = ? AND outlet = ?')
  const take = database.prepare(
    'UPDATE outlets SET holder = ?, lease_until_ms = ? WHERE stream = ? AND outlet = ? ' +
      'AND (holder IS NULL OR holder = ? OR lease_until_ms < ?)',
  )
  return {
    async load(stream: HallId, outlet: string) {
      put.run(stream, outlet)
      return Number(load.get(stream, outlet)?.seq ?? 0)
    },
    async save(stream: HallId, outlet: string, seq: number) {
      put.run(stream, outlet)
      save.run(seq, stream, outlet)
    },
    async lease({ stream, outlet, holder, nowMs, untilMs }: LeaseRequest) {
      put.run(stream, outlet)
      return Number(take.run(holder, untilMs, stream, outlet, holder, nowMs).changes) > 0
    },
  }
}
