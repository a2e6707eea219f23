import {
  atClock,
  type BusinessDate,
  clockMs,
  type Plan,
  startOfDate,
  type WindowId,
} from '@yihao/contract'
import { dutyHoldsOn, dutyHours } from '../../engine/duty/duty-plan.ts'
import type { Shift } from '../run-simulation.ts'

/**
 * When each window calls: as its duties say, without their planned breaks, or, in a plan without
 * duties, in every session; tidal windows (潮汐窗口) then stay closed, as by default. Whoever is there
 * when the last session ends stays until nobody waits.
 */
export function shiftsOn(plan: Plan, date: BusinessDate): ReadonlyMap<WindowId, readonly Shift[]> {
  const last = Math.max(...plan.calendar.sessions.map(({ to }) => atClock(date, to)))
  const staysOn = ({ from, to }: Shift): Shift =>
    to === last ? { from, to: Number.POSITIVE_INFINITY } : { from, to }
  const stretches = plan.dutyPlan === undefined ? bySession(plan, date) : byDuty(plan, date)
  return new Map(
    [...stretches].map(([windowId, shifts]) => [
      windowId,
      [...shifts].sort((a, b) => a.from - b.from).map(staysOn),
    ]),
  )
}

function bySession(plan: Plan, date: BusinessDate): ReadonlyMap<WindowId, readonly Shift[]> {
  const sessions = plan.calendar.sessions.map(({ from, to }) => ({
    from: atClock(date, from),
    to: atClock(date, to),
  }))
  const usual = plan.windows.filter(({ tidal }) => !tidal)
  return new Map(usual.map(({ windowId }) => [windowId, sessions]))
}

function byDuty(plan: Plan, date: BusinessDate): ReadonlyMap<WindowId, readonly Shift[]> {
  const midnight = startOfDate(date)
  const found = new Map<WindowId, Shift[]>()
  for (const duty of plan.dutyPlan ?? []) {
    const hours = dutyHours(plan.calendar, duty)
    if (hours === undefined || !dutyHoldsOn(plan.calendar, duty, date)) continue
    const breaks = duty.breaks
      .map(({ from, to }) => ({ from: clockMs(from), to: clockMs(to) }))
      .sort((a, b) => a.from - b.from)
    const shifts = found.get(duty.windowId) ?? []
    let from = hours.from
    for (const pause of [...breaks, { from: hours.to, to: hours.to }]) {
      if (pause.from > from) shifts.push({ from: midnight + from, to: midnight + pause.from })
      from = Math.max(from, pause.to)
    }
    found.set(duty.windowId, shifts)
  }
  return found
}
