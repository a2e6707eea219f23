import type { Plan, QueueId } from '@yihao/contract'
import { isNothing, together } from '../../engine/legs/legs.ts'
import { indexOf, type Need } from '../../engine/plan-index.ts'
import type { DayHall, DayWindow } from './day-hall.ts'
import type { LegPlanner } from './day-legs.ts'

/**
 * The hall before 一窗通办: each pooled window stands for one department, or for a few small ones,
 * by their share of the work; the other windows stay as they are. A visitor who needs two
 * departments goes from one to the other. Each keeps the number and the first arrival, which they did
 * not in those halls, so that the waits are told too short rather than too long.
 */
export function departmentHall(hall: DayHall): DayHall {
  const { plan } = hall
  const pooled = new Set(plan.queues.filter((one) => one.pooledFor).map((one) => one.queueId))
  const places = new Map(plan.windows.map((one) => [one.windowId, one]))
  const isPooled = ({ windowId }: DayWindow) =>
    places.get(windowId)?.serves.some((queueId) => pooled.has(queueId)) === true
  const shared = hall.windows.filter(isPooled)
  const windowsOf = shareOut(workOf(plan, pooled), shared.length)
  const windows = hall.windows.map((window): DayWindow => {
    const place = shared.indexOf(window)
    if (place < 0) return window
    return {
      ...window,
      mayTake: (need) => {
        if (!pooled.has(need.queueId)) return false
        return windowsOf.get(departmentsOf(plan, need)[0] ?? '')?.has(place) === true
      },
    }
  })
  return { ...hall, windows, legs: byDepartment(hall, pooled) }
}

/** As the engine shares it out, and then one department after another. */
function byDepartment({ legs, plan }: DayHall, pooled: ReadonlySet<QueueId>): LegPlanner {
  return (errand, live, isFirst) => {
    const next = legs?.(errand, live, isFirst)
    if (next === undefined || !pooled.has(next.queueId)) return next
    const { items } = indexOf(plan)
    const codes = indexOf(plan).itemsOf(next)
    const [department] = departmentsOf(plan, next)
    const [here, elsewhere] = [true, false].map((mine) => ({
      itemCodes: codes.filter((code) => (items.get(code)?.department === department) === mine),
      packageCodes: [],
    }))
    if (here === undefined || elsewhere === undefined || isNothing(elsewhere)) return next
    return { ...here, queueId: next.queueId, later: together(elsewhere, next.later) }
  }
}

/** The departments of all that somebody came for, each once. */
export function departmentsOf(plan: Plan, need: Need): readonly string[] {
  const { items } = indexOf(plan)
  const named = indexOf(plan)
    .itemsOf(need)
    .flatMap((code) => items.get(code)?.department ?? [])
  return [...new Set(named)]
}

/** Weights of the items times their time at the window. */
function workOf(plan: Plan, pooled: ReadonlySet<QueueId>): ReadonlyMap<string, number> {
  const index = indexOf(plan)
  const work = new Map<string, number>()
  for (const { department, windowFamily, weight, medianMs } of plan.items) {
    const queue = index.queueOfFamily.get(windowFamily)
    const own = queue !== undefined && pooled.has(queue.queueId) ? weight * medianMs : 0
    work.set(department, (work.get(department) ?? 0) + own)
  }
  return work
}

/** Windows for each department: as many as its work fills; what is left over shares windows. */
function shareOut(
  work: ReadonlyMap<string, number>,
  count: number,
): ReadonlyMap<string, ReadonlySet<number>> {
  const largest = [...work].sort(([, a], [, b]) => b - a)
  const total = largest.reduce((sum, [, one]) => sum + one, 0)
  const share = total / Math.max(1, count)
  const loads = Array.from({ length: count }, () => 0)
  const given = new Map<string, ReadonlySet<number>>()
  for (const [department, own] of largest) {
    const wanted = Math.max(1, Math.round(own / share))
    const emptiest = [...loads.keys()].sort((a, b) => (loads[a] ?? 0) - (loads[b] ?? 0))
    const windows = emptiest.slice(0, wanted)
    for (const place of windows) loads[place] = (loads[place] ?? 0) + own / windows.length
    given.set(department, new Set(windows))
  }
  return given
}
