import type { HallState } from '../engine/hall.ts'

/** Raised when the shape of the hall's state changes; older snapshots are then left alone. */
export const stateShape = 'hall-7'

/** The hall as text; Maps are marked so that they come back as Maps. */
export function encodeHall(hall: HallState): string {
  return JSON.stringify(hall, (_key, value: unknown) =>
    value instanceof Map ? { $map: [...value.entries()] } : value,
  )
}

export function decodeHall(text: string): HallState {
  const hall = mapsIn(JSON.parse(text)) as HallState
  // JSON leaves out what is undefined; the state has no such gaps.
  hall.plan ??= undefined
  hall.day ??= undefined
  hall.lastClosedDate ??= undefined
  return hall
}

/** Its own walk: a reviver, which JSON.parse calls for every number too, took three times as long. */
function mapsIn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isMarkedMap(value)) {
    return new Map(value.$map.map(([key, part]) => [key, mapsIn(part)]))
  }
  const parts = value as Record<string, unknown>
  for (const key in parts) {
    const part = parts[key]
    if (typeof part === 'object' && part !== null) parts[key] = mapsIn(part)
  }
  return value
}

function isMarkedMap(
  value: object,
): value is { readonly $map: readonly (readonly [unknown, unknown])[] } {
  return '$map' in value
}
