import type { ItemCode, Matters, Plan } from '@yihao/contract'
import { indexOf } from '../plan-index.ts'
import { type MattersMade, together } from './legs.ts'

/** What stays together whatever window does it: one item, or a package as one matter (LEG-3). */
export interface Unit {
  readonly matters: MattersMade
  readonly items: ReadonlySet<ItemCode>
}

/** An item that a package contains is done with the package. */
export function unitsOf(plan: Plan, { itemCodes, packageCodes }: Matters): readonly Unit[] {
  const index = indexOf(plan)
  const packages = [...new Set(packageCodes)].map((code) => ({
    matters: { itemCodes: [], packageCodes: [code] },
    items: new Set(index.packages.get(code)?.itemCodes ?? []),
  }))
  const items = [...new Set(itemCodes)]
    .filter((code) => !packages.some((one) => one.items.has(code)))
    .map((code) => ({
      matters: { itemCodes: [code], packageCodes: [] },
      items: new Set([code]),
    }))
  return [...packages, ...items]
}

/** Sets of units are written as bits: unit 0 is 1, unit 1 is 2, unit 2 is 4 and so on. */
export const bitsOf = (units: readonly Unit[], holds: (unit: Unit) => boolean): number =>
  units.reduce((bits, unit, place) => (holds(unit) ? bits | (1 << place) : bits), 0)

/** How many items these units are together. */
export const sizeOf = (units: readonly Unit[], bits: number): number =>
  units.reduce(
    (size, unit, place) => ((bits & (1 << place)) === 0 ? size : size + unit.items.size),
    0,
  )

/** Is every unit of `some` one of `all`? */
export const within = (some: number, all: number): boolean => (some & ~all) === 0

export function mattersOf(units: readonly Unit[], bits: number): MattersMade {
  const chosen = units.filter((_, place) => (bits & (1 << place)) !== 0)
  return together(...chosen.map((unit) => unit.matters))
}

/** For each unit, those that must be done before it, or with it. */
export function precedingOf(plan: Plan, units: readonly Unit[]): readonly number[] {
  const stated = plan.itemPrecedences ?? []
  return units.map((unit) => {
    const firsts = new Set(
      stated.filter(({ after }) => unit.items.has(after)).map(({ before }) => before),
    )
    return bitsOf(units, (other) => other !== unit && [...other.items].some((i) => firsts.has(i)))
  })
}
