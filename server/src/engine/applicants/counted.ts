import type { Agent, Applicant, ItemCode, Matters, PackageCode, Plan } from '@yihao/contract'
import { indexOf } from '../plan-index.ts'

/** What somebody came for, and how often. */
export interface Errand extends Matters {
  readonly applicants?: readonly Applicant[] | undefined
  readonly agent?: Agent | undefined
}

export type Counted =
  | { readonly kind: 'item'; readonly code: ItemCode; readonly count: number }
  | { readonly kind: 'package'; readonly code: PackageCode; readonly count: number }

/**
 * Each thing with how often it is wanted (APPL-2): the sum over the applicants; once where nobody was
 * named, or once for each that an agent acts for. An item of a package on the number is done with it,
 * unless an applicant wants it by itself.
 */
export function countedOf(plan: Plan, errand: Errand): readonly Counted[] {
  const { items, packages } = saidBy(errand.applicants ?? [])
  const otherwise = errand.applicants === undefined ? (errand.agent?.principals ?? 1) : 1
  const index = indexOf(plan)
  const within = new Set(
    errand.packageCodes.flatMap((code) => index.packages.get(code)?.itemCodes ?? []),
  )
  return [
    ...[...new Set(errand.packageCodes)].map((code) => ({
      kind: 'package' as const,
      code,
      count: packages.get(code) ?? otherwise,
    })),
    ...[...new Set(errand.itemCodes)].flatMap((code) => {
      const said = items.get(code)
      if (said === undefined && within.has(code)) return []
      return [{ kind: 'item' as const, code, count: said ?? otherwise }]
    }),
  ]
}

function saidBy(applicants: readonly Applicant[]) {
  const items = new Map<ItemCode, number>()
  const packages = new Map<PackageCode, number>()
  for (const applicant of applicants) {
    for (const { itemCode, count } of applicant.items) add(items, itemCode, count)
    for (const { packageCode, count } of applicant.packages) add(packages, packageCode, count)
  }
  return { items, packages }
}

const add = <Code>(sums: Map<Code, number>, code: Code, count: number) =>
  sums.set(code, (sums.get(code) ?? 0) + count)

/** 份数: an agent with five companies is one visit of five units; never less than one. */
export function unitsOfVisit(plan: Plan, errand: Errand): number {
  const counted = countedOf(plan, errand)
  if (counted.length > 0) return counted.reduce((sum, one) => sum + one.count, 0)
  // 咨询 and its like have no items to count; those who are asked about are.
  return Math.max(1, errand.applicants?.length ?? errand.agent?.principals ?? 1)
}
