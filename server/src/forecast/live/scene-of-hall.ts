import type { EpochMs, Plan, QueueId, WindowId } from '@yihao/contract'
import { inPlannedBreak } from '../../engine/duty/duty-plan.ts'
import { elapsed } from '../../engine/guards.ts'
import type { HallView, Ticket, WindowLive } from '../../engine/hall.ts'
import { isNothing, laterOf } from '../../engine/legs/legs.ts'
import { planLegs } from '../../engine/legs/plan-legs.ts'
import { waitingIn } from '../../engine/line/line.ts'
import { indexOf } from '../../engine/plan-index.ts'
import { rateOfClasses } from '../../engine/policy/accumulating-priority.ts'
import { policyOf } from '../../engine/policy/call-policy.ts'
import { thingOf } from './chance.ts'
import { expectedDuty, type Span } from './duty.ts'
import { expectedArrivals, ordinaryArrivals } from './expected-arrivals.ts'
import type { Learnt } from './learnt.ts'
import { type Newcomer, newcomersOf } from './newcomers.ts'
import type { Engaged, Scene, SceneLane, SceneTicket, SceneWindow } from './scene.ts'

export interface HallScene {
  readonly scene: Scene
  /** Who stands at each place of `scene.waiting`. */
  readonly tickets: readonly Ticket[]
  /** Who stands at each place of `scene.probes`. */
  readonly newcomers: readonly Newcomer[]
  /** When whoever is asked about joined, or will. */
  readonly joinedAt: readonly number[]
}

/** A window that comes or goes, to see what it would bring (潮汐窗口). */
export interface ChangedDuty {
  readonly direction: 'open' | 'close'
  readonly windowId: WindowId
  /** From the decision until the first call there. */
  readonly afterMs: number
}

export interface SceneOptions {
  readonly duty?: ChangedDuty | undefined
  /** For so long those too are asked about who are still to come. */
  readonly newcomersForMs?: number | undefined
}

/** Last of its moment: everybody who has a number stands before. */
const lastTie = Number.POSITIVE_INFINITY

/** The live hall as a scene; undefined while no plan is adopted. */
export function sceneOfHall(
  hall: HallView,
  learnt: Learnt,
  now: EpochMs,
  { duty: changed, newcomersForMs = 0 }: SceneOptions = {},
): HallScene | undefined {
  const { plan } = hall
  if (plan === undefined) return undefined
  const lanes = new Lanes(hall, plan, learnt)
  const tickets = plan.queues.flatMap(({ queueId }) => [...waitingIn(hall, queueId)])
  const waiting = tickets.map((ticket, place) => ({ ...lanes.ticket(ticket), place }))
  const context = { learnt, now, lanes }
  const asked = ordinaryArrivals(plan, tickets, { ...context, withinMs: newcomersForMs })
  const arrivals = [...expectedArrivals(hall, plan, context), ...asked]
  const newcomers = newcomersOf(plan).all
  const dutyAt = (windowId: WindowId): readonly Span[] => {
    if (changed?.windowId !== windowId) return expectedDuty(hall, learnt, windowId, now)
    return changed.direction === 'close' ? [] : [[changed.afterMs, Number.POSITIVE_INFINITY]]
  }
  const duties = plan.windows.map(({ windowId }) => dutyAt(windowId))
  const engaged = plan.windows.map(({ windowId }) =>
    engagedAt(hall, { learnt, lanes, windowId, now, opened: changed?.windowId === windowId }),
  )
  const windows = plan.windows.flatMap(({ windowId }, place): readonly SceneWindow[] => {
    const duty = duties[place] ?? []
    if (duty.length === 0) return []
    return [
      {
        windowId,
        duty,
        engaged: engaged[place] as Engaged,
        pace: learnt.paceOf(hall.windows.get(windowId)?.clerkId),
        lanes: lanes.of(windowId),
        probes: newcomers.flatMap((one, probe) =>
          one.windowIds.includes(windowId) ? [probe] : [],
        ),
        thing: thingOf(windowId),
      },
    ]
  })
  const { rules, callPolicy } = plan
  const scene: Scene = {
    at: now,
    windows,
    lanes: lanes.lanes,
    waiting,
    places: waiting.length + asked.length,
    arrivals,
    probes: newcomers.map(({ queueId }) => ({
      queueId,
      classes: [],
      order: { at: now, tie: lastTie },
    })),
    approaches: learnt.approaches,
    turns: learnt.turns,
    noShowMs: learnt.noShowMs(rules.noShowAfterFirstCallMs),
    noShowShare: learnt.noShowShare,
    policyWith: (overtakesOf) => policyOf(plan, overtakesOf),
    overtakes: hall.day?.overtakes ?? new Map(),
    countsOvertaking: callPolicy.policyId === 'accumulating-priority',
  }
  const joinedAt = [...tickets.map(({ queuedAt }) => queuedAt), ...asked.map(({ at }) => now + at)]
  return { scene, tickets, newcomers, joinedAt }
}

interface Place {
  readonly queueId: QueueId
  readonly windowIds: ReadonlySet<WindowId>
}

type Standing = Pick<
  Ticket,
  'queueId' | 'itemCodes' | 'packageCodes' | 'classes' | 'onlyWindowId' | 'order' | 'ticketId'
