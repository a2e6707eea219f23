import {
  type CounterTicket,
  type CounterView,
  type EpochMs,
  limits,
  type Plan,
  type WindowId,
  type Words,
} from '@yihao/contract'
import { elapsed, ticketAt } from '../engine/guards.ts'
import type { HallView, Ticket, WindowLive } from '../engine/hall.ts'
import { mergeMaterials } from '../engine/materials/merge-materials.ts'
import { recallSpacingOf } from '../engine/needs/needs.ts'
import { indexOf } from '../engine/plan-index.ts'
import { candidatesAt } from '../engine/policy/call-policy.ts'
import { expectedServiceMs } from '../engine/serving/expected-service.ts'
import { counterActions } from './counter-actions.ts'
import { dispatchLine } from './dispatch-line.ts'
import { legLines } from './leg-lines.ts'
import {
  errandText,
  hallHead,
  itemLines,
  noWords,
  reasonWords,
  windowHead,
  zoneName,
} from './parts.ts'
import { type HallRanges, ticketRange, withRange } from './ranges.ts'
import { heldAt, missedAt } from './set-aside.ts'
import { classMarks, classSentence, skillSentence } from './standing.ts'
import { tidalRequest } from './tidal-lines.ts'
import { transferTargets } from './transfer-targets.ts'
import { visitLine } from './visit-lines.ts'
import { staffChoices, visitorLines } from './visitor-lines.ts'
import { whyCalled } from './why-called.ts'

/** 叫号端: everything one clerk needs, and what may be done now. */
export function counterView(
  hall: HallView,
  windowId: WindowId,
  at: EpochMs,
  ranges?: HallRanges,
): CounterView | undefined {
  const { plan } = hall
  const live = hall.windows.get(windowId)
  if (plan === undefined || live === undefined) return undefined
  const window = indexOf(plan).windows.get(windowId)
  if (window === undefined) return undefined
  const eligible = candidatesAt(hall, windowId, at)
    .filter((candidate) => candidate.because === undefined)
    .map((candidate) => candidate.ticket)
  const longest = eligible.reduce<EpochMs | undefined>(
    (since, ticket) => (since === undefined || ticket.queuedAt < since ? ticket.queuedAt : since),
    undefined,
  )
  return {
    kind: 'counter',
    hall: hallHead(hall, plan, at),
    window: {
      ...windowHead(window),
      zoneName: zoneName(plan, window.zoneId),
      state: live.state,
      ...(live.since === undefined ? {} : { since: live.since }),
      ...(live.clerkId === undefined ? {} : { clerkId: live.clerkId }),
      ...(live.pauseReasonCode === undefined
        ? {}
        : { pauseReason: reasonWords(plan.rules.pauseReasons, live.pauseReasonCode) }),
    },
    ...currentTicket(hall, plan, windowId),
    waiting: eligible.length,
    ...(longest === undefined ? {} : { longestWaitSince: longest }),
    next: eligible.slice(0, limits.counterNextListedMax).map((ticket) => ({
      ticketId: ticket.ticketId,
      number: ticket.number,
      arrivedAt: ticket.arrivedAt,
      booked: ticket.source === 'appointment',
      ...marksOf(plan, ticket),
      itemsText: errandText(plan, ticket),
      ...withRange(ticketRange(plan, ticket, ranges)),
    })),
    held: heldAt(hall, plan, windowId),
    missed: missedAt(hall, plan, { windowId, at }),
    today: {
      finished: live.finishedToday,
      meanServingMs:
        live.finishedToday === 0 ? 0 : Math.round(live.servingMsToday / live.finishedToday),
      noShows: live.noShowsToday,
    },
    ...lastService(hall, live, at),
    ...dispatchLine(hall, live),
    ...tidalRequest(hall, plan, windowId),
    actions: counterActions(hall, windowId, at),
    reasons: {
      pause: plan.rules.pauseReasons,
      specificCall: plan.rules.specificCallReasons,
      transfer: plan.rules.transferReasons,
      correction: plan.rules.correctionReasons,
      help: plan.rules.helpReasons,
    },
    ...choicesOf(plan),
    transferTargets: transferTargets(hall, plan, windowId),
  }
}

function marksOf(plan: Plan, ticket: Ticket): Pick<CounterView['next'][number], 'marks'> {
  const marks = classMarks(plan, ticket)
  return marks.length === 0 ? {} : { marks }
}

function choicesOf(plan: Plan): Pick<CounterView, 'visitorChoices'> {
  const choices = staffChoices(plan)
  return choices === undefined ? {} : { visitorChoices: choices }
}

function currentTicket(
  hall: HallView,
  plan: Plan,
  windowId: WindowId,
): { readonly ticket?: CounterTicket } {
  const ticket = ticketAt(hall, windowId)
  if (ticket?.status !== 'called' && ticket?.status !== 'serving') return {}
  const called = ticket.status === 'called'
  return {
    ticket: {
      ticketId: ticket.ticketId,
      number: ticket.number,
      status: ticket.status,
      queueName: indexOf(plan).queues.get(ticket.queueId)?.name ?? noWords,
      arrivedAt: ticket.arrivedAt,
      calledAt: ticket.calledAt,
      ...(called ? {} : { servingSince: (ticket.servingSince + ticket.heldMs) as EpochMs }),
      waitMs: elapsed(ticket.queuedAt, ticket.firstCalledAt),
      callCount: ticket.callCount,
      callCountMax: plan.rules.callCountMax,
      recallFrom: (ticket.calledAt + recallSpacingOf(plan.rules, ticket)) as EpochMs,
      booked: ticket.source === 'appointment',
      items: itemLines(plan, ticket),
      ...legLines(hall, plan, ticket),
      materials: [...mergeMaterials(plan, ticket)],
      ...visitLine(plan, ticket, 'counter'),
      ...expectedOf(plan, ticket),
      ...visitorLines(plan, ticket),
      why: joined([
        whyCalled(ticket),
        ...classSentence(plan, ticket),
        ...skillSentence(hall, plan, { ticket, windowId }),
      ]),
    },
  }
}

function expectedOf(plan: Plan, ticket: Ticket): Pick<CounterTicket, 'expectedMs'> {
  const expectedMs = expectedServiceMs(plan, ticket)
  return expectedMs === undefined ? {} : { expectedMs }
}

/** Sentences of one line. */
const joined = (sentences: readonly Words[]): Words => ({
  zh: sentences.map(({ zh }) => zh).join('；'),
  en: sentences.map(({ en }) => en).join('; '),
})

/** 已评价 or not; the level of a single rating is nobody's business at the counter (RATE-2). */
function lastService(
  hall: HallView,
  live: Pick<WindowLive, 'lastServingId'>,
  at: EpochMs,
): Pick<CounterView, 'lastService'> {
  const serving =
    live.lastServingId === undefined ? undefined : hall.servings.get(live.lastServingId)
  if (serving === undefined || hall.plan === undefined) return {}
  const idle = at - serving.finishedAt > hall.plan.rules.evaluatorIdleMs
  const rating = serving.rated !== undefined ? 'rated' : idle ? 'not-rated' : 'open'
  return { lastService: { number: serving.number, rating } }
}
