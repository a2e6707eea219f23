import type { EpochMs, RecordedEvent } from '@yihao/contract'
import type { HallState } from '../engine/hall.ts'
import type { SqliteDatabase } from '../log/sqlite/sqlite-binding.ts'
import type { Fact } from '../monitor/facts.ts'
import { createMonitor, foldMonitor, type Monitor, type MonitoredDay } from '../monitor/fold-day.ts'
import { type KeptChange, ruleChange } from '../monitor/rule-changes.ts'
import type { HallRuntime, RuntimeLogger } from '../runtime/hall-runtime.ts'
import { type ClosedSums, type DayMore, IndicatorStore } from './indicator-store.ts'

export interface MonitoringOptions {
  readonly runtime: HallRuntime
  readonly database: SqliteDatabase
  readonly logger: RuntimeLogger
}

const readEventsMax = 500
/** Days that are written together while an old log is read. */
const daysTogether = 10

/** Follows one hall's log and keeps the indicators of its closed days. */
export class Monitoring {
  readonly store: IndicatorStore
  readonly #runtime: HallRuntime
  readonly #logger: RuntimeLogger
  #monitor: Monitor
  #days: ClosedSums[] = []
  #changes: KeptChange[] = []
  /** As it stood when the last day closed: from there a start goes on. */
  #checkpoint: { readonly seq: number; readonly served: ReadonlyMap<string, EpochMs> } | undefined
  #catchingUp: Promise<void> | undefined
  #behind = false
  #stopListening: (() => void) | undefined
  #stopped = false

  constructor({ runtime, database, logger }: MonitoringOptions) {
    this.#runtime = runtime
    this.#logger = logger
    this.store = new IndicatorStore(database, runtime.hallId)
    this.#monitor = createMonitor(runtime.hallId)
  }

  /** Goes on from the last closed day; an old log is read while the hall works already. */
  async start(): Promise<void> {
    const { seq, served } = this.store.load()
    if (seq > 0) {
      // Rebuilt for this reader alone, who folds it on.
      this.#monitor.hall = (await this.#runtime.hallAt(seq)) as HallState
      for (const [key, at] of served) this.#monitor.memory.served.set(key, at)
    }
    this.#stopListening = this.#runtime.onCommitted((events) => this.#take(events))
    void this.caughtUp()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#stopListening?.()
    await this.#catchingUp
  }

  /** The state up to the last folded event; for looking only. */
  get monitor(): Monitor {
    return this.#monitor
  }

  /** Resolves when everything that the log holds is counted. */
  caughtUp(): Promise<void> {
    this.#catchingUp ??= this.#readOn().finally(() => {
      this.#catchingUp = undefined
    })
    return this.#catchingUp
  }

  #take(events: readonly RecordedEvent[]): void {
    if (this.#stopped) return
    const inOrder = events[0]?.position.seq === this.#monitor.hall.seq + 1
    if (this.#catchingUp !== undefined || !inOrder) {
      this.#behind = true
      void this.caughtUp()
      return
    }
    for (const event of events) this.#fold(event)
    this.#keep()
  }

  async #readOn(): Promise<void> {
    try {
      while (!this.#stopped) {
        this.#behind = false
        // The storage answers at once; others get their turn between two pages.
        await new Promise((resolve) => setImmediate(resolve))
        const { seq } = this.#monitor.hall
        const events = await this.#runtime.readAfter(seq, readEventsMax)
        for (const event of events) this.#fold(event)
        if (this.#days.length >= daysTogether) this.#keep()
        if (events.length === 0 && !this.#behind) break
      }
      this.#keep()
    } catch (err) {
      // The next commit tries again from the same position.
      this.#logger.error({ err }, 'the conduct monitoring could not read the log')
    }
  }

  #fold(event: RecordedEvent): void {
    if (event.type === 'PlanAdopted') {
      const change = ruleChange(this.#monitor.hall.plan, event)
      if (change !== undefined) this.#changes.push(change)
    }
    const closed = foldMonitor(this.#monitor, event)
    if (closed === undefined) return
    this.#days.push({ ...closed, more: moreOf(closed) })
    const served = new Map(this.#monitor.memory.served)
    this.#checkpoint = { seq: event.position.seq, served }
  }

  #keep(): void {
    if (this.#days.length + this.#changes.length === 0) return
    try {
      this.store.together(() => {
        for (const day of this.#days) this.store.keepDay(day)
        for (const change of this.#changes) this.store.keepChange(change)
        if (this.#checkpoint !== undefined) {
          this.store.keepState(this.#checkpoint.seq, this.#checkpoint.served)
        }
      })
    } catch (err) {
      this.#logger.error({ err }, 'indicators were not stored; tried again with the next')
      return
    }
    this.#days = []
    this.#changes = []
    this.#checkpoint = undefined
  }
}

function moreOf({ facts, openedAt }: MonitoredDay): DayMore {
  const late = facts.filter(({ at }) => at < openedAt)
  const revisits = facts.flatMap(({ ticketId, counts }: Fact) =>
    counts.revisits === 1 && ticketId !== undefined ? [ticketId] : [],
  )
  return { revisits, late }
}
