import { refusalText } from '@yihao/contract'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, Router } from 'express'
import type { HttpDeps } from './deps.ts'
import { ProblemError, problemOf, refuse, sendProblem } from './problems.ts'
import { appointmentRoutes } from './routes/appointments.ts'
import { callRoutes } from './routes/calls.ts'
import { caseRoutes } from './routes/cases.ts'
import { commandRoutes } from './routes/commands.ts'
import { demoRoutes } from './routes/demo.ts'
import { deviceRoutes } from './routes/devices.ts'
import { feedItemRoutes } from './routes/feed-items.ts'
import { figureRoutes } from './routes/figures.ts'
import { forecastRoutes } from './routes/forecasts.ts'
import { hallRoutes } from './routes/hall.ts'
import { healthRoutes } from './routes/health.ts'
import { indicatorRoutes } from './routes/indicators.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { pageRoutes } from './routes/pages.ts'
import { pairingRoutes } from './routes/pairing.ts'
import { peopleRoutes } from './routes/people.ts'
import { receiverRoutes } from './routes/receivers.ts'
import { sessionRoutes } from './routes/session.ts'
import { setupRoutes } from './routes/setup.ts'
import { ticketRoutes } from './routes/tickets.ts'
import { visitorRoutes } from './routes/visitor.ts'
import { visitRoutes } from './routes/visits.ts'
import { headers, ownPagesOnly } from './security.ts'

/** An adopted plan is by far the longest body; everything else is small. */
const bodyBytesMax = 2_000_000

export function createApp(deps: HttpDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', deps.trustProxy)
  app.set('etag', 'strong')
  app.use(headers(deps))
  // A visitor's phone is on a mobile network; a third of the bytes is a third of the wait.
  app.use(compression())
  app.use(healthRoutes(deps))
  app.use('/api', api(deps))
  app.use(pageRoutes(deps))
  app.use(answerErrors(deps))
  return app
}

function api(deps: HttpDeps): Router {
  const router = Router()
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  router.use(ownPagesOnly(deps))
  router.use(express.json({ limit: bodyBytesMax, strict: true }))
  const parts = [
    hallRoutes,
    appointmentRoutes,
    ticketRoutes,
    visitorRoutes,
    visitRoutes,
    commandRoutes,
    sessionRoutes,
    pairingRoutes,
    deviceRoutes,
    peopleRoutes,
    figureRoutes,
    feedItemRoutes,
    caseRoutes,
    receiverRoutes,
    ledgerRoutes,
    forecastRoutes,
    indicatorRoutes,
    callRoutes,
    setupRoutes,
    demoRoutes,
  ]
  for (const routes of parts) router.use(routes(deps))
  router.use(() => {
    throw new ProblemError(notFound)
  })
  return router
}

const notFound = {
  type: 'about:blank',
  title: 'Not found',
  status: 404,
  code: 'NotFound',
  words: { zh: '没有这个地址', en: 'There is nothing at this address.' },
}

/** The last word: a problem as it is, anything else as one that names nothing of the inside. */
function answerErrors({ logger }: HttpDeps): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    if (error instanceof ProblemError) return sendProblem(response, error.problem)
    const status = statusOf(error)
    if (status === 413 || status === 400 || status === 415) {
      const detail = status === 413 ? 'body too large' : 'not JSON'
      return sendProblem(response, { ...problemOf({ code: 'MalformedCommand', detail }), status })
    }
    logger.error(
      { err: error, method: request.method, path: request.route?.path },
      'a request failed',
    )
    sendProblem(response, {
      ...refuse('NotStored').problem,
      status: 500,
      words: refusalText.NotStored,
    })
  }
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}
