import type { Plan, QueueId, WindowId } from '@yihao/contract'
import { indexOf, type Need } from '../../engine/plan-index.ts'

/** Newcomers to one queue whom the same windows may take wait alike. */
export interface Newcomer {
  readonly key: string
  readonly queueId: QueueId
  readonly windowIds: readonly WindowId[]
}

interface Newcomers {
  readonly all: readonly Newcomer[]
  /** The most frequent newcomer of each queue: by him a board speaks of the queue. */
  readonly usual: ReadonlyMap<QueueId, Newcomer>
  /** Places in `all` of those whom a window could take. */
  readonly atWindow: ReadonlyMap<WindowId, readonly number[]>
}

const known = new WeakMap<Plan, Newcomers>()

export function newcomersOf(plan: Plan): Newcomers {
  const made = known.get(plan) ?? makeNewcomers(plan)
  known.set(plan, made)
  return made
}

export function newcomerOf(plan: Plan, need: Need): Newcomer {
  const windowIds = indexOf(plan)
    .windowsFor(need)
    .map(({ windowId }) => windowId)
  return { key: `${need.queueId} ${windowIds.join(' ')}`, queueId: need.queueId, windowIds }
}

function makeNewcomers(plan: Plan): Newcomers {
  const found = new Map<string, { newcomer: Newcomer; weight: number }>()
  const add = (need: Need, weight: number) => {
    const newcomer = newcomerOf(plan, need)
    if (newcomer.windowIds.length === 0) return
    const same = found.get(newcomer.key)
    found.set(newcomer.key, { newcomer, weight: (same?.weight ?? 0) + weight })
  }
  const index = indexOf(plan)
  for (const { queueId } of plan.queues) add({ queueId, itemCodes: [], packageCodes: [] }, 0)
  for (const { code, windowFamily, weight } of plan.items) {
    const queue = index.queueOfFamily.get(windowFamily)
    if (queue === undefined) continue
    add({ queueId: queue.queueId, itemCodes: [code], packageCodes: [] }, weight)
  }
  for (const { code } of plan.packages) {
    for (const { queueId, pooledFor } of plan.queues) {
      if (pooledFor === undefined) continue
      add({ queueId, itemCodes: [], packageCodes: [code] }, 0)
    }
  }
  const usual = new Map<QueueId, { newcomer: Newcomer; weight: number }>()
  for (const one of found.values()) {
    const best = usual.get(one.newcomer.queueId)
    if (best === undefined || one.weight > best.weight) usual.set(one.newcomer.queueId, one)
  }
  const all = [...found.values()].map(({ newcomer }) => newcomer)
  const atWindow = new Map<WindowId, number[]>()
  for (const [place, { windowIds }] of all.entries()) {
    for (const windowId of windowIds) {
      atWindow.set(windowId, [...(atWindow.get(windowId) ?? []), place])
    }
  }
  return {
    all,
    atWindow,
    usual: new Map([...usual].map(([queueId, { newcomer }]) => [queueId, newcomer])),
  }
}
