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
  const waits = new Float64Array(runs)
  for (let run = 0; run < runs; run += 1) waits[run] = oneRun(scene, chance)
  waits.sort()
  const at = (share: number) => waits[Math.floor(share * (runs - 1))] ?? Number.POSITIVE_INFINITY
  const high = at(0.86)
  const median = at(0.5)
  if (!Number.isFinite(median)) return undefined
  return { low: at(0.06), median, high: Number.isFinite(high) ? high : median * 2 }
}

function oneRun(scene: Scene, chance: () => number): number {
  const { windows, turnaroundMs } = scene
  const free = windows.map((window) => freeAt(window, scene, chance))
  const gone = new Uint8Array(scene.line.length)
  let first = 0
  for (let left = scene.line.length * 2 + windows.length; left > 0; left -= 1) {
    const place = earliest(free)
    const window = windows[place]
    const now = free[place]
    if (window === undefined || now === undefined || !Number.isFinite(now)) break
    while (gone[first] === 1) first += 1
    const taken = firstServed(scene.line, gone, first, window.serves)
    if (taken === undefined) {
      free[place] = Number.POSITIVE_INFINITY
      continue
    }
    if (taken === scene.line.length - 1) return now
    gone[taken] = 1
    const length = drawn(scene.durations[scene.line[taken] ?? 0], 0, chance) + turnaroundMs
    free[place] = onDuty(window, now + length)
  }
  return Number.POSITIVE_INFINITY
}

function freeAt(window: SceneWindow, scene: Scene, chance: () => number): number {
  const { serving } = window
  if (serving === undefined) return onDuty(window, 0)
  const whole = drawn(scene.durations[serving.kind], serving.forMs, chance)
  return onDuty(window, Math.max(0, whole - serving.forMs) + scene.turnaroundMs)
}

/** The first moment from there on at which the window takes somebody. */
function onDuty({ duty }: SceneWindow, at: number): number {
  for (const [from, until] of duty) if (at < until) return Math.max(at, from)
  return Number.POSITIVE_INFINITY
}

function earliest(free: readonly number[]): number {
  let best = 0
  for (let place = 1; place < free.length; place += 1) {
    if ((free[place] as number) < (free[best] as number)) best = place
  }
  return best
}

function firstServed(
  line: readonly number[],
  gone: Uint8Array,
  first: number,
  serves: ReadonlySet<number>,
): number | undefined {
  for (let place = first; place < line.length; place += 1) {
    if (gone[place] === 0 && serves.has(line[place] as number)) return place
  }
  return undefined
}

const durationUnknownMs = 5 * 60_000

/** One of the past lengths above `atLeast`; past the longest it goes on for half as long again. */
export function drawn(
  sorted: Float64Array | undefined,
  atLeast: number,
  chance: () => number,
): number {
  if (sorted === undefined || sorted.length === 0) return atLeast + durationUnknownMs
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
