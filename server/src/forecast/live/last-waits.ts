import type { EpochMs, QueueId } from '@yihao/contract'
import type { HallView } from '../../engine/hall.ts'
import { lineOf } from '../../engine/line/line.ts'
import { indexOf } from '../../engine/plan-index.ts'

/** After so long without a call of its own, a queue is told by any other one. */
const oldMs = 40 * 60_000

/** Wait of the last called (LES): Ibrahim, Whitt: M&SOM 11(3), 2009. */
export class LastWaits {
  readonly #byQueue = new Map<QueueId, { readonly at: EpochMs; readonly waitMs: number }>()
  #last: number | undefined

  called(queueId: QueueId, at: EpochMs, waitMs: number): void {
    this.#byQueue.set(queueId, { at, waitMs })
    this.#last = waitMs
  }

  of(queueId: QueueId, now: EpochMs): number {
    const own = this.#byQueue.get(queueId)
    if (own !== undefined && now - own.at <= oldMs) return own.waitMs
    return this.#last ?? own?.waitMs ?? 0
  }

  newDay(): void {
    this.#byQueue.clear()
    this.#last = undefined
  }
}

/** What many systems show: people ahead × mean service of today ÷ open windows. */
export function aheadByMean(hall: HallView, queueId: QueueId, ahead: number): number {
  const services = hall.day?.services ?? []
  const total = services.reduce((sum, one) => sum + one, 0)
  const mean = services.length === 0 ? meanUnknownMs : total / services.length
  const serving = (hall.plan === undefined ? [] : [...indexOf(hall.plan).windows.values()]).filter(
    ({ windowId, serves }) =>
      serves.includes(queueId) && hall.windows.get(windowId)?.state === 'open',
  )
  return Math.round((ahead * mean) / Math.max(1, serving.length))
}

const meanUnknownMs = 10 * 60_000

export const aheadIn = (hall: HallView, queueId: QueueId): number => lineOf(hall, queueId).length
