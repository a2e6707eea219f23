import { seeded } from './trees/seeded.ts'

/** Moments are counted from now, in milliseconds. */
export interface SceneWindow {
  /** Kinds of tickets it serves: places in `Scene.durations`. */
  readonly serves: ReadonlySet<number>
  /** Kind of the ticket it has, and for how long already. */
  readonly serving?: { readonly kind: number; readonly forMs: number }
  /** When it is on duty, in the order of time; the last one may end at Infinity. */
  readonly duty: readonly (readonly [from: number, until: number])[]
}

export interface Scene {
  readonly windows: readonly SceneWindow[]
  /** The kinds of those who wait, in the order of being called; the last one is asked about. */
  readonly line: readonly number[]
  /** For each kind the lengths of past services, rising; from the call until the window is free. */
  readonly durations: readonly Float64Array[]
  readonly turnaroundMs: number
}

/** The share of the runs below; undefined where most runs never call the last in line. */
export interface Simulated {
  readonly low: number
  readonly median: number
  readonly high: number
}

/**
 * Plays the line forward again and again: a window that gets free takes the first it serves.
 * Later arrivals are left out: none is called at a window that would serve an earlier one.
 * Deterministic for a seed, and cheap: runs × people × windows steps.
 */
export function simulateForward(
  scene: Scene,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Simulated | undefined {
  const chance = seeded(seed)
  const asked = scene.line[scene.line.length - 1]
  if (asked === undefined || !scene.windows.some(({ serves }) => serves.has(asked))) {
    return undefined
  }
  const ready = prepared(scene)
  const waits = new Float64Array(runs)
  for (let run = 0; run < runs; run += 1) waits[run] = oneRun(ready, chance)
  waits.sort()
  const at = (share: number) => waits[Math.floor(share * (runs - 1))] ?? Number.POSITIVE_INFINITY
  const high = at(0.86)
  const median = at(0.5)
  if (!Number.isFinite(median)) return undefined
  return { low: at(0.06), median, high: Number.isFinite(high) ? high : median * 2 }
}

/** What is the same in every run, laid out so that a step looks at few numbers. */
interface Prepared {
  readonly scene: Scene
  /** For each window the kinds it serves. */
  readonly kinds: readonly (readonly number[])[]
  /** For each kind its places in the line, rising. */
  readonly places: readonly Int32Array[]
  readonly free: Float64Array
  readonly heads: Int32Array
}

function prepared(scene: Scene): Prepared {
  const count = Math.max(scene.durations.length, ...scene.line.map((kind) => kind + 1))
  const places = Array.from({ length: count }, (_, kind) =>
    Int32Array.from(scene.line.flatMap((one, place) => (one === kind ? [place] : []))),
  )
  return {
    scene,
    kinds: scene.windows.map(({ serves }) => [...serves].filter((kind) => kind < count)),
    places,
    free: new Float64Array(scene.windows.length),
    heads: new Int32Array(count),
  }
}

function oneRun({ scene, kinds, places, free, heads }: Prepared, chance: () => number): number {
  const { windows, line, durations, turnaroundMs } = scene
  for (let place = 0; place < free.length; place += 1) {
    free[place] = freeAt(windows[place] as SceneWindow, scene, chance)
  }
  heads.fill(0)
  for (;;) {
    const place = earliest(free)
    const now = free[place] ?? Number.POSITIVE_INFINITY
    if (!Number.isFinite(now)) return now
    const kind = firstKind(kinds[place] ?? [], places, heads)
    if (kind === undefined) {
      free[place] = Number.POSITIVE_INFINITY
      continue
    }
    if ((places[kind] as Int32Array)[heads[kind] as number] === line.length - 1) return now
    heads[kind] = (heads[kind] as number) + 1
    const length = drawn(durations[kind], 0, chance) + turnaroundMs
    free[place] = onDuty(windows[place] as SceneWindow, now + length)
  }
}

function freeAt(window: SceneWindow, scene: Scene, chance: () => number): number {
  const { serving } = window
  if (serving === undefined) return onDuty(window, 0)
  const whole = drawn(scene.durations[serving.kind], serving.forMs, chance)
  return onDuty(window, Math.max(0, whole - serving.forMs) + scene.turnaroundMs)
}

/** The first moment from there on at which the window takes somebody. */
function onDuty({ duty }: SceneWindow, at: number): number {
  for (let place = 0; place < duty.length; place += 1) {
    const span = duty[place] as readonly [number, number]
    if (at < span[1]) return at > span[0] ? at : span[0]
  }
  return Number.POSITIVE_INFINITY
}

function earliest(free: Float64Array): number {
  let best = 0
  for (let place = 1; place < free.length; place += 1) {
    if ((free[place] as number) < (free[best] as number)) best = place
  }
  return best
}

/** Of the kinds a window serves the one whose first ticket stands foremost. */
function firstKind(
  kinds: readonly number[],
  places: readonly Int32Array[],
  heads: Int32Array,
): number | undefined {
  let foremost = Number.POSITIVE_INFINITY
  let found: number | undefined
  for (const kind of kinds) {
    const place = (places[kind] as Int32Array)[heads[kind] as number]
    if (place === undefined || place >= foremost) continue
    foremost = place
    found = kind
  }
  return found
}

const durationUnknownMs = 5 * 60_000

/** One of the past lengths above `atLeast`; past the longest it goes on for half as long again. */
export function drawn(
  sorted: Float64Array | undefined,
  atLeast: number,
  chance: () => number,
): number {
  if (sorted === undefined || sorted.length === 0) return atLeast + durationUnknownMs
  if (atLeast <= 0) return sorted[Math.floor(chance() * sorted.length)] as number
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) <= atLeast) low = middle + 1
    else high = middle
  }
  if (low === sorted.length) return atLeast * (1 + chance() / 2)
  return sorted[low + Math.floor(chance() * (sorted.length - low))] as number
}
