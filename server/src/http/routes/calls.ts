import {
  type CallReason,
  type Plan,
  type RecordedEvent,
  type TicketId,
  ticketIdSchema,
} from '@yihao/contract'
import { Router } from 'express'
import type { HallView, Ticket } from '../../engine/hall.ts'
import { indexOf } from '../../engine/plan-index.ts'
import { type Candidate, candidatesAt } from '../../engine/policy/call-policy.ts'
import { classMarks, classSentence, skillSentence } from '../../views/standing.ts'
import { calledInTurn, passedOverText, ruleText, standsBehind } from '../../views/why-called.ts'
import { needs } from '../callers.ts'
import type { HttpDeps } from '../deps.ts'
import { parsed, refuse } from '../problems.ts'

type CallEvent = Extract<RecordedEvent, { type: 'TicketCalled' }>

const pageRows = 2_000

/** “为什么先叫他”: the record of a call, with everybody who waited at that moment. */
export function callRoutes(deps: HttpDeps): Router {
  const router = Router()
  router.get(
    '/calls/:ticketId/reason',
    needs('see-call-reasons', deps),
    async (request, response) => {
      const ticketId = parsed(ticketIdSchema, request.params.ticketId)
      const call = await lastCallOf(deps, ticketId)
      if (call === undefined) throw refuse('NothingCalled')
      response.json(await reasonOf(deps, call))
    },
  )
  return router
}

/** Backwards from now, since people ask soon after. */
async function lastCallOf(
  { runtime }: HttpDeps,
  ticketId: TicketId,
): Promise<CallEvent | undefined> {
  for (let end = runtime.position().seq; end > 0; end -= pageRows) {
    const after = Math.max(0, end - pageRows)
    const events = await runtime.readAfter(after, end - after)
    for (const event of [...events].reverse()) {
      if (event.type === 'TicketCalled' && event.data.ticketId === ticketId) return event
      // The ticket cannot have been called before it was issued.
      if (event.type === 'TicketIssued' && event.data.ticketId === ticketId) return undefined
    }
  }
  return undefined
}

async function reasonOf({ runtime }: HttpDeps, call: CallEvent): Promise<CallReason> {
  const { windowId, ticketId, number, via, basis, reasonCode } = call.data
  const before = await runtime.hallAt(call.position.seq - 1)
  const window = before.plan === undefined ? undefined : indexOf(before.plan).windows.get(windowId)
  const reasons = before.plan?.rules.specificCallReasons ?? []
  const reason = reasons.find(({ code }) => code === reasonCode)?.words
  const arrivedAt = before.tickets.get(ticketId)?.arrivedAt ?? call.recordedAt
  const line = (candidate: Candidate): CallReason['candidates'][number] => {
    const { ticket, because, score } = candidate
    const won = ticket.ticketId === ticketId
    const passed = via === 'specific' && ticket.arrivedAt < arrivedAt
    const why = because ?? (passed ? 'specific-call' : undefined)
    return {
      number: ticket.number,
      arrivedAt: ticket.arrivedAt,
      eligible: because === undefined,
      because: won ? 'called' : (why ?? 'stands-behind'),
      score,
      ...marksOf(before.plan, ticket),
      words: won ? calledInTurn : why === undefined ? standsBehind : passedOverText[why],
    }
  }
  return {
    number,
    calledAt: call.recordedAt,
    windowNumber: window?.windowNumber ?? 0,
    via,
    policyId: basis.policyId,
    words: ruleText(basis),
    ...(reason === undefined ? {} : { reason }),
    ...moreOf(before, call),
    candidates: candidatesAt(before, windowId, call.recordedAt).map(line),
  }
}

function marksOf(
  plan: Plan | undefined,
  ticket: Ticket,
): Pick<CallReason['candidates'][number], 'marks'> {
  const marks = plan === undefined ? [] : classMarks(plan, ticket)
  return marks.length === 0 ? {} : { marks }
}

/** What the class of the number and the skills of the window had to do with it. */
function moreOf(before: HallView, { data }: CallEvent): Pick<CallReason, 'more'> {
  const ticket = before.tickets.get(data.ticketId)
  const { plan } = before
  if (plan === undefined || ticket === undefined) return {}
  const { windowId } = data
  const more = [
    ...classSentence(plan, ticket),
    ...skillSentence(before, plan, { ticket, windowId }),
  ]
  return more.length === 0 ? {} : { more }
}
