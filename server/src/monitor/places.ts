import type { IndicatorScope, Plan, Words } from '@yihao/contract'
import { indexOf } from '../engine/plan-index.ts'
import type { Fact } from './facts.ts'

/** `window w3`, `hall`: where a fact counts. */
export type PlaceKey = string

export const placeKey = (scope: IndicatorScope, scopeId?: string): PlaceKey =>
  scopeId === undefined ? scope : `${scope} ${scopeId}`

export function placeOfKey(key: PlaceKey): { scope: IndicatorScope; scopeId?: string } {
  const space = key.indexOf(' ')
  if (space < 0) return { scope: key as IndicatorScope }
  return { scope: key.slice(0, space) as IndicatorScope, scopeId: key.slice(space + 1) }
}

/**
 * Every place in which a fact counts, each once. A number with two items counts in both; its zone is
 * that of its window, or of its queue while no window has it.
 */
export function placesOf(plan: Plan | undefined, fact: Fact): readonly PlaceKey[] {
  const places = [placeKey('hall')]
  const { queueId, windowId, items } = fact
  if (queueId !== undefined) places.push(placeKey('queue', queueId))
  if (windowId !== undefined) places.push(placeKey('window', windowId))
  for (const item of items) places.push(placeKey('item', item))
  if (plan === undefined) return places
  const index = indexOf(plan)
  const zoneId =
    (windowId && index.windows.get(windowId)?.zoneId) ??
    (queueId && index.queues.get(queueId)?.zoneId)
  if (zoneId) places.push(placeKey('zone', zoneId))
  for (const unitId of unitsOf(plan, fact)) places.push(placeKey('unit', unitId))
  return places
}

/** Who answers for its items; for the window where no item is known. */
function unitsOf(plan: Plan, { windowId, items }: Fact): readonly string[] {
  const units = plan.units ?? []
  if (units.length === 0) return []
  const book = unitBookOf(plan)
  if (items.length === 0) {
    return windowId === undefined ? [] : (book.windows.get(windowId) ?? [])
  }
  const found = items.flatMap((item) => book.items.get(item) ?? [])
  return found.length > 1 ? [...new Set(found)] : found
}

interface UnitBook {
  readonly windows: ReadonlyMap<string, readonly string[]>
  readonly items: ReadonlyMap<string, readonly string[]>
}

const books = new WeakMap<Plan, UnitBook>()

function unitBookOf(plan: Plan): UnitBook {
  const known = books.get(plan)
  if (known !== undefined) return known
  const units = plan.units ?? []
  const made: UnitBook = {
    windows: new Map(
      plan.windows.map(({ windowId }) => [
        windowId,
        units.filter(({ windows }) => windows.includes(windowId)).map(({ unitId }) => unitId),
      ]),
    ),
    items: new Map(
      plan.items.map(({ code, department }) => [
        code,
        units
          .filter(
            ({ items, departments }) => items.includes(code) || departments.includes(department),
          )
          .map(({ unitId }) => unitId),
      ]),
    ),
  }
  books.set(plan, made)
  return made
}

/** What people call it; undefined for what the plan no longer knows. */
export function placeName(plan: Plan | undefined, key: PlaceKey): Words | undefined {
  const { scope, scopeId } = placeOfKey(key)
  if (plan === undefined) return undefined
  switch (scope) {
    case 'hall':
      return plan.name
    case 'zone':
      return plan.zones.find(({ zoneId }) => zoneId === scopeId)?.name
    case 'queue':
      return plan.queues.find(({ queueId }) => queueId === scopeId)?.name
    case 'unit':
      return plan.units?.find(({ unitId }) => unitId === scopeId)?.name
    case 'item': {
      const item = plan.items.find(({ code }) => code === scopeId)
      return item && { zh: item.name, en: item.nameEn ?? item.name }
    }
    case 'window': {
      const window = plan.windows.find(({ windowId }) => windowId === scopeId)
      return window && { zh: `${window.windowNumber} 号窗口`, en: `Window ${window.windowNumber}` }
    }
  }
}
