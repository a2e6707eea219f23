import type { HallState } from '../engine/hall.ts'

/** Raised when the shape of the hall's state changes; older snapshots are then left alone. */
export const stateShape = 'hall-5'

/** The hall as text; Maps are marked so that they come back as Maps. */
export function encodeHall(hall: HallState): string {
  return JSON.stringify(hall, (_key, value: unknown) =>
    value instanceof Map ? { $map: [...value.entries()] } : value,
  )
}

export function decodeHall(text: string): HallState {
  const hall = JSON.parse(text, (_key, value: unknown) =>
    isMarkedMap(value) ? new Map(value.$map) : value,
  ) as HallState
  // JSON leaves out what is undefined; the state has no such gaps.
  hall.plan ??= undefined
  hall.day ??= undefined
  hall.lastClosedDate ??= undefined
  return hall
}

function isMarkedMap(value: unknown): value is { $map: readonly (readonly [unknown, unknown])[] } {
  return typeof value === 'object' && value !== null && '$map' in value
}
