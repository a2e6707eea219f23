import { businessDateSchema, limits } from '@yihao/contract'
import { Router } from 'express'
import { z } from 'zod'
import { needs } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { parsed, refuse } from '../problems.ts'

const pageQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(limits.feedRowsPerPageMax).default(500),
})
const csvQuery = z.strictObject({ date: businessDateSchema })

/** The feed of the conduct monitoring and the day's figures. */
export function figureRoutes(deps: HttpDeps): Router {
  const { figures } = deps
  const router = Router()
  const maySee = needs('see-feed', deps)

  router.get('/feed/quarters', maySee, async (request, response) => {
    const { after, limit } = parsed(pageQuery, request.query)
    response.json(await figures.page(after, limit))
  })

  router.get('/feed/quarters.csv', maySee, async (request, response) => {
    const { date } = parsed(csvQuery, request.query)
    response
      .type('text/csv; charset=utf-8')
      .attachment(`yihao-quarters-${date}.csv`)
      .send(await figures.quartersCsv(date))
  })

  router.get('/days/:date/figures', maySee, async (request, response) => {
    const date = parsed(businessDateSchema, request.params.date)
    const report = await figures.report(date)
    if (report === undefined) throw refuse('WrongDate', { field: 'date', detail: date })
    response.json(report)
  })
  return router
}
