import type { HallId } from '@yihao/contract'
import type { LeaseRequest, OutletStore } from '../log/outlet-store.ts'
import type { Source } from './log-source.ts'

/** Positions and leases in memory. */
export class FakeStore implements OutletStore {
  readonly positions = new Map<string, number>()
  readonly leases = new Map<string, { readonly holder: string; readonly untilMs: number }>()
  saves = 0

  async load(_stream: HallId, outlet: string) {
    return this.positions.get(outlet) ?? 0
  }

  async save(_stream: HallId, outlet: string, seq: number) {
    this.saves += 1
    this.positions.set(outlet, seq)
  }

  async lease({ outlet, holder, nowMs, untilMs }: LeaseRequest) {
    const held = this.leases.get(outlet)
    if (held !== undefined && held.holder !== holder && held.untilMs >= nowMs) return false
    this.leases.set(outlet, { holder, untilMs })
    return true
  }
}

/** The numbers from 1 to `end`. */
export class Numbers implements Source<number> {
  readonly stream = 'h1' as HallId
  readonly #listeners = new Set<() => void>()
  end: number
  reads = 0

  constructor(end: number) {
    this.end = end
  }

  async readAfter(at: number, limit: number) {
    this.reads += 1
    const count = Math.max(0, Math.min(limit, this.end - at))
    return Array.from({ length: count }, (_, index) => at + index + 1)
  }

  numberOf(one: number) {
    return one
  }

  restart() {
    return this.end
  }

  onMore(listener: () => void) {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  grow(end: number) {
    this.end = end
    for (const listener of this.#listeners) listener()
  }
}
