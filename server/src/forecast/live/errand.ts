import type { Matters, Plan, QueueId } from '@yihao/contract'
import { indexOf } from '../../engine/plan-index.ts'

/** What somebody is served for: with items or packages, or only in a queue (咨询). */
export type Errand = Matters & { readonly queueId: QueueId }

/** The same errand has the same key, whatever the order in which it was named. */
export const errandKey = ({ itemCodes, packageCodes, queueId }: Errand): string =>
  itemCodes.length + packageCodes.length === 0
    ? `queue ${queueId}`
    : [...packageCodes, ...itemCodes].sort().join(' ')

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
  return { medianMs, p90Ms: medianMs + Math.sqrt(squares) }
}
