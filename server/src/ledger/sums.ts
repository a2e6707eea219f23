import {
  type LedgerOwner,
  type LedgerSegment,
  type LedgerSum,
  ledgerOwnerSchema,
} from '@yihao/contract'
import type { Visit } from './ledger-state.ts'

interface Sum {
  ms: number
  stretches: number
  visits: number
}

/** Sums by owner of one group: the hall, a queue, a window. */
export class OwnerSums {
  readonly #sums = new Map<LedgerOwner, Sum>()

  add({ owner, from, to }: LedgerSegment, newVisit: boolean): void {
    const sum = this.#sums.get(owner) ?? { ms: 0, stretches: 0, visits: 0 }
    sum.ms += to - from
    sum.stretches += 1
    sum.visits += newVisit ? 1 : 0
    this.#sums.set(owner, sum)
  }

  /** Every owner, also those that had nothing. */
  told(): { readonly totalMs: number; readonly owners: LedgerSum[] } {
    const owners = ledgerOwnerSchema.options.map((owner) => ({
      owner,
      ...(this.#sums.get(owner) ?? { ms: 0, stretches: 0, visits: 0 }),
    }))
    return { totalMs: owners.reduce((ms, sum) => ms + sum.ms, 0), owners }
  }
}

/** Groups that together hold each stretch exactly once. */
export class GroupedSums<Key> {
  readonly groups = new Map<Key, OwnerSums>()
  readonly #keyOf: (segment: LedgerSegment) => Key

  constructor(keyOf: (segment: LedgerSegment) => Key) {
    this.#keyOf = keyOf
  }

  add(visit: Visit): void {
    const met = new Map<Key, Set<LedgerOwner>>()
    for (const segment of visit.segments) {
      const key = this.#keyOf(segment)
      const owners = met.get(key) ?? new Set()
      this.of(key).add(segment, !owners.has(segment.owner))
      met.set(key, owners.add(segment.owner))
    }
  }

  of(key: Key): OwnerSums {
    const known = this.groups.get(key)
    if (known !== undefined) return known
    const made = new OwnerSums()
    this.groups.set(key, made)
    return made
  }
}
