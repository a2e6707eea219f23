import type { EpochMs, Plan, WindowId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { openHall, type Scenario } from '../../engine/scenario.testkit.ts'
import { smallPlan } from '../../engine/small-plan.testkit.ts'
import { arrive, callsNext, finishes, opens, starts } from '../../engine/steps.testkit.ts'
import { usualAccumulating } from '../../simulator/day/day-policy.ts'
import { Learnt } from './learnt.ts'
import { type ChangedDuty, sceneOfHall } from './scene-of-hall.ts'
import { simulate } from './simulate.ts'

/** Windows that all do the same: one set of skills, one class, one leg. */
function simplePlan(windows: number): Plan {
  const plan = smallPlan()
  const [first] = plan.windows
  if (first === undefined) throw new Error('the small plan has windows')
  const all = Array.from({ length: windows }, (_, place) => ({
    ...first,
    windowId: `w${place + 1}` as WindowId,
    windowNumber: place + 1,
  }))
  return { ...plan, windows: all, devices: [] }
}

function played(hall: Scenario, duty?: ChangedDuty) {
  const made = sceneOfHall(hall.hall, new Learnt(), hall.now, { duty })
  if (made === undefined) throw new Error('the hall has a plan')
  return { ...simulate(made.scene, 60), of: made.tickets.length }
}

describe('the hall played forward', () => {
  test('[FORECAST-9] an added window lengthens no wait where all windows and people are alike', () => {
    for (let open = 1; open <= 4; open += 1) {
      const hall = openHall(simplePlan(open + 1))
      for (let one = 1; one <= open; one += 1) hall.given(opens(`w${one}`))
      arrive(hall, 25)
      for (let one = 1; one <= open; one += 1) hall.given(callsNext(`w${one}`), starts(`w${one}`))
      hall.later(180)
      const without = played(hall)
      const opened = played(hall, {
        direction: 'open',
        windowId: `w${open + 1}` as WindowId,
        afterMs: 60_000,
      })
      expect(without.waits.length).toBe(opened.waits.length)
      for (const [place, wait] of without.waits.entries()) {
        expect(opened.waits[place]).toBeLessThanOrEqual(wait)
      }
      const sum = (waits: Float64Array) => waits.reduce((total, one) => total + one, 0)
      expect(sum(opened.waits)).toBeLessThan(sum(without.waits))
    }
  })

  test('[FORECAST-2] it calls in the very order in which the engine calls', () => {
    for (const callPolicy of [smallPlan().callPolicy, usualAccumulating]) {
      const hall = openHall({ ...simplePlan(1), callPolicy }).given(opens('w1'))
      arrive(hall, 6)
      const made = sceneOfHall(hall.hall, new Learnt(), hall.now)
      const { waits } = simulate(made?.scene as never, 1)
      const foretold = (made?.tickets ?? [])
        .map(({ number }, place) => ({ number, at: waits[place] ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ number }) => number)
      const called: string[] = []
      for (let one = 0; one < 6; one += 1) {
        const { decision } = hall.when(callsNext('w1'))
        const [event] = decision.ok ? decision.events : []
        if (event?.type === 'TicketCalled') called.push(event.data.number)
        hall.given(starts('w1')).later(60).given(finishes('w1'))
      }
      expect(foretold).toEqual(called)
    }
  })

  test('[FORECAST-2] a newcomer costs those who wait nothing, however many kinds there are', () => {
    const hall = arrive(openHall().given(opens('w1'), opens('w2')), 8)
    const made = sceneOfHall(hall.hall, new Learnt(), hall.now as EpochMs)
    if (made === undefined) throw new Error('the hall has a plan')
    const alone = { ...made.scene, probes: [], windows: made.scene.windows.map(noProbes) }
    expect(simulate(alone, 20).waits).toEqual(simulate(made.scene, 20).waits)
  })
})

const noProbes = <T extends { readonly probes: readonly number[] }>(window: T): T => ({
  ...window,
  probes: [],
})
