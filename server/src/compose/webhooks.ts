import type { Receiver } from '@yihao/contract'
import type { CaseRuntime } from '../case-desk/case-runtime.ts'
import type { Gauge } from '../conduct/conduct-gauges.ts'
import type { Config } from '../config/config.ts'
import type { FeedItems } from '../feed/feed-items.ts'
import { sqliteOutletStore } from '../log/sqlite/sqlite-outlet-store.ts'
import type { RuntimeLogger } from '../runtime/hall-runtime.ts'
import { WebhookSecrets } from '../webhooks/secrets.ts'
import type { Targets } from '../webhooks/target.ts'
import { Webhooks } from '../webhooks/webhooks.ts'
import type { OpenHall } from './open-hall.ts'

export interface WebhookParts {
  readonly hall: OpenHall
  readonly items: FeedItems
  readonly cases: CaseRuntime
  readonly logger: RuntimeLogger
}

/** The receivers that the log names, each with what it has not yet taken. */
export async function startWebhooks(
  { WEBHOOK_HOSTS, WEBHOOK_INNER }: Config,
  { hall, items, cases, logger }: WebhookParts,
) {
  const secrets = new WebhookSecrets(hall.database, hall.keys.seal)
  const targets: Targets = { hosts: WEBHOOK_HOSTS, inner: WEBHOOK_INNER === 'yes' }
  const webhooks = new Webhooks({
    items,
    store: sqliteOutletStore(hall.database),
    secrets,
    targets,
    logger,
    now: () => hall.runtime.now(),
  })
  const follow = async () =>
    webhooks.follow(await cases.read((book) => [...book.receivers.values()]))
  const stopListening = cases.onCommitted((events) => {
    if (events.some(({ data }) => 'receiverId' in data)) void follow()
  })
  await follow()
  return {
    webhooks,
    secrets,
    targets,
    gauges: () => webhooks.list().flatMap(gaugesOf),
    stop: async () => {
      stopListening()
      await webhooks.stop()
    },
  }
}

const gaugesOf = ({ name, lag, failures }: Receiver): readonly Gauge[] => [
  {
    name: 'yihao_receiver_lag_items',
    help: 'Items of the feed that a receiver has not yet acknowledged',
    labels: { receiver: name },
    value: lag,
  },
  {
    name: 'yihao_receiver_failures',
    help: 'Deliveries in a row that a receiver did not take',
    labels: { receiver: name },
    value: failures,
  },
]
