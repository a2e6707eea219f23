import type { QueueId, TicketClass } from '@yihao/contract'
import type { Need } from '../../engine/plan-index.ts'
import type { Shift } from '../run-simulation.ts'
import type { DayHall } from './day-hall.ts'

interface LaneWindow {
  readonly shifts: readonly Shift[]
  readonly lanes: number[]
}

/**
 * Who waits in the same queue for the same windows with the same right stands in one lane. Lanes are
 * made as they are needed: what a second window is left to do shows only when the first is done.
 */
export class DayLanes {
  readonly windows: readonly LaneWindow[]
  readonly byQueue = new Map<QueueId, number[]>()
  readonly #hall: DayHall
  readonly #places = new Map<string, number>()
  readonly #able = new Map<string, readonly number[]>()

  constructor(hall: DayHall) {
    this.#hall = hall
    this.windows = hall.windows.map(({ shifts }) => ({ shifts, lanes: [] }))
  }

  laneOf(need: Need, classes: readonly TicketClass[]): number {
    const able = this.#windowsFor(need)
    const key = `${need.queueId}|${able.join()}|${classes.join()}`
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const lane = this.#places.size
    this.#places.set(key, lane)
    for (const place of able) this.windows[place]?.lanes.push(lane)
    this.byQueue.set(need.queueId, [...(this.byQueue.get(need.queueId) ?? []), lane])
    return lane
  }

  #windowsFor(need: Need): readonly number[] {
    const key = `${need.queueId}|${need.itemCodes.join()}|${need.packageCodes.join()}`
    const known = this.#able.get(key)
    if (known !== undefined) return known
    const able = this.#hall.windows.flatMap(({ mayTake }, place) => (mayTake(need) ? [place] : []))
    this.#able.set(key, able)
    return able
  }
}
