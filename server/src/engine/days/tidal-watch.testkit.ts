import type { HallEventOf, RecordedEvent, TidalRules } from '@yihao/contract'
import { must } from './must.testkit.ts'

/**
 * TIDAL-1, TIDAL-2, TIDAL-4: told by the log alone, every proposal met its thresholds, each window is
 * asked for one thing at a time, every proposal is settled once, and only people move windows.
 */
export class TidalWatch {
  #rules: TidalRules | undefined
  #tidal: ReadonlySet<string> = new Set()
  readonly #asked = new Map<string, string>()

  see(event: RecordedEvent): void {
    if (event.type === 'PlanAdopted') {
      const { rules, windows } = event.data.plan
      this.#rules = rules.tidal
      this.#tidal = new Set(windows.filter((one) => one.tidal).map((one) => one.windowId))
    }
    if (event.type === 'DayClosed') this.#asked.clear()
    if (event.type === 'WindowOpened') {
      must(event.actor.kind === 'staff', `${event.data.windowId} was opened by nobody`)
      this.#moved(event.data.windowId, 'open')
    }
    if (event.type === 'WindowClosed') this.#moved(event.data.windowId, 'close')
    if (event.type === 'TidalProposed') this.#proposed(event.data)
    if (event.type === 'TidalAccepted') this.#settle(event.data.windowId, 'accepted')
    if (event.type === 'TidalDeclined' || event.type === 'TidalLapsed') {
      this.#settle(event.data.windowId)
    }
  }

  #proposed({ windowId, direction, basis }: HallEventOf<'TidalProposed'>['data']): void {
    must(this.#tidal.has(windowId), `${windowId} is no tidal window`)
    must(!this.#asked.has(windowId), `${windowId} is asked for a second thing`)
    this.#asked.set(windowId, direction)
    const { waiting, openWindows, longestWaitMs } = basis.figures
    const { waitingPerWindow, longestWaitMs: waitMs } = this.#rules?.[direction] ?? {
      waitingPerWindow: Number.NaN,
      longestWaitMs: Number.NaN,
    }
    const met =
      direction === 'open'
        ? waiting >= waitingPerWindow * Math.max(1, openWindows) || longestWaitMs >= waitMs
        : openWindows > 1 &&
          waiting <= waitingPerWindow * (openWindows - 1) &&
          longestWaitMs < waitMs
    must(met, `to ${direction} ${windowId} was proposed with ${JSON.stringify(basis.figures)}`)
  }

  #settle(windowId: string, then?: 'accepted'): void {
    const asked = this.#asked.get(windowId)
    must(asked !== undefined, `${windowId} was asked for nothing`)
    if (then === 'accepted') this.#asked.set(windowId, `accepted ${asked}`)
    else this.#asked.delete(windowId)
  }

  /** What was accepted is done by it; what was not must lapse and is still asked for. */
  #moved(windowId: string, direction: string): void {
    if (this.#asked.get(windowId) === `accepted ${direction}`) this.#asked.delete(windowId)
  }
}
