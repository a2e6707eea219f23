import type { Signs } from './signs-at-joining.ts'

const steps = 4

/** Shares of the estimates by formula that the start of every forecast is mixed from; together 1. */
export interface StartBlend {
  readonly usual: number
  readonly usualToday: number
  readonly lastCalled: number
  readonly pace8: number
  /** Of the line played forward; of the last wait where there are no windows to play with. */
  readonly simulated: number
}

/** Where there is nothing to learn from; the rest grows from what happens. */
export const blendWithoutDays: StartBlend = {
  usual: 0,
  usualToday: 0.25,
  lastCalled: 0,
  pace8: 0.25,
  simulated: 0.5,
}

/** One day tells what is usual, but not how far to trust that. */
export const blendOfOneDay: StartBlend = {
  usual: 0.25,
  usualToday: 0.25,
  lastCalled: 0,
  pace8: 0.25,
  simulated: 0.25,
}

export function startOf(signs: Signs, blend: StartBlend): number {
  const { usual, usualToday, lastCalled, pace8 } = signs.queue
  const played = Number.isNaN(signs.line.simulated) ? instead(signs) : signs.line.simulated
  return (
    blend.usual * usual +
    blend.usualToday * usualToday +
    blend.lastCalled * lastCalled +
    blend.pace8 * pace8 +
    blend.simulated * played
  )
}

/** Without windows the last wait; where no window is seen that will ever call, the usual pace. */
function instead({ queue, line }: Signs): number {
  return Number.isNaN(line.onDuty) ? queue.lastCalled : queue.usualToday
}

/** More waits than that choose no better. */
const triedMax = 4_000

/** The shares, in quarters, with the least absolute error. */
export function learnBlend(
  waits: readonly { readonly signs: Signs; readonly waitMinutes: number }[],
): StartBlend {
  if (waits.length < 50) return blendOfOneDay
  const every = Math.ceil(waits.length / triedMax)
  const tried = waits.filter((_, row) => row % every === 0)
  let best = { blend: blendOfOneDay, error: Number.POSITIVE_INFINITY }
  for (const blend of blends()) {
    let error = 0
    for (const { signs, waitMinutes } of tried) {
      error += Math.abs(startOf(signs, blend) - waitMinutes)
    }
    if (error < best.error) best = { blend, error }
  }
  return best.blend
}

/** Every way to share four quarters out. */
function blends(): readonly StartBlend[] {
  const shared = (parts: number, left: number): readonly (readonly number[])[] =>
    parts === 1
      ? [[left]]
      : Array.from({ length: left + 1 }, (_, own) =>
          shared(parts - 1, left - own).map((others) => [own, ...others]),
        ).flat()
  return shared(5, steps).map((shares) => {
    const [usual = 0, usualToday = 0, lastCalled = 0, pace8 = 0, simulated = 0] = shares.map(
      (share) => share / steps,
    )
    return { usual, usualToday, lastCalled, pace8, simulated }
  })
}
