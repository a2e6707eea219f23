import type { EpochMs, GuideView, Plan } from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import { toBeFetched } from '../engine/needs/needs.ts'
import { indexOf } from '../engine/plan-index.ts'
import { hallHead, noWords, windowHead, zoneName } from './parts.ts'
import { claimLine, needLines, staffChoices } from './visitor-lines.ts'

/** 导服: whom to fetch now, and whose claim is to be looked at. */
export function guideView(hall: HallView, at: EpochMs): GuideView | undefined {
  const { plan } = hall
  if (plan === undefined) return undefined
  return {
    kind: 'guide',
    hall: hallHead(hall, plan, at),
    fetch: fetchLines(hall, plan),
    claims: claimLines(hall, plan),
    choices: staffChoices(plan) ?? { needs: [], groups: [], claimRefusal: [], green: [] },
  }
}

function placeOf(plan: Plan, queueId: Parameters<typeof waitsIn>[1]) {
  const queue = indexOf(plan).queues.get(queueId)
  return { queueName: queue?.name ?? noWords, zoneName: waitsIn(plan, queueId) }
}

function waitsIn(plan: Plan, queueId: Plan['queues'][number]['queueId']) {
  const queue = indexOf(plan).queues.get(queueId)
  return queue === undefined ? noWords : zoneName(plan, queue.zoneId)
}

function fetchLines({ tickets }: HallView, plan: Plan): GuideView['fetch'] {
  const lines: GuideView['fetch'] = []
  for (const ticket of tickets.values()) {
    if (ticket.status !== 'called' || !toBeFetched(plan.rules, ticket)) continue
    const window = indexOf(plan).windows.get(ticket.windowId)
    if (window === undefined) continue
    const { ticketId, number, calledAt, fetchedBy } = ticket
    const { windowNumber, label } = windowHead(window)
    lines.push({
      ticketId,
      number,
      needs: needLines(plan, ticket),
      from: waitsIn(plan, ticket.queueId),
      windowNumber,
      windowLabel: label,
      zoneName: zoneName(plan, window.zoneId),
      calledAt,
      ...(fetchedBy === undefined ? {} : { guideId: fetchedBy }),
    })
  }
  return lines.sort((a, b) => a.calledAt - b.calledAt)
}

function claimLines({ tickets }: HallView, plan: Plan): GuideView['claims'] {
  const lines: GuideView['claims'] = []
  for (const ticket of tickets.values()) {
    const claim = claimLine(plan, ticket)
    if (claim?.state !== 'waiting') continue
    const { ticketId, number, status, arrivedAt } = ticket
    lines.push({ ticketId, number, status, ...placeOf(plan, ticket.queueId), arrivedAt, claim })
  }
  return lines.sort((a, b) => a.arrivedAt - b.arrivedAt)
}
