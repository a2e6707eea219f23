import {
  type DeviceAssignment,
  type DeviceId,
  deviceAssignmentSchema,
  type EpochMs,
} from '@yihao/contract'
import { migrate } from '../log/sqlite/migrate.ts'
import type { SqliteDatabase, SqliteStatement, SqliteValue } from '../log/sqlite/sqlite-binding.ts'
import { peopleMigrations } from './people-migrations.ts'
import { mosquittoHash, newToken, tokenHash } from './tokens.ts'

export interface DeviceRow {
  readonly deviceId: DeviceId
  readonly label: string
  readonly assignment: DeviceAssignment
  readonly pairedAt: EpochMs
  /** For the password file of an external broker. */
  readonly mosquittoHash: string
}

/** Paired devices and the hashes of their tokens. */
export class DeviceStore {
  readonly #database: SqliteDatabase
  /** Asked with every request of a device, so prepared once. */
  readonly #byTokenHash: SqliteStatement

  constructor(database: SqliteDatabase) {
    this.#database = database
    migrate(database, 'people', peopleMigrations)
    this.#byTokenHash = database.prepare('SELECT * FROM devices WHERE token_hash = ?')
  }

  /** Stores the device and gives its token, this once. */
  add(device: Omit<DeviceRow, 'mosquittoHash'>): string {
    const token = newToken()
    this.#database
      .prepare(
        'INSERT INTO devices (device_id, token_hash, mosquitto_hash, label, assignment, ' +
          'paired_ms) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(
        device.deviceId,
        tokenHash(token),
        mosquittoHash(token),
        device.label,
        JSON.stringify(device.assignment),
        device.pairedAt,
      )
    return token
  }

  byToken(token: string): DeviceRow | undefined {
    const row = this.#byTokenHash.get(tokenHash(token))
    return row === undefined ? undefined : deviceRow(row)
  }

  all(): readonly DeviceRow[] {
    return this.#database.prepare('SELECT * FROM devices ORDER BY paired_ms').all().map(deviceRow)
  }

  remove(deviceId: DeviceId): void {
    this.#database.prepare('DELETE FROM devices WHERE device_id = ?').run(deviceId)
  }
}

function deviceRow(row: Readonly<Record<string, SqliteValue>>): DeviceRow {
  return {
    deviceId: String(row.device_id) as DeviceId,
    label: String(row.label),
    assignment: deviceAssignmentSchema.parse(JSON.parse(String(row.assignment))),
    pairedAt: Number(row.paired_ms) as EpochMs,
    mosquittoHash: String(row.mosquitto_hash),
  }
}
