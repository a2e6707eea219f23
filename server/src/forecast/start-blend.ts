import type { Signs } from './queue-signs.ts'

/** The estimates by formula that the start of every forecast is mixed from. */
const parts = ['usual', 'usualToday', 'lastCalled', 'pace8'] as const
const steps = 4

export type StartBlend = Readonly<Record<(typeof parts)[number], number>>

/** Where there is nothing to learn from: half the pace, half the last wait. */
export const blendUnlearnt: StartBlend = {
  usual: 0,
  usualToday: 0.25,
  lastCalled: 0.5,
  pace8: 0.25,
}

export function startOf(signs: Signs, blend: StartBlend): number {
  let sum = 0
  for (const part of parts) sum += blend[part] * finite(signs[part])
  return sum
}

const finite = (value: number | undefined) =>
  value !== undefined && Number.isFinite(value) ? Math.max(0, value) : 0

/** The shares, in quarters, with the least absolute error. */
export function learnBlend(
  waits: readonly { readonly signs: Signs; readonly waitMinutes: number }[],
): StartBlend {
  if (waits.length < 50) return blendUnlearnt
  let best = { blend: blendUnlearnt, error: Number.POSITIVE_INFINITY }
  for (const blend of blends()) {
    let error = 0
    for (const { signs, waitMinutes } of waits) {
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
