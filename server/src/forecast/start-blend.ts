import type { Signs } from './signs-at-joining.ts'

const steps = 4

/** Shares of the estimates by formula that the start of every forecast is mixed from; together 1. */
export interface StartBlend {
  readonly usual: number
  readonly usualToday: number
  readonly lastCalled: number
  readonly pace8: number
}

/** Where there is nothing to learn from: half the pace, half the last wait. */
export const blendUnlearnt: StartBlend = {
  usual: 0,
  usualToday: 0.25,
  lastCalled: 0.5,
  pace8: 0.25,
}

export function startOf(signs: Signs, blend: StartBlend): number {
  const { usual, usualToday, lastCalled, pace8 } = signs.queue
  return (
    blend.usual * usual +
    blend.usualToday * usualToday +
    blend.lastCalled * lastCalled +
    blend.pace8 * pace8
  )
}

/** More waits than that choose no better. */
const triedMax = 4_000

/** The shares, in quarters, with the least absolute error. */
export function learnBlend(
  waits: readonly { readonly signs: Signs; readonly waitMinutes: number }[],
): StartBlend {
  if (waits.length < 50) return blendUnlearnt
  const every = Math.ceil(waits.length / triedMax)
  const tried = waits.filter((_, row) => row % every === 0)
  let best = { blend: blendUnlearnt, error: Number.POSITIVE_INFINITY }
  for (const blend of blends()) {
    let error = 0
    for (const { signs, waitMinutes } of tried) {
      error += Math.abs(startOf(signs, blend) - waitMinutes)
    }
    if (error < best.error) best = { blend, error }
  }
  return best.blend
}

function blends(): readonly StartBlend[] {
  const found: StartBlend[] = []
  for (let usual = 0; usual <= steps; usual += 1) {
    for (let today = 0; usual + today <= steps; today += 1) {
      for (let last = 0; usual + today + last <= steps; last += 1) {
        const pace = steps - usual - today - last
        found.push({
          usual: usual / steps,
          usualToday: today / steps,
          lastCalled: last / steps,
          pace8: pace / steps,
        })
      }
    }
  }
  return found
}
