import { type EpochMs, hallOffsetMs } from '@yihao/contract'
import type { Counts, Fact } from './facts.ts'
import { addFact, newSums, type Sums } from './sums.ts'

const minuteMs = 60_000

/** Sums by minute of the hall's clock, the earliest first; a stretch of time is spread over its minutes. */
export function byMinute(facts: readonly Fact[]): ReadonlyMap<string, Sums> {
  const minutes = new Map<number, Sums>()
  const at = (minute: number) => {
    let sums = minutes.get(minute)
    if (sums === undefined) {
      sums = newSums()
      minutes.set(minute, sums)
    }
    return sums
  }
  for (const { at: moment, since, counts } of facts) {
    if (since === undefined) addFact(at(Math.floor(moment / minuteMs)), counts)
    else spread(at, { from: since, to: moment, counts })
  }
  return new Map(
    [...minutes].sort(([a], [b]) => a - b).map(([minute, sums]) => [clock(minute), sums]),
  )
}

interface Stretch {
  readonly from: EpochMs
  readonly to: EpochMs
  readonly counts: Counts
}

function spread(at: (minute: number) => Sums, { from, to, counts }: Stretch): void {
  const named = Object.entries(counts).filter(([, ms]) => ms > 0)
  for (let start: number = from; start < to; ) {
    const minute = Math.floor(start / minuteMs)
    const end = Math.min(to, (minute + 1) * minuteMs)
    addFact(at(minute), Object.fromEntries(named.map(([name]) => [name, end - start])))
    start = end
  }
}

function clock(minute: number): string {
  const ofDay = (minute + hallOffsetMs / minuteMs) % (24 * 60)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`
}
