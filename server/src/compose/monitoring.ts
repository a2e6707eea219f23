import { ConductFeed } from '../conduct/conduct-feed.ts'
import { Monitoring } from '../conduct/monitoring.ts'
import type { Config } from '../config/config.ts'
import type { StaffStore } from '../people/staff-store.ts'
import type { RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { Vault } from '../visitors/vault.ts'
import { startCases } from './cases.ts'
import { feedFigures } from './feed-figures.ts'
import { startFeedOutwards } from './feed-outwards.ts'
import type { OpenHall } from './open-hall.ts'
import { startWebhooks } from './webhooks.ts'

export interface MonitoringParts {
  readonly hall: OpenHall
  readonly vault: Vault
  readonly staff: StaffStore
  readonly logger: RuntimeLogger
  /** Ended in reverse order. */
  readonly stops: (() => Promise<void> | void)[]
}

/** The conduct monitoring (作风整治): figures, the feed outwards, cases, and who gets all that sent. */
export async function startMonitoring(config: Config, parts: MonitoringParts) {
  const { hall, vault, staff, logger, stops } = parts
  const { runtime, database } = hall
  const feed = new ConductFeed({ runtime, database, logger })
  await feed.start()
  stops.push(() => feed.stop())
  const monitoring = new Monitoring({ runtime, database, logger })
  await monitoring.start()
  stops.push(() => monitoring.stop())
  const outwards = startFeedOutwards({ hall, feed, logger })
  stops.push(() => outwards.stop())
  const { items } = outwards
  const cases = await startCases(config, { hall, vault, staff, items, logger })
  stops.push(() => cases.stop())
  const receivers = await startWebhooks(config, { hall, items, cases: cases.runtime, logger })
  stops.push(() => receivers.stop())
  return {
    feed,
    items,
    gauges: async () => [...outwards.gauges(), ...receivers.gauges(), ...(await cases.gauges())],
    /** As the HTTP side asks for it. */
    http: { figures: feedFigures(feed), feedItems: items, monitoring, cases, receivers },
  }
}
