import {
  type HallCommand,
  needsRequestSchema,
  rateRequestSchema,
  type TicketId,
  visitorActionRequestSchema,
} from '@yihao/contract'
import { type Request, Router } from 'express'
import { ticketView } from '../../views/ticket-view.ts'
import { ticketOfLink } from '../../visitors/ticket-links.ts'
import type { HttpDeps } from '../deps.ts'
import { accepted, parsed, refuse } from '../problems.ts'
import { atMost } from '../security.ts'

/** The visitor's own page. Whoever holds the link is the visitor. */
export function visitorRoutes(deps: HttpDeps): Router {
  const { runtime, intake, linkKey } = deps
  const router = Router()
  const at = '/tickets/by-link/:link'
  const ticketOf = (request: Request): TicketId => {
    const ticketId = ticketOfLink(linkKey, String(request.params.link))
    if (ticketId === undefined) throw refuse('LinkNotValid')
    return ticketId
  }
  router.use('/tickets/by-link', atMost(1_200))

  router.get(at, async (request, response) => {
    const ticketId = ticketOf(request)
    const view = await runtime.read((hall) =>
      ticketView(hall, ticketId, runtime.now(), deps.ranges()),
    )
    if (view === undefined) throw refuse('LinkNotValid')
    response.json(view)
  })

  const act = (type: 'AbandonTicket' | 'ReinstateTicket') => async (request: Request) => {
    const ticketId = ticketOf(request)
    const { commandId } = parsed(visitorActionRequestSchema, request.body)
    const command = { type, data: { ticketId } } as HallCommand
    return accepted(await intake.handle({ kind: 'visitor', ticketId }, { commandId, command }))
  }
  router.post(`${at}/abandon`, async (request, response) => {
    response.json(await act('AbandonTicket')(request))
  })
  router.post(`${at}/reinstate`, async (request, response) => {
    response.json(await act('ReinstateTicket')(request))
  })

  router.post(`${at}/needs`, async (request, response) => {
    const ticketId = ticketOf(request)
    const { commandId, needs } = parsed(needsRequestSchema, request.body)
    const command: HallCommand = { type: 'SetNeeds', data: { ticketId, needs } }
    const reply = await intake.handle({ kind: 'visitor', ticketId }, { commandId, command })
    response.json(accepted(reply))
  })

  router.post(`${at}/ratings`, async (request, response) => {
    const ticketId = ticketOf(request)
    const { commandId, note, ...rating } = parsed(rateRequestSchema, request.body)
    const reply = await intake.handle(
      { kind: 'visitor', ticketId },
      {
        commandId,
        command: { type: 'RateService', data: { ...rating, channel: 'phone' } },
        ...(note === undefined ? {} : { note }),
      },
    )
    response.json(accepted(reply))
  })
  return router
}
