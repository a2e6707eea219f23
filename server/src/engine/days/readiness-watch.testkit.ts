import type { RecordedEvent } from '@yihao/contract'
import { must } from './must.testkit.ts'

const ends: readonly RecordedEvent['type'][] = ['ReadyWithdrawn', 'WindowPaused', 'WindowClosed']

/**
 * DISPATCH-1, DISPATCH-2: told by the log alone, the clerk of which window is ready, and to whom a call
 * was announced in time. Nobody else is called for by the hall.
 */
export class ReadinessWatch {
  #graceMs: number | undefined
  readonly #stay = new Map<string, boolean>()
  readonly #offered = new Map<string, number>()

  see(event: RecordedEvent): void {
    if (event.type === 'PlanAdopted') {
      const { dispatch } = event.data.plan.rules
      this.#graceMs = dispatch?.mode === 'automatic' ? dispatch.graceMs : undefined
      if (this.#graceMs === undefined) this.#endAll()
    }
    if (['DayOpened', 'DayClosed', 'SignInRecorded'].includes(event.type)) this.#endAll()
    if (!('windowId' in event.data) || event.data.windowId === undefined) return
    const { windowId } = event.data
    if (event.type === 'ReadySaid') this.#stay.set(windowId, event.data.stay)
    if (event.type === 'CallOffered') {
      must(this.#stay.has(windowId), `a call was announced to ${windowId}, where nobody is ready`)
      const graceMs = event.data.callsAt - event.recordedAt
      must(graceMs === this.#graceMs, `${windowId} was given ${graceMs} ms`)
      this.#offered.set(windowId, event.data.callsAt)
    }
    if (event.type === 'CallOfferLapsed') this.#offered.delete(windowId)
    if (ends.includes(event.type)) this.#end(windowId)
    if (event.type === 'TicketCalled') this.#called(windowId, event)
  }

  #called(windowId: string, event: Extract<RecordedEvent, { type: 'TicketCalled' }>): void {
    const byItself = event.actor.kind === 'system'
    must(byItself === (event.data.dispatched === true), 'a call is told as somebody else’s')
    if (byItself) {
      must(this.#stay.has(windowId), `the hall called at ${windowId}, where nobody is ready`)
      const callsAt = this.#offered.get(windowId) ?? Number.POSITIVE_INFINITY
      must(callsAt <= event.recordedAt, `the hall called at ${windowId} before its time`)
    }
    this.#offered.delete(windowId)
    if (this.#stay.get(windowId) !== true) this.#end(windowId)
  }

  #end(windowId: string): void {
    this.#stay.delete(windowId)
    this.#offered.delete(windowId)
  }

  #endAll(): void {
    this.#stay.clear()
    this.#offered.clear()
  }
}
