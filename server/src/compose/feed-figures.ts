import type { BusinessDate } from '@yihao/contract'
import type { ConductFeed } from '../conduct/conduct-feed.ts'
import type { Figures } from '../http/deps.ts'

/** The feed as the HTTP side asks for it. */
export function feedFigures(feed: ConductFeed): Figures {
  return {
    page: async (after, limit) => feed.rowsAfter(after, limit),
    quartersCsv: async (date) => feed.csvOf(date as BusinessDate),
    report: async (date) => feed.figuresOf(date as BusinessDate),
  }
}