>

/** Who waits in the same queue for the same windows with the same right stands in one lane. */
export class Lanes {
  readonly lanes: SceneLane[] = []
  readonly #hall: HallView
  readonly #plan: Plan
  readonly #learnt: Learnt
  readonly #places: Place[] = []
  readonly #byKey = new Map<string, number>()
  readonly #windows = new Map<string, readonly WindowId[]>()

  constructor(hall: HallView, plan: Plan, learnt: Learnt) {
    this.#hall = hall
    this.#plan = plan
    this.#learnt = learnt
  }

  /** Lanes that this window calls from. */
  of(windowId: WindowId): readonly number[] {
    return this.#places.flatMap(({ windowIds }, lane) => (windowIds.has(windowId) ? [lane] : []))
  }

  ticket(standing: Standing & Pick<Ticket, 'legs' | 'audience'>): SceneTicket {
    const then = this.#next(standing)
    return { ...this.plain(standing), ...(then === undefined ? {} : { then }) }
  }

  /** Without what comes after. */
  plain(standing: Standing): SceneTicket {
    const { queueId, classes, order, ticketId } = standing
    return {
      queueId,
      classes,
      order,
      lane: this.#laneOf(standing),
      lengths: this.#learnt.serviceOf(this.#plan, standing),
      thing: thingOf(`${ticketId} ${queueId}`),
    }
  }

  /** The next leg keeps the place in time (LEG-4). */
  #next(of: Standing & Pick<Ticket, 'legs' | 'audience'>): SceneTicket | undefined {
    const later = laterOf(of)
    if (isNothing(later)) return undefined
    const [next] = planLegs(this.#hall, { ...later, audience: of.audience }) ?? []
    if (next === undefined) return undefined
    const { matters, queue } = next
    return this.plain({ ...of, ...matters, queueId: queue.queueId, onlyWindowId: undefined })
  }

  #laneOf({ queueId, itemCodes, packageCodes, classes, onlyWindowId }: Standing): number {
    const need = `${queueId}|${itemCodes.join()}|${packageCodes.join()}`
    const able = this.#windows.get(need) ?? this.#able({ queueId, itemCodes, packageCodes })
    this.#windows.set(need, able)
    const windowIds = onlyWindowId === undefined ? able : [onlyWindowId]
    const { rate, usual } = this.#rates(classes)
    const key = `${queueId}|${windowIds.join()}|${rate}`
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    this.lanes.push({ queueId, ordinary: rate <= usual, slow: rate < usual })
    this.#places.push({ queueId, windowIds: new Set(windowIds) })
    this.#byKey.set(key, this.lanes.length - 1)
    return this.lanes.length - 1
  }

  #rates(classes: Standing['classes']): { readonly rate: number; readonly usual: number } {
    const { callPolicy } = this.#plan
    if (callPolicy.policyId !== 'accumulating-priority') return { rate: 1, usual: 1 }
    return { rate: rateOfClasses(callPolicy.rates, classes), usual: callPolicy.rates.ordinary }
  }

  #able(need: Pick<Standing, 'queueId' | 'itemCodes' | 'packageCodes'>): readonly WindowId[] {
    return indexOf(this.#plan)
      .windowsFor(need)
      .map(({ windowId }) => windowId)
  }
}

interface About {
  readonly learnt: Learnt
  readonly lanes: Lanes
  readonly windowId: WindowId
  readonly now: EpochMs
  readonly opened: boolean
}

function engagedAt(hall: HallView, { learnt, lanes, windowId, now, opened }: About): Engaged {
  const live = hall.windows.get(windowId)
  const ticket = live?.ticketId === undefined ? undefined : hall.tickets.get(live.ticketId)
  if (ticket?.status === 'called') {
    const forMs = elapsed(ticket.firstCalledAt, now)
    return { kind: 'called', ticket: lanes.ticket(ticket), forMs }
  }
  if (ticket?.status === 'serving') {
    const forMs = elapsed((ticket.servingSince + ticket.heldMs) as EpochMs, now)
    return { kind: 'serving', ticket: lanes.ticket(ticket), forMs }
  }
  const rests = hall.plan !== undefined && inPlannedBreak(hall.plan, windowId, now)
  if (live?.state === 'paused' && !opened && !rests) {
    const forMs = elapsed(live.since ?? now, now)
    return { kind: 'paused', lengths: learnt.pauseOf(live.pauseReasonCode), forMs }
  }
  return { kind: 'free', neededFor: neededFor(hall, live, now) }
}

/** For how long it could have called somebody and did not. */
function neededFor(hall: HallView, live: Readonly<WindowLive> | undefined, now: EpochMs): number {
  const { plan } = hall
  if (live?.state !== 'open' || live.freeSince === undefined || plan === undefined) return 0
  const index = indexOf(plan)
  let first: EpochMs | undefined
  for (const queueId of index.windows.get(live.windowId)?.serves ?? []) {
    for (const ticket of waitingIn(hall, queueId)) {
      if (!index.covers(live.windowId, ticket)) continue
      if (first === undefined || ticket.queuedAt < first) first = ticket.queuedAt
      break
    }
  }
  return first === undefined ? 0 : elapsed(Math.max(first, live.freeSince) as EpochMs, now)
}
