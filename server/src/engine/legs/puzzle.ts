import type { Matters, Plan, Queue, ServiceWindow, WindowId } from '@yihao/contract'
import type { HallView } from '../hall.ts'
import { lineOf } from '../line/line.ts'
import { indexOf } from '../plan-index.ts'
import { commonQueue, pooledQueue } from '../taking/choose-queue.ts'
import { together } from './legs.ts'
import { bitsOf, mattersOf, precedingOf, sizeOf, type Unit, unitsOf, within } from './units.ts'

/** What somebody wants, and what the windows can do of it, as sets of bits. */
export interface Puzzle {
  readonly hall: HallView
  readonly units: readonly Unit[]
  readonly all: number
  readonly preceding: readonly number[]
  /** What each window can do, and from which queues it calls. */
  readonly windows: readonly { readonly windowId: WindowId; readonly able: number }[]
  queueFor(bits: number): Queue | undefined
}

export function puzzleOf(
  hall: HallView,
  wanted: Matters & { readonly audience: 'natural' | 'legal' },
  among: 'open' | 'any',
): Puzzle | undefined {
  const { plan } = hall
  if (plan === undefined) return undefined
  const index = indexOf(plan)
  const staffed = plan.windows.filter(
    ({ windowId }) => among === 'any' || isStaffed(hall, windowId),
  )
  const units = alike(plan, staffed, unitsOf(plan, wanted))
  const windows = staffed.map(({ windowId }) => ({
    windowId,
    able: bitsOf(units, (unit) => index.covers(windowId, unit.matters)),
  }))
  const queues = new Map<number, Queue | undefined>()
  const findQueue = (bits: number): Queue | undefined => {
    const able = windows.filter((one) => within(bits, one.able))
    if (able.length === 0) return undefined
    const selection = { ...mattersOf(units, bits), audience: wanted.audience }
    const offered = [commonQueue(plan, selection), pooledQueue(plan, selection)]
    return offered.find(
      (queue) =>
        queue !== undefined && able.some((one) => index.serves(one.windowId, queue.queueId)),
    )
  }
  const queueFor = (bits: number): Queue | undefined => {
    if (!queues.has(bits)) queues.set(bits, findQueue(bits))
    return queues.get(bits)
  }
  if (units.some((_, place) => queueFor(1 << place) === undefined)) return undefined
  const all = 2 ** units.length - 1
  return { hall, units, all, preceding: precedingOf(plan, units), windows, queueFor }
}

/**
 * What the same windows do and the same queue takes, and no order binds, may as well be one: it
 * changes no number of legs, and leaves few to be put in order.
 */
function alike(
  plan: Plan,
  windows: readonly ServiceWindow[],
  units: readonly Unit[],
): readonly Unit[] {
  const index = indexOf(plan)
  const preceding = precedingOf(plan, units)
  const bound = preceding.reduce(
    (bits, must, place) => bits | must | (must > 0 ? 1 << place : 0),
    0,
  )
  const groups = new Map<string, Unit[]>()
  for (const [place, unit] of units.entries()) {
    const able = windows.map(({ windowId }) => (index.covers(windowId, unit.matters) ? 1 : 0))
    const families = [...unit.items].map((code) => index.items.get(code)?.windowFamily)
    const own = (bound & (1 << place)) !== 0 || unit.matters.packageCodes.length > 0 ? place : ''
    const key = `${able.join('')} ${families.join()} ${own}`
    groups.set(key, [...(groups.get(key) ?? []), unit])
  }
  return [...groups.values()].map((group) => ({
    matters: together(...group.map((unit) => unit.matters)),
    items: new Set(group.flatMap((unit) => [...unit.items])),
  }))
}

/** Somebody is there, if only on a break. */
const isStaffed = (hall: HallView, windowId: WindowId): boolean =>
  hall.windows.get(windowId)?.state !== 'closed'

/** May `leg` be done when `done` is: all that must come before is done, or in it. */
export const inOrder = ({ units, preceding }: Puzzle, leg: number, done: number): boolean =>
  units.every((_, place) => (leg & (1 << place)) === 0 || within(preceding[place] ?? 0, done | leg))

/** Where somebody serves now, then the shortest line, then the most at once, then as chosen. */
export function soonest(puzzle: Puzzle, legs: readonly number[]): number | undefined {
  const rank = (leg: number): readonly number[] => [
    served(puzzle, leg) ? 0 : 1,
    lineOf(puzzle.hall, queueIdOf(puzzle, leg)).length,
    -sizeOf(puzzle.units, leg),
    leg,
  ]
  return [...new Set(legs)]
    .map((leg) => ({ leg, rank: rank(leg) }))
    .sort((a, b) => compareRanks(a.rank, b.rank))[0]?.leg
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) {
    const other = b[place] ?? 0
    if (value !== other) return value - other
  }
  return 0
}

function queueIdOf(puzzle: Puzzle, leg: number): Queue['queueId'] {
  const queue = puzzle.queueFor(leg)
  if (queue === undefined) throw new Error('a leg without a queue was offered')
  return queue.queueId
}

function served(puzzle: Puzzle, leg: number): boolean {
  const queueId = queueIdOf(puzzle, leg)
  const { plan } = puzzle.hall
  return puzzle.windows.some(
    ({ windowId, able }) =>
      within(leg, able) &&
      isStaffed(puzzle.hall, windowId) &&
      plan !== undefined &&
      indexOf(plan).serves(windowId, queueId),
  )
}
