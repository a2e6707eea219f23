import {
  type CommandEnvelope,
  checkInRequestSchema,
  type HallCommand,
  previewRequestSchema,
  type Reply,
  type TakenReply,
  type TicketFound,
  type TicketId,
  takeRequestSchema,
  ticketNumberSchema,
} from '@yihao/contract'
import { Router } from 'express'
import type { HallView } from '../../engine/hall.ts'
import { indexOf } from '../../engine/plan-index.ts'
import { refusalWords } from '../../runtime/refusal-words.ts'
import { noWords, zoneName } from '../../views/parts.ts'
import { previewOf } from '../../views/preview.ts'
import { ticketRange, withRange } from '../../views/ranges.ts'
import { linkOf } from '../../visitors/ticket-links.ts'
import { callerOf, staffOf } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { accepted, ProblemError, parsed, problemOf, refuse } from '../problems.ts'
import { atMost } from '../security.ts'

/** A kiosk in a rush takes one in three seconds; a third party brings many visitors. */
const takesPerMinute = 6_000

/** Taking a number: kiosks, guides and third parties. */
export function ticketRoutes(deps: HttpDeps): Router {
  const { runtime, intake } = deps
  const router = Router()

  router.post('/tickets/preview', atMost(1_200), async (request, response) => {
    const { applicants, ...selection } = parsed(previewRequestSchema, request.body)
    // What a case is about is not for anybody who guesses its number.
    const isOpen = selection.filed === undefined || callerOf(request, deps).kind !== 'nobody'
    if (!isOpen) throw refuse('NotSignedIn')
    const wanted = { ...selection, applicants }
    const [at, ranges] = [runtime.now(), deps.ranges()]
    const preview = await runtime.read((hall) => previewOf(hall, wanted, at, ranges))
    if (!preview.ok) {
      const { refusal } = preview
      const caller = callerOf(request, deps)
      const atKiosk = caller.kind === 'device' && caller.assignment.kind === 'kiosk'
      if (atKiosk) intake.turnedAway(caller, { type: 'IssueTicket', data: selection }, refusal)
      throw new ProblemError(problemOf(refusal, refusalWords(refusal)))
    }
    response.json(preview.card)
  })

  const take = async (
    request: Parameters<typeof callerOf>[0],
    envelope: CommandEnvelope,
  ): Promise<TakenReply> => {
    const reply = await intake.handle(callerOf(request, deps), envelope)
    return taken(deps, reply)
  }

  router.post('/tickets', atMost(takesPerMinute), async (request, response) => {
    const { commandId, visitor, applicants, ...data } = parsed(takeRequestSchema, request.body)
    const command: HallCommand = { type: 'IssueTicket', data }
    const reply = await take(request, {
      commandId,
      command,
      ...(visitor === undefined ? {} : { visitor }),
      ...(applicants === undefined ? {} : { applicants }),
    })
    response.status(reply.duplicate ? 200 : 201).json(reply)
  })

  router.post('/appointments/check-in', atMost(takesPerMinute), async (request, response) => {
    const { commandId, visitor, ...data } = parsed(checkInRequestSchema, request.body)
    const reply = await take(request, {
      commandId,
      command: { type: 'CheckInAppointment', data },
      ...(visitor === undefined ? {} : { visitor }),
    })
    response.status(reply.duplicate ? 200 : 201).json(reply)
  })

  router.get('/tickets/by-number/:number', async (request, response) => {
    staffOf(request, deps)
    const number = parsed(ticketNumberSchema, request.params.number)
    const found = await runtime.read((hall) => byNumber(hall, number))
    if (found === undefined) throw refuse('TicketUnknown', { field: 'number', detail: number })
    response.json(found)
  })
  return router
}

async function taken(deps: HttpDeps, reply: Reply): Promise<TakenReply> {
  const { runtime, linkKey, publicUrl } = deps
  const { events, position, duplicate } = accepted(reply)
  const issued = events.find((event) => event.type === 'TicketIssued')
  if (issued?.type !== 'TicketIssued') throw new Error('a number was taken without its event')
  const { ticketId, number, queueId, ahead, arrivedAt, claim } = issued.data
  const place = await runtime.read((hall) => {
    const { plan } = hall
    const queue = plan === undefined ? undefined : indexOf(plan).queues.get(queueId)
    if (plan === undefined || queue === undefined) return { queueName: noWords, zoneName: noWords }
    const ticket = hall.tickets.get(ticketId)
    const range = ticket && ticketRange(plan, ticket, deps.ranges())
    return { queueName: queue.name, zoneName: zoneName(plan, queue.zoneId), ...withRange(range) }
  })
  const link = linkOf(linkKey, ticketId)
  const url = `${publicUrl}/t/${link}`
  const state = claim?.confirmed === undefined ? ('waiting' as const) : ('confirmed' as const)
  return {
    ticketId,
    number,
    ...place,
    ahead,
    issuedAt: arrivedAt,
    link,
    url,
    ...(claim === undefined ? {} : { claim: state }),
    position,
    duplicate,
  }
}

/** People say the number; the day's newest ticket of that number is meant. */
function byNumber(hall: HallView, number: string): TicketFound | undefined {
  const { plan, day } = hall
  if (plan === undefined) return undefined
  const index = indexOf(plan)
  const common = (ticket: { ticketId: TicketId; queueId: string; issuedAt: number }) => ({
    ticketId: ticket.ticketId,
    number,
    queueName: plan.queues.find((queue) => queue.queueId === ticket.queueId)?.name ?? noWords,
    issuedAt: ticket.issuedAt,
  })
  for (const ticket of hall.tickets.values()) {
    if (ticket.number !== number) continue
    const windowId = 'windowId' in ticket ? ticket.windowId : undefined
    const window = windowId === undefined ? undefined : index.windows.get(windowId)
    return {
      ...common(ticket),
      status: ticket.status,
      ...(window === undefined ? {} : { windowNumber: window.windowNumber }),
    } as TicketFound
  }
  for (const ticket of hall.closed.values()) {
    const today = ticket.businessDate === (day?.businessDate ?? hall.lastClosedDate)
    if (!today || ticket.number !== number) continue
    return { ...common(ticket), status: ticket.outcome } as TicketFound
  }
  return undefined
}
