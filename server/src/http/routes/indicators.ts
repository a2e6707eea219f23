import {
  addDays,
  type BusinessDate,
  businessDateAt,
  businessDateSchema,
  indicatorScopeSchema,
  type PersonId,
} from '@yihao/contract'
import { type Request, Router } from 'express'
import { z } from 'zod'
import { textOf } from '../../case-desk/case-rows.ts'
import {
  type ChangeShown,
  dailySeries,
  indicatorReport,
  minuteSeries,
} from '../../conduct/indicator-reports.ts'
import { indicatorTickets } from '../../conduct/indicator-tickets.ts'
import { indicatorsCsv } from '../../conduct/indicators-csv.ts'
import { indicatorById } from '../../monitor/indicator-rows.ts'
import { needs } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { parsed, refuse } from '../problems.ts'

const daysMax = 400

const placeShape = {
  scope: indicatorScopeSchema.default('hall'),
  scopeId: z.string().min(1).max(64).optional(),
}
const placeQuery = z.strictObject(placeShape)
const spanQuery = z.strictObject({
  from: businessDateSchema.optional(),
  to: businessDateSchema.optional(),
  ...placeShape,
})
const listQuery = z.strictObject({ date: businessDateSchema.optional(), ...placeShape })

/** The indicators of the conduct monitoring, and what is behind them. */
export function indicatorRoutes(deps: HttpDeps): Router {
  const { monitoring, runtime } = deps
  const router = Router()
  const maySee = needs('see-feed', deps)
  const shown = changeShown(deps)
  const reportOf = (request: Request) =>
    indicatorReport(monitoring, spanOf(deps, request), runtime.now(), shown)

  router.get('/indicators', maySee, (request, response) => {
    response.json(reportOf(request))
  })

  router.get('/indicators.csv', maySee, (request, response) => {
    const report = reportOf(request)
    response
      .type('text/csv; charset=utf-8')
      .attachment(`yihao-indicators-${report.from}-${report.to}-${report.scope}.csv`)
      .send(indicatorsCsv(report))
  })

  router.get('/indicators/:indicatorId/days', maySee, (request, response) => {
    const indicator = indicatorOf(request)
    const span = onePlace(spanOf(deps, request))
    response.json(dailySeries(monitoring, { ...span, indicator }, runtime.now()))
  })

  router.get('/indicators/:indicatorId/minutes', maySee, (request, response) => {
    const indicator = indicatorOf(request)
    const place = onePlace(parsed(placeQuery, request.query))
    response.json(minuteSeries(monitoring, { ...place, indicator }, runtime.now()))
  })

  router.get('/indicators/:indicatorId/tickets', maySee, async (request, response) => {
    const indicator = indicatorOf(request)
    const { date = todayOf(deps), ...place } = parsed(listQuery, request.query)
    const question = { ...onePlace(place), indicator, date }
    const list = await indicatorTickets(monitoring, runtime, question)
    if (list === undefined) throw refuse('WrongDate', { field: 'date', detail: date })
    response.json(list)
  })
  return router
}

const todayOf = ({ runtime }: HttpDeps): BusinessDate => businessDateAt(runtime.now())

function spanOf(deps: HttpDeps, request: Request) {
  const { to = todayOf(deps), ...asked } = parsed(spanQuery, request.query)
  const from = asked.from ?? to
  if (from > to || addDays(from, daysMax) < to) {
    throw refuse('PeriodWrong', { field: 'from', detail: `${from} – ${to}` })
  }
  return { ...asked, from, to }
}

function onePlace<T extends z.infer<typeof placeQuery>>(place: T): T {
  if (place.scope !== 'hall' && place.scopeId === undefined) {
    throw refuse('PlaceNotNamed', { field: 'scopeId' })
  }
  return place
}

function indicatorOf(request: Request) {
  const { indicatorId } = request.params
  const found = indicatorById(String(indicatorId))
  if (found === undefined) {
    throw refuse('IndicatorUnknown', { field: 'indicatorId', detail: String(indicatorId) })
  }
  return found
}

/** Who changed a rule, and the words that were sealed with it. */
function changeShown({ staff, cases }: HttpDeps): ChangeShown {
  return ({ by, note }) => {
    const name = staff.byId(by as PersonId)?.displayName
    const why = textOf(cases.reader, note as Parameters<typeof textOf>[1])
    return {
      ...(name === undefined ? {} : { byName: name }),
      ...(why === undefined ? {} : { why }),
    }
  }
}
