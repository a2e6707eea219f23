import type { FeedItem } from '@yihao/contract'
import { csvCell, hallTimeText } from '../conduct/feed-csv.ts'

const header = ['version', 'cursor', 'eventId', 'kind', 'key', 'recordedAt', 'data']

/** The items as they are; `data` is JSON, for each kind has other columns. */
export function feedItemsCsv(items: readonly FeedItem[]): string {
  const lines = items.map((item) => [
    item.version,
    item.cursor,
    item.eventId,
    item.kind,
    item.key,
    hallTimeText(item.recordedAt),
    JSON.stringify(item.data),
  ])
  const text = [header, ...lines].map((cells) => cells.map(csvCell).join(','))
  return `\uFEFF${text.join('\r\n')}\r\n`
}
