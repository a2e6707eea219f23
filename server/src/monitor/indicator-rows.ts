import {
  type BusinessDate,
  type Indicator,
  type IndicatorFormula,
  type IndicatorRow,
  indicatorCatalogue,
  lessOf,
  type Measure,
  type Plan,
} from '@yihao/contract'
import { type PlaceKey, placeName, placeOfKey } from './places.ts'
import { countOf, percentileMs, type Sums } from './sums.ts'

export interface Figure {
  /** Undefined where there is nothing to divide by. */
  readonly value: number | undefined
  readonly numerator: number
  readonly denominator: number
  readonly sampleSize: number
}

/** One figure out of the sums of a place and a span: the only place where a formula is worked out. */
export function figureOf(indicator: Indicator, sums: Sums): Figure {
  const total = (which: readonly Measure[]) =>
    which.reduce((all, measure) => all + countOf(sums, measure), 0)
  const less = lessOf[indicator.indicatorId]
  const numerator = total(indicator.of) - (less === undefined ? 0 : countOf(sums, less))
  const denominator = total(indicator.per)
  const sampleSize = countOf(sums, indicator.sample)
  return {
    value: worked(indicator, sums, { numerator, denominator }),
    numerator,
    denominator,
    sampleSize,
  }
}

function worked(
  { how }: Indicator,
  sums: Sums,
  { numerator, denominator }: { readonly numerator: number; readonly denominator: number },
): number | undefined {
  if (how === 'sum') return numerator
  if (denominator === 0) return undefined
  switch (how) {
    case 'mean':
      return Math.round(numerator / denominator)
    case 'rate':
      return Math.round((numerator / denominator) * 10_000) / 100
    case 'p90-wait':
      return percentileMs(sums.waits, 0.9)
    case 'p90-service':
      return percentileMs(sums.services, 0.9)
    case 'longest-wait':
      return sums.longestWaitMs
  }
}

export interface Period {
  readonly from: BusinessDate
  readonly to: BusinessDate
}

/** Time at a window is no ticket's. */
const ofNoTicket: ReadonlySet<Measure> = new Set<Measure>([
  'openMs',
  'pausedMs',
  'faultMs',
  'busyMs',
])

export const hasTickets = ({ of }: Indicator): boolean => !of.every((one) => ofNoTicket.has(one))

/** All indicators of one place over one period. */
export function rowsOf(
  plan: Plan | undefined,
  place: PlaceKey,
  sums: Sums,
  period: Period,
): readonly IndicatorRow[] {
  const { scope, scopeId } = placeOfKey(place)
  const name = placeName(plan, place)
  return indicatorCatalogue.map((indicator) => {
    const { indicatorId, unit } = indicator
    const { value, ...rest } = figureOf(indicator, sums)
    const id = scopeId === undefined ? {} : { scopeId }
    const query = new Map([['scope', scope as string], ...Object.entries(id)])
    const asked = [...query].map(([key, one]) => `${key}=${encodeURIComponent(one)}`).join('&')
    const list = `/api/indicators/${indicatorId}/tickets?${asked}`
    return {
      indicatorId,
      scope,
      ...id,
      ...(name === undefined ? {} : { scopeName: name }),
      ...period,
      ...(value === undefined ? {} : { value }),
      unit,
      ...rest,
      ...(hasTickets(indicator) ? { list } : {}),
    }
  })
}

export const formulaOf = ({
  indicatorId,
  name,
  formula,
  unit,
  better,
  ill,
}: Indicator): IndicatorFormula => ({ indicatorId, name, formula, unit, better, ill })

export const indicatorById = (indicatorId: string): Indicator | undefined =>
  indicatorCatalogue.find((one) => one.indicatorId === indicatorId)
