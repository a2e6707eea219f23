import type { ReceiverId } from '@yihao/contract'
import { type Migrations, migrate } from '../log/sqlite/migrate.ts'
import type { SqliteDatabase } from '../log/sqlite/sqlite-binding.ts'
import { seal, unseal } from '../visitors/sealing.ts'
import { newSecret } from './sign.ts'

const migrations: Migrations = [
  `CREATE TABLE webhook_secrets (
     receiver_id TEXT PRIMARY KEY,
     sealed BLOB NOT NULL
   ) STRICT;`,
]

/** What deliveries are signed with, sealed; the log knows the receivers and no secret. */
export class WebhookSecrets {
  readonly #database: SqliteDatabase
  readonly #key: Buffer

  constructor(database: SqliteDatabase, key: Buffer) {
    this.#database = database
    this.#key = key
    migrate(database, 'webhook-secrets', migrations)
  }

  /** That receiver's; made at the first asking, so that a repeated request is told the same. */
  of(receiverId: ReceiverId): string {
    const row = this.#database
      .prepare('SELECT sealed FROM webhook_secrets WHERE receiver_id = ?')
      .get(receiverId)
    if (row !== undefined) {
      return unseal(this.#key, receiverId, Buffer.from(row.sealed as Uint8Array)).toString('utf8')
    }
    const secret = newSecret()
    this.#database
      .prepare('INSERT INTO webhook_secrets (receiver_id, sealed) VALUES (?, ?)')
      .run(receiverId, seal(this.#key, receiverId, Buffer.from(secret, 'utf8')))
    return secret
  }

  forget(receiverId: ReceiverId): void {
    this.#database.prepare('DELETE FROM webhook_secrets WHERE receiver_id = ?').run(receiverId)
  }
}
