import type { HallEventOf } from '@yihao/contract'
import type { HallState } from '../hall.ts'

export function personAdded(hall: HallState, data: HallEventOf<'PersonAdded'>['data']): void {
  hall.people.set(data.personId, { roles: [] })
}

export function roleGranted(hall: HallState, data: HallEventOf<'RoleGranted'>['data']): void {
  const roles = hall.people.get(data.personId)?.roles ?? []
  hall.people.set(data.personId, { roles: [...roles, data.role] })
}

export function roleRevoked(hall: HallState, data: HallEventOf<'RoleRevoked'>['data']): void {
  const roles = hall.people.get(data.personId)?.roles ?? []
  hall.people.set(data.personId, { roles: roles.filter((role) => role !== data.role) })
}

export function devicePaired(hall: HallState, data: HallEventOf<'DevicePaired'>['data']): void {
  hall.devices.set(data.deviceId, { assignment: data.assignment })
}

export function deviceRevoked(hall: HallState, data: HallEventOf<'DeviceRevoked'>['data']): void {
  hall.devices.delete(data.deviceId)
}
