import { createRequire } from 'node:module'

/** The part of `node:sqlite` that we use; @photostructure/sqlite offers the same on Node 20. */
export interface SqliteStatement {
  run(...values: readonly SqliteValue[]): { readonly changes: number | bigint }
  get(...values: readonly SqliteValue[]): Readonly<Record<string, SqliteValue>> | undefined
  all(...values: readonly SqliteValue[]): readonly Readonly<Record<string, SqliteValue>>[]
}
export type SqliteValue = string | number | bigint | Uint8Array | null

export interface SqliteDatabase {
  exec(sql: string): void
  prepare(sql: string): SqliteStatement
  close(): void
}

interface SqliteModule {
  readonly DatabaseSync: new (path: string, options?: object) => SqliteDatabase
}

const require = createRequire(import.meta.url)

/** Built into Node from 22.13 on; before that the package with the same interface. */
function loadSqlite(): SqliteModule {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const builtIn = major > 22 || (major === 22 && minor >= 13)
  return builtIn ? requireQuietly('node:sqlite') : require('@photostructure/sqlite')
}

/** Node 22 and 24 announce `node:sqlite` as experimental on each start; nobody can act on that. */
function requireQuietly(name: string): SqliteModule {
  const emitWarning = process.emitWarning
  process.emitWarning = () => undefined
  try {
    return require(name) as SqliteModule
  } finally {
    process.emitWarning = emitWarning
  }
}

export const { DatabaseSync } = loadSqlite()
