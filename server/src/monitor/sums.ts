import { type Measure, measures, type Plan } from '@yihao/contract'
import type { Counts, Fact } from './facts.ts'
import { type PlaceKey, placesOf } from './places.ts'

/** Values are kept rounded up to ten seconds: enough for a percentile, and small for a year. */
export const bucketMs = 10_000

/** What a place did in a span; every part adds up over places and spans, the longest by the longer. */
export interface Sums {
  /** In the order of `measures`. */
  readonly counts: number[]
  /** Net waits and services: how often each number of ten seconds occurred. */
  readonly waits: Map<number, number>
  readonly services: Map<number, number>
  longestWaitMs: number
  longestServiceMs: number
}

const placeOfMeasure = new Map(measures.map((measure, place) => [measure as string, place]))

export const newSums = (): Sums => ({
  counts: measures.map(() => 0),
  waits: new Map(),
  services: new Map(),
  longestWaitMs: 0,
  longestServiceMs: 0,
})

export const countOf = ({ counts }: Sums, measure: Measure): number =>
  counts[placeOfMeasure.get(measure) ?? -1] ?? 0

export function addFact(sums: Sums, counts: Counts): void {
  for (const measure in counts) {
    const place = placeOfMeasure.get(measure) ?? -1
    sums.counts[place] = (sums.counts[place] ?? 0) + (counts[measure as Measure] ?? 0)
  }
  if (counts.called !== undefined) {
    const ms = counts.waitNetMs ?? 0
    note(sums.waits, ms, counts.called)
    sums.longestWaitMs = Math.max(sums.longestWaitMs, ms)
  }
  if (counts.services !== undefined) {
    const ms = counts.servingMs ?? 0
    note(sums.services, ms, counts.services)
    sums.longestServiceMs = Math.max(sums.longestServiceMs, ms)
  }
}

function note(into: Map<number, number>, ms: number, times: number): void {
  const bucket = Math.ceil(ms / bucketMs)
  into.set(bucket, (into.get(bucket) ?? 0) + times)
}

export function addSums(into: Sums, more: Sums): void {
  more.counts.forEach((count, place) => {
    into.counts[place] = (into.counts[place] ?? 0) + count
  })
  for (const [bucket, times] of more.waits) {
    into.waits.set(bucket, (into.waits.get(bucket) ?? 0) + times)
  }
  for (const [bucket, times] of more.services) {
    into.services.set(bucket, (into.services.get(bucket) ?? 0) + times)
  }
  into.longestWaitMs = Math.max(into.longestWaitMs, more.longestWaitMs)
  into.longestServiceMs = Math.max(into.longestServiceMs, more.longestServiceMs)
}

export type SumsByPlace = Map<PlaceKey, Sums>

export function addToPlaces(all: SumsByPlace, plan: Plan | undefined, fact: Fact): void {
  for (const place of placesOf(plan, fact)) {
    let sums = all.get(place)
    if (sums === undefined) {
      sums = newSums()
      all.set(place, sums)
    }
    addFact(sums, fact.counts)
  }
}

/** Nearest rank: the smallest value that at least that share does not exceed, to ten seconds. */
export function percentileMs(values: ReadonlyMap<number, number>, share: number): number {
  let total = 0
  for (const times of values.values()) total += times
  const rank = Math.max(1, Math.ceil(total * share))
  let seen = 0
  for (const [bucket, times] of [...values].sort(([a], [b]) => a - b)) {
    seen += times
    if (seen >= rank) return bucket * bucketMs
  }
  return 0
}

/** One line for the table; the same sums are the same text. */
export function sumsText({ counts, waits, services, longestWaitMs, longestServiceMs }: Sums) {
  const sorted = (values: ReadonlyMap<number, number>) =>
    [...values].sort(([a], [b]) => a - b).flat()
  return JSON.stringify([counts, sorted(waits), sorted(services), longestWaitMs, longestServiceMs])
}

type Kept = readonly [number[], readonly number[], readonly number[], number, number]

export function sumsOfText(text: string): Sums {
  const [counts, waits, services, longestWaitMs, longestServiceMs] = JSON.parse(text) as Kept
  return {
    counts,
    waits: pairs(waits),
    services: pairs(services),
    longestWaitMs,
    longestServiceMs,
  }
}

function pairs(flat: readonly number[]): Map<number, number> {
  const made = new Map<number, number>()
  for (let at = 0; at + 1 < flat.length; at += 2) made.set(flat[at] ?? 0, flat[at + 1] ?? 0)
  return made
}
