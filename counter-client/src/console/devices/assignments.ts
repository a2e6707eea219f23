import type { DeviceAssignment, DeviceKind, HallInfo, Words } from '@yihao/contract'
import { deviceAssignmentSchema } from '@yihao/contract'

/** The part of an assignment that names the place; a wall has none. */
export const placeFieldOf: Record<DeviceKind, string | undefined> = {
  kiosk: 'kioskId',
  board: 'zoneId',
  'window-screen': 'windowId',
  wall: undefined,
  bridge: 'bridgeId',
  'third-party': 'name',
}

export interface Place {
  readonly value: string
  readonly words: Words
}

/** The places of the plan for that kind; undefined where a name is typed. */
export function placesOf(kind: DeviceKind, hall: HallInfo): readonly Place[] | undefined {
  switch (kind) {
    case 'kiosk':
      return hall.kiosks.map(({ kioskId, name }) => ({ value: kioskId, words: name }))
    case 'board':
      return hall.zones.map(({ zoneId, name }) => ({ value: zoneId, words: name }))
    case 'window-screen':
      return hall.windows.map(({ windowId, windowNumber, label }) => ({
        value: windowId,
        words: {
          zh: `${windowNumber} 号窗口·${label.zh}`,
          en: `Window ${windowNumber} · ${label.en}`,
        },
      }))
    case 'wall':
      return []
    case 'bridge':
    case 'third-party':
      return undefined
  }
}

/** Undefined while the place is missing or not well formed. */
export function assignmentOf(kind: DeviceKind, place: string): DeviceAssignment | undefined {
  const field = placeFieldOf[kind]
  const parsed = deviceAssignmentSchema.safeParse(
    field === undefined ? { kind } : { kind, [field]: place.trim() },
  )
  return parsed.success ? parsed.data : undefined
}

export function placeWords(assignment: DeviceAssignment, hall: HallInfo | undefined): Words {
  const field = placeFieldOf[assignment.kind]
  if (field === undefined) return { zh: '全厅', en: 'Whole hall' }
  const value = String(Object.values(assignment)[1])
  const known = hall && placesOf(assignment.kind, hall)?.find((place) => place.value === value)
  return known?.words ?? { zh: value, en: value }
}
