import { businessDateSchema, type ForecastReport } from '@yihao/contract'
import { type Request, Router } from 'express'
import { toldCsv } from '../../forecaster/told-csv.ts'
import { needs } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { parsed, refuse } from '../problems.ts'

/** What people were told about waiting, and what then happened. */
export function forecastRoutes(deps: HttpDeps): Router {
  const router = Router()
  const maySee = needs('see-feed', deps)
  const reportOf = async (request: Request): Promise<ForecastReport> => {
    const date = parsed(businessDateSchema, request.params.date)
    const plan = await deps.runtime.read((hall) => hall.plan)
    if (plan === undefined) throw refuse('DayNotOpen')
    return deps.forecasts.report(plan, date)
  }

  router.get('/days/:date/forecasts', maySee, async (request, response) => {
    response.json(await reportOf(request))
  })

  router.get('/days/:date/forecasts.csv', maySee, async (request, response) => {
    const report = await reportOf(request)
    response
      .type('text/csv; charset=utf-8')
      .attachment(`yihao-forecasts-${report.businessDate}.csv`)
      .send(toldCsv(report))
  })
  return router
}
