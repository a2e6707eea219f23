import type { Plan, QueueId } from '@yihao/contract'
import type { Errand as Counted } from '../../engine/applicants/counted.ts'
import { indexOf } from '../../engine/plan-index.ts'
import { expectedServiceMs } from '../../engine/serving/expected-service.ts'

/** What somebody is served for: with items or packages, or only in a queue (咨询). */
export type Errand = Counted & { readonly queueId: QueueId }

/** The same errand has the same key, whatever the order in which it was named. */
export function errandKey(errand: Errand): string {
  const { itemCodes, packageCodes, queueId } = errand
  if (itemCodes.length + packageCodes.length === 0) return `queue ${queueId}`
  const units = unitsSaid(errand)
  const what = [...packageCodes, ...itemCodes].sort().join(' ')
  return units === undefined ? what : `${what} ×${units}`
}

/** 份数, where it was said; then it is another errand than one of each. */
function unitsSaid({ applicants, agent }: Errand): number | undefined {
  const counts = applicants?.flatMap(({ items, packages }) => [...items, ...packages])
  return counts?.reduce((sum, { count }) => sum + count, 0) ?? agent?.principals
}

/** Errands that are alike in how far the catalogue's times are right for them. */
export function errandGroup({ itemCodes, packageCodes, queueId }: Errand): string {
  if (packageCodes.length > 0) return 'package'
  if (itemCodes.length === 0) return `queue ${queueId}`
  return itemCodes.length === 1 ? 'item' : 'items'
}

export interface Stated {
  readonly medianMs: number
  readonly p90Ms: number
}

/** A question or a complaint: no catalogue states how long it takes. */
const withoutItems: Stated = { medianMs: 5 * 60_000, p90Ms: 12 * 60_000 }
/** A package states its median only; its parts rarely take long one after another. */
const packageP90 = 2

/** What the catalogue says of it: medians add up, and deviations by their squares. */
export function statedOf(plan: Plan, errand: Errand): Stated {
  const index = indexOf(plan)
  const parts = [
    ...errand.itemCodes.flatMap((code) => index.items.get(code) ?? []),
    ...errand.packageCodes.flatMap((code) => {
      const found = index.packages.get(code)
      return found === undefined
        ? []
        : [{ medianMs: found.medianMs, p90Ms: found.medianMs * packageP90 }]
    }),
  ].filter(({ medianMs }) => medianMs > 0)
  if (parts.length === 0) return withoutItems
  const medianMs = parts.reduce((sum, one) => sum + one.medianMs, 0)
  const squares = parts.reduce((sum, one) => sum + (one.p90Ms - one.medianMs) ** 2, 0)
  const times = timesLonger(plan, errand)
  return { medianMs: medianMs * times, p90Ms: medianMs * times + Math.sqrt(squares * times) }
}

/** How much longer it takes for all its units than for one of each (APPL-3). */
function timesLonger(plan: Plan, { itemCodes, packageCodes, ...units }: Errand): number {
  const one = expectedServiceMs(plan, { itemCodes, packageCodes })
  const all = expectedServiceMs(plan, { itemCodes, packageCodes, ...units })
  return one === undefined || all === undefined || one === 0 ? 1 : all / one
}
