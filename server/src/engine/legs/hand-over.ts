import type {
  CommandOf,
  ItemCode,
  Plan,
  QueueId,
  Refusal,
  ServiceWindow,
  TransferTarget,
} from '@yihao/contract'
import type { HallView, Ticket } from '../hall.ts'
import { indexOf } from '../plan-index.ts'
import { chooseQueue, firstWrong } from '../taking/choose-queue.ts'
import { isNothing, type MattersMade, nothing, together, wholeOf, without } from './legs.ts'
import { planLegs } from './plan-legs.ts'

export type HandOver =
  | {
      readonly ok: true
      readonly queueId: QueueId
      readonly found: { readonly leg: MattersMade; readonly later: MattersMade }
    }
  | { readonly ok: false; readonly refusal: Refusal }

const no = (code: Refusal['code'], field: string, detail?: string): HandOver => ({
  ok: false,
  refusal: { code, field, ...(detail === undefined ? {} : { detail }) },
})

/** 咨询 hands over: the number goes on with what was found out, to where that is done (MOVE-7). */
export function handOver(
  hall: HallView,
  ticket: Ticket,
  { data }: CommandOf<'TransferTicket'>,
): HandOver {
  const { plan } = hall
  const { itemCodes = [], target, windowId } = data
  if (plan === undefined) return no('DayNotOpen', 'target')
  if (!isNothing(wholeOf(ticket))) return no('ItemsKnownAlready', 'itemCodes')
  const { audience } = ticket
  const wrong = firstWrong(plan, { itemCodes, packageCodes: [], audience })
  if (wrong?.ok === false) return no(wrong.code, 'itemCodes', wrong.detail)
  const able = ableOf(hall, plan, target)
  if (!Array.isArray(able)) return able
  if (able.some((window) => window.windowId === windowId && target.kind === 'window')) {
    return no('TransferPointless', 'target')
  }
  const leg = together({ itemCodes: most(plan, able, itemCodes), packageCodes: [] })
  const later = without(together({ ...nothing, itemCodes }), leg)
  if (isNothing(leg) || planLegs(hall, { ...later, audience }) === undefined) {
    return no('TransferPointless', 'target')
  }
  return { ok: true, queueId: queueOf(plan, ticket, { target, leg }), found: { leg, later } }
}

/** The windows that are meant: one, or all that call from the queue. */
function ableOf(
  hall: HallView,
  plan: Plan,
  target: TransferTarget,
): ServiceWindow[] | Extract<HandOver, { ok: false }> {
  const index = indexOf(plan)
  const refused = (code: Refusal['code']) => ({
    ok: false as const,
    refusal: { code, field: 'target' },
  })
  if (target.kind === 'queue') {
    if (!index.queues.has(target.queueId)) return refused('QueueUnknown')
    return plan.windows.filter((window) => index.serves(window.windowId, target.queueId))
  }
  const window = index.windows.get(target.windowId)
  if (window === undefined) return refused('WindowUnknown')
  if (hall.windows.get(target.windowId)?.state === 'closed') return refused('TargetWindowClosed')
  return [window]
}

/** What one of these windows can do at once, the most of it. */
function most(
  plan: Plan,
  windows: readonly ServiceWindow[],
  wanted: readonly ItemCode[],
): readonly ItemCode[] {
  const index = indexOf(plan)
  let best: readonly ItemCode[] = []
  for (const { windowId } of windows) {
    const able = wanted.filter((code) =>
      index.covers(windowId, { itemCodes: [code], packageCodes: [] }),
    )
    if (able.length > best.length) best = able
  }
  return best
}

/** Where it waits; should the window close, others of that queue can do it too (MOVE-3). */
function queueOf(
  plan: Plan,
  ticket: Ticket,
  to: { readonly target: TransferTarget; readonly leg: MattersMade },
): QueueId {
  if (to.target.kind === 'queue') return to.target.queueId
  const choice = chooseQueue(plan, { ...to.leg, audience: ticket.audience })
  return choice.ok ? choice.queue.queueId : ticket.queueId
}
