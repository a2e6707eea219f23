import type { EpochMs, HallId, ReceiverId } from '@yihao/contract'
import {
  FeedItems,
  openDatabase,
  SqliteLog,
  sqliteOutletStore,
  WebhookSecrets,
  Webhooks,
} from '@yihao/server/testing'

/** An outbox of its own process, to be killed: tells items up to a count and sends them, one each. */
const [file = '', url = '', wanted = '0'] = process.argv.slice(2)
const database = openDatabase(file)
// Positions of outlets lie beside the log.
new SqliteLog(database)
const hallId = 'hall-1' as HallId
const now = () => Date.now() as EpochMs
const items = new FeedItems({ database, hallId, now, epoch: () => 1 })
const webhooks = new Webhooks({
  items,
  store: sqliteOutletStore(database),
  secrets: new WebhookSecrets(database, Buffer.alloc(32, 7)),
  targets: { hosts: ['127.0.0.1'], inner: true },
  logger: { info: () => undefined, error: () => undefined },
  now,
  timeoutMs: 400,
  itemsPerDelivery: 1,
  retryMs: (failures) => Math.min(100, 10 * failures),
})
await webhooks.follow([
  {
    receiverId: 'r-1' as ReceiverId,
    name: 'receiver',
    url,
    addedAt: now(),
    paused: false,
    after: 0,
    round: 1,
  },
])

const togetherMax = 250
const tell = () => {
  const last = items.lastCursor
  const upTo = Math.min(Number(wanted), last + togetherMax)
  database.exec('BEGIN IMMEDIATE')
  for (let cursor = last + 1; cursor <= upTo; cursor += 1) {
    items.append('alarm', `alarm-${cursor}`, { number: cursor })
  }
  database.exec('COMMIT')
  if (upTo < Number(wanted)) setTimeout(tell, 5)
}
tell()
