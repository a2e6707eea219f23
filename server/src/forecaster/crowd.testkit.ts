import {
  atClock,
  type BusinessDate,
  type EpochMs,
  type HallCommand,
  type Plan,
  type WindowId,
} from '@yihao/contract'
import { Chance } from '../demo/chance.ts'
import { errandOf } from '../demo/visitors.ts'
import { byItself, Scenario } from '../engine/scenario.testkit.ts'
import { LiveForecaster } from '../forecast/live/live-forecaster.ts'
import { demoPlan } from './own-hall.testkit.ts'

const date = '2026-11-23' as BusinessDate

/** The demo hall with so many windows: more of them by copying, fewer by leaving out. */
export function planOf(windows: number): Plan {
  const plan = demoPlan()
  const most = plan.windows.filter(({ tidal }) => !tidal)
  const all = Array.from({ length: windows }, (_, place) => {
    const like = most[(place * 7 + 2) % most.length] ?? most[0]
    const windowNumber = place + 1
    return {
      ...(like as (typeof most)[number]),
      windowId: `w${windowNumber}` as WindowId,
      windowNumber,
    }
  })
  return { ...plan, windows: all, devices: [], dutyPlan: undefined }
}

/** Everybody is busy and so many wait. */
export function crowd(plan: Plan, waiting: number, seed = 1): { hall: Scenario; now: EpochMs } {
  const hall = new Scenario(plan)
  const chance = new Chance(seed)
  const does = (command: HallCommand) => hall.run(() => ({ command, actor: byItself })).decision.ok
  does({ type: 'AdoptPlan', data: { plan } })
  hall.at('08:20')
  does({ type: 'OpenDay', data: { businessDate: date } })
  hall.at('09:00')
  for (const { windowId } of plan.windows) does({ type: 'OpenWindow', data: { windowId } })
  const count = () => [...hall.hall.lines.values()].reduce((sum, line) => sum + line.length, 0)
  for (let tries = 0; count() < waiting && tries < 60_000; tries += 1) {
    hall.now = (hall.now + 700) as EpochMs
    does(errandOf(plan, chance))
    for (const { windowId } of plan.windows) {
      if (hall.window(windowId)?.ticketId !== undefined) continue
      if (does({ type: 'CallNext', data: { windowId } })) {
        does({ type: 'StartServing', data: { windowId } })
      }
    }
  }
  return { hall, now: Math.max(hall.now, atClock(date, '10:00')) as EpochMs }
}

export const forecasterOf = (hall: Scenario): LiveForecaster =>
  new LiveForecaster(structuredClone(hall.hall))
