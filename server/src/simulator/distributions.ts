import type { Random } from './random.ts'

export type ServiceTimes =
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'deterministic'; readonly mean: number }
  /** By its mean and squared coefficient of variation (variance ÷ mean²). */
  | { readonly kind: 'lognormal'; readonly mean: number; readonly scv: number }

/** One draw after another. */
export type Draw = () => number

export const exponential =
  (mean: number, random: Random): Draw =>
  () =>
    -mean * Math.log1p(-random())

export function serviceDraw(times: ServiceTimes, random: Random): Draw {
  switch (times.kind) {
    case 'exponential':
      return exponential(times.mean, random)
    case 'deterministic':
      return () => times.mean
    case 'lognormal':
      return lognormal(times.mean, times.scv, random)
  }
}

function lognormal(mean: number, scv: number, random: Random): Draw {
  const variance = Math.log1p(scv)
  const [middle, spread] = [Math.log(mean) - variance / 2, Math.sqrt(variance)]
  const normal = standardNormal(random)
  return () => Math.exp(middle + spread * normal())
}

/** Box and Muller 1958; both values of a pair are used. */
export function standardNormal(random: Random): Draw {
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    const radius = Math.sqrt(-2 * Math.log1p(-random()))
    const angle = 2 * Math.PI * random()
    spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
}
