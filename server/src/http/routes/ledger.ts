import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  businessDateSchema,
  type DayLedger,
  type OvertakeReport,
  type PersonId,
  type ReformReport,
  ticketIdSchema,
} from '@yihao/contract'
import { type Request, type Response, Router } from 'express'
import { dayLedger, ledgerCsv } from '../../ledger/day-ledger.ts'
import { openedAt } from '../../ledger/day-log.ts'
import { KeptAnswers } from '../../ledger/kept-answers.ts'
import { overtakeReport, overtakesCsv } from '../../ledger/overtake-report.ts'
import { reformCsv, reformReport } from '../../ledger/reform-report.ts'
import { ticketLedger } from '../../ledger/ticket-ledger.ts'
import { needs } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { parsed, refuse } from '../problems.ts'

/** Whose each second was: of a day, and of one visit. */
export function ledgerRoutes(deps: HttpDeps): Router {
  const { runtime } = deps
  const router = Router()
  const maySee = needs('see-feed', deps)
  const ledgers = new KeptAnswers<DayLedger>()

  router.get('/days/:date/ledger', maySee, async (request, response) => {
    const day = await askedDay(deps, request)
    response.json(await ledgers.of(day.businessDate, () => dayLedger(runtime, day)))
  })

  router.get('/days/:date/ledger.csv', maySee, async (request, response) => {
    const day = await askedDay(deps, request)
    asCsv(response, `yihao-ledger-${day.businessDate}.csv`)
    await pipeline(Readable.from(ledgerCsv(runtime, day)), response)
  })

  router.get('/tickets/:ticketId/ledger', maySee, async (request, response) => {
    const ticketId = parsed(ticketIdSchema, request.params.ticketId)
    const told = await ticketLedger(runtime, ticketId)
    if (told === undefined) throw refuse('TicketUnknown', { field: 'ticketId', detail: ticketId })
    response.json(told)
  })
  router.use(overtakeRoutes(deps))
  router.use(reformRoutes(deps))
  return router
}

/** What the reform asks of the hall: one number, one window, one visit. */
function reformRoutes(deps: HttpDeps): Router {
  const { runtime } = deps
  const router = Router()
  const maySee = needs('see-feed', deps)
  const reports = new KeptAnswers<ReformReport>()
  const reportOf = async (request: Request) => {
    const day = await askedDay(deps, request)
    return reports.of(day.businessDate, () => reformReport(runtime, day))
  }

  router.get('/days/:date/reform', maySee, async (request, response) => {
    response.json(await reportOf(request))
  })

  router.get('/days/:date/reform.csv', maySee, async (request, response) => {
    const report = await reportOf(request)
    asCsv(response, `yihao-reform-${report.businessDate}.csv`)
    response.send(reformCsv(report))
  })
  return router
}

/** Every call past an earlier arrival; it names clerks, so it has a right of its own. */
function overtakeRoutes(deps: HttpDeps): Router {
  const { runtime, staff } = deps
  const router = Router()
  const maySee = needs('see-overtakes', deps)
  const reports = new KeptAnswers<OvertakeReport>()
  const reportOf = async (request: Request) => {
    const day = await askedDay(deps, request)
    const nameOf = (clerkId: PersonId) => staff.byId(clerkId)?.displayName
    return reports.of(day.businessDate, () => overtakeReport(runtime, day, nameOf))
  }

  router.get('/days/:date/overtakes', maySee, async (request, response) => {
    response.json(await reportOf(request))
  })

  router.get('/days/:date/overtakes.csv', maySee, async (request, response) => {
    const report = await reportOf(request)
    asCsv(response, `yihao-overtakes-${report.businessDate}.csv`)
    response.send(overtakesCsv(report))
  })
  return router
}

/** A day on which the hall was open, and where it begins in the log. */
async function askedDay({ runtime }: HttpDeps, request: Request) {
  const businessDate = parsed(businessDateSchema, request.params.date)
  const openedSeq = await openedAt(runtime, businessDate)
  if (openedSeq === undefined) throw refuse('WrongDate', { field: 'date', detail: businessDate })
  return { businessDate, openedSeq }
}

function asCsv(response: Response, name: string): void {
  response.type('text/csv; charset=utf-8').attachment(name)
}
