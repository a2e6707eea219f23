import type { EpochMs, Plan, WallView } from '@yihao/contract'
import type { HallView, Ticket } from '../engine/hall.ts'
import { waitingIn } from '../engine/line/line.ts'
import { toBeFetched } from '../engine/needs/needs.ts'
import { hallHead, queueLine, reasonWords, windowHead } from './parts.ts'
import { type HallRanges, withScore } from './ranges.ts'
import { tidalLines } from './tidal-lines.ts'
import { figuresOf } from './wait-figures.ts'

/** The managers' live wait screen. Figures of waits are net of the hall's rest (TIME-2). */
export function wallView(hall: HallView, at: EpochMs, ranges?: HallRanges): WallView | undefined {
  const { plan, day } = hall
  if (plan === undefined) return undefined
  return {
    kind: 'wall',
    hall: hallHead(hall, plan, at),
    ...(day === undefined ? {} : { businessDate: day.businessDate }),
    totals: { ...totals(hall), ...withScore(plan, ranges) },
    queues: queues(hall, plan, ranges),
    windows: windows(hall, plan),
    zones: plan.zones,
    help: help(hall, plan),
    ...tidalLines(hall, plan),
    ...transfers(hall, plan),
    curve: (day?.quarters ?? []).map(({ from, issued, called, waiting }) => ({
      from,
      issued,
      called,
      waiting,
    })),
  }
}

/** By reason, the most frequent first; a number sent to the wrong window is the hall's mistake (MOVE-8). */
function transfers(hall: HallView, plan: Plan): Pick<WallView, 'transfers'> {
  const counted = [...(hall.day?.transfers ?? [])].sort(([, a], [, b]) => b - a)
  if (counted.length === 0) return {}
  return {
    transfers: counted.map(([code, count]) => ({
      reason: reasonWords(plan.rules.transferReasons, code),
      count,
    })),
  }
}

function totals(hall: HallView): WallView['totals'] {
  const { day } = hall
  const inState = { waiting: 0, called: 0, serving: 0, held: 0, 'no-show': 0 }
  for (const ticket of hall.tickets.values()) inState[ticket.status] += 1
  const refusedTakes = [...(day?.refusedTakes.values() ?? [])].reduce((sum, one) => sum + one, 0)
  return {
    issued: day?.issued ?? 0,
    waiting: inState.waiting,
    called: inState.called,
    serving: inState.serving,
    held: inState.held,
    missed: inState['no-show'],
    finished: day?.finished ?? 0,
    abandoned: day?.abandoned ?? 0,
    rated: day?.rated ?? 0,
    ...(refusedTakes === 0 ? {} : { refusedTakes }),
    ...toFetch(hall),
    waits: figuresOf([...(day?.waits.values() ?? [])].flat()),
    services: figuresOf(day?.services ?? []),
  }
}

/** NEED-4: nobody has said yet that they go. */
function toFetch({ tickets, plan }: HallView): Pick<WallView['totals'], 'toFetch'> {
  if (plan === undefined) return {}
  const open = [...tickets.values()].filter(
    (ticket) =>
      ticket.status === 'called' &&
      ticket.fetchedBy === undefined &&
      toBeFetched(plan.rules, ticket),
  )
  return open.length === 0 ? {} : { toFetch: open.length }
}

function queues(hall: HallView, plan: Plan, ranges: HallRanges | undefined): WallView['queues'] {
  return plan.queues.map((queue) => {
    let longest: EpochMs | undefined
    for (const ticket of waitingIn(hall, queue.queueId)) {
      if (longest === undefined || ticket.queuedAt < longest) longest = ticket.queuedAt
    }
    const waits = hall.day?.waits.get(queue.queueId) ?? []
    return {
      ...queueLine(hall, plan, queue, ranges),
      ...(longest === undefined ? {} : { longestWaitSince: longest }),
      calledToday: waits.length,
      waits: figuresOf(waits),
      ...withScore(plan, ranges, queue.queueId),
    }
  })
}

function windows(hall: HallView, plan: Plan): WallView['windows'] {
  return plan.windows.map((window) => {
    const live = hall.windows.get(window.windowId)
    const ticket = live?.ticketId === undefined ? undefined : hall.tickets.get(live.ticketId)
    const since = live?.state === 'open' ? live.freeSince : live?.since
    return {
      ...windowHead(window),
      zoneId: window.zoneId,
      state: live?.state ?? 'closed',
      ...(since === undefined ? {} : { since }),
      ...(live?.clerkId === undefined ? {} : { clerkId: live.clerkId }),
      ...(live?.pauseReasonCode === undefined
        ? {}
        : { pauseReason: reasonWords(plan.rules.pauseReasons, live.pauseReasonCode) }),
      ...ticketOnTile(ticket),
      finishedToday: live?.finishedToday ?? 0,
      ...(window.tidal ? { tidal: true as const } : {}),
    }
  })
}

function ticketOnTile(ticket: Ticket | undefined) {
  if (ticket?.status !== 'called' && ticket?.status !== 'serving') return {}
  return {
    ticketNumber: ticket.number,
    ticketStatus: ticket.status,
    ticketSince: ticket.status === 'called' ? ticket.calledAt : ticket.servingSince,
  }
}

function help(hall: HallView, plan: Plan): WallView['help'] {
  return plan.windows.flatMap((window) => {
    const asked = hall.windows.get(window.windowId)?.help
    if (asked === undefined) return []
    const { windowId, windowNumber } = window
    const reason = reasonWords(plan.rules.helpReasons, asked.reasonCode)
    return [{ windowId, windowNumber, reason, at: asked.at }]
  })
}
