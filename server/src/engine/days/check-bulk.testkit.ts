import type { HallEventOf } from '@yihao/contract'
import type { HallState } from '../hall.ts'
import { must } from './must.testkit.ts'

/** BULK-1: many units, and only these, are for a window that does many; and one of those was there. */
export function checkBulk(
  { plan, windows }: HallState,
  { number, applicants, bulk, appointmentId }: HallEventOf<'TicketIssued'>['data'],
): void {
  if (applicants === undefined || appointmentId !== undefined) return
  const counts = applicants.flatMap(({ items }) => items.map(({ count }) => count))
  const units = counts.reduce((sum, count) => sum + count, 0)
  const isMany = units > (plan?.rules.bulk?.aboveUnits ?? Number.POSITIVE_INFINITY)
  must((bulk === true) === isMany, `${number} has ${units} units`)
  const there = plan?.windows.some(
    (one) => one.bulk === true && windows.get(one.windowId)?.state !== 'closed',
  )
  must(!isMany || there === true, `${number} waits for a bulk window that nobody has opened`)
}
