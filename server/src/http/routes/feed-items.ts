import {
  addDays,
  type BusinessDate,
  businessDateAt,
  businessDateSchema,
  type FeedItem,
  type FeedItemPage,
  type FeedStart,
  feedItemVersion,
  limits,
  startOfDate,
} from '@yihao/contract'
import { Router } from 'express'
import { z } from 'zod'
import { feedItemsCsv } from '../../feed/feed-items-csv.ts'
import { needs } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { parsed, refuse } from '../problems.ts'

const pageQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(limits.feedRowsPerPageMax).default(500),
})
const dateQuery = z.strictObject({ date: businessDateSchema })

/** The feed outwards, for whoever prefers to ask (FEED-1). */
export function feedItemRoutes(deps: HttpDeps): Router {
  const { feedItems } = deps
  const router = Router()
  const maySee = needs('see-feed', deps)

  router.get('/feed/items', maySee, (request, response) => {
    const { after, limit } = parsed(pageQuery, request.query)
    const found = feedItems.itemsAfter(after, limit + 1)
    const items = found.slice(0, limit)
    const page: FeedItemPage = {
      version: feedItemVersion,
      epoch: feedItems.epoch,
      items,
      nextCursor: items.at(-1)?.cursor ?? after,
      more: found.length > limit,
    }
    response.json(page)
  })

  router.get('/feed/items.csv', maySee, (request, response) => {
    const date = askedDate(deps, request.query)
    const told = itemsOf(deps, date)
    response
      .type('text/csv; charset=utf-8')
      .attachment(`yihao-feed-${date}.csv`)
      .send(feedItemsCsv(told))
  })

  router.get('/feed/start', maySee, async (request, response) => {
    const date = askedDate(deps, request.query)
    const open = await deps.runtime.read((hall) => hall.day?.businessDate === date)
    const today = businessDateAt(deps.runtime.now()) === date
    const start: FeedStart = {
      date,
      after: feedItems.cursorBefore(startOfDate(date)),
      closed: !open && !today,
    }
    response.json(start)
  })
  return router
}

/** A date that is not over may be asked about, one that has not begun may not. */
function askedDate({ runtime }: HttpDeps, query: unknown): BusinessDate {
  const { date } = parsed(dateQuery, query)
  if (date > businessDateAt(runtime.now()))
    throw refuse('WrongDate', { field: 'date', detail: date })
  return date
}

function itemsOf({ feedItems }: HttpDeps, date: BusinessDate): readonly FeedItem[] {
  const after = feedItems.cursorBefore(startOfDate(date))
  const last = feedItems.cursorBefore(startOfDate(addDays(date, 1)))
  return last > after ? feedItems.itemsAfter(after, last - after) : []
}
