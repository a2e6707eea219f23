import type { FeedQuarter, RecordedEvent } from '@yihao/contract'
import type { ConductFeed } from '../conduct/conduct-feed.ts'
import type { Gauge } from '../conduct/conduct-gauges.ts'
import { FeedItems } from '../feed/feed-items.ts'
import { inTransaction } from '../log/sqlite/migrate.ts'
import { sqliteOutletStore } from '../log/sqlite/sqlite-outlet-store.ts'
import { Follower } from '../outlets/follower.ts'
import { feedRows, logSource } from '../outlets/log-source.ts'
import type { RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { OpenHall } from './open-hall.ts'

export interface FeedOutwardsParts {
  readonly hall: Pick<OpenHall, 'runtime' | 'database'>
  readonly feed: ConductFeed
  readonly logger: RuntimeLogger
}

/** Rows that become items in one transaction: one flush of the disk for all of them. */
const rowsTogether = 100

/** The one feed outwards, and what of the hall's own figures goes into it. */
export function startFeedOutwards({ hall, feed, logger }: FeedOutwardsParts) {
  const { runtime, database } = hall
  const items = new FeedItems({
    database,
    hallId: runtime.hallId,
    now: () => runtime.now(),
    epoch: () => runtime.position().epoch,
  })
  const common = { store: sqliteOutletStore(database), holder: 'this-data-folder', logger }
  const rows = {
    rowsAfter: async (cursor: number, limit: number) => feed.rowsAfter(cursor, limit).rows,
    onMore: (listener: () => void) => feed.onRows(() => listener()),
  }
  const followers = [
    new Follower<FeedQuarter>({
      ...common,
      outlet: 'feed-quarters',
      source: feedRows(runtime.hallId, rows),
      portion: rowsTogether,
      handle: async (some) => {
        inTransaction(database, () => {
          for (const row of some) items.append('quarter', String(row.cursor), row)
        })
        return 'sent'
      },
    }),
    new Follower<RecordedEvent>({
      ...common,
      outlet: 'feed-days',
      source: logSource(runtime),
      handle: async ([event]) => {
        if (event?.type !== 'DayClosed') return 'passed'
        const report = feed.figuresOf(event.data.businessDate)
        // The figures follow the log as well and may be a moment behind: asked again.
        if (report?.closed !== true) throw new Error('the figures of the day are not final yet')
        items.append('day', report.businessDate, report)
        return 'sent'
      },
    }),
  ]
  const gauges = (): readonly Gauge[] => [
    {
      name: 'yihao_feed_items_last_cursor',
      help: 'Cursor of the newest item of the feed outwards',
      labels: {},
      value: items.lastCursor,
    },
  ]
  return {
    items,
    gauges,
    stop: async () => {
      await Promise.all(followers.map((follower) => follower.stop()))
    },
  }
}
