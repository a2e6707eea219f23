import type { Duty, WindowId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { openHall, type Scenario } from '../../engine/scenario.testkit.ts'
import { smallPlan } from '../../engine/small-plan.testkit.ts'
import { closes, opens, pauses } from '../../engine/steps.testkit.ts'
import { expectedDuty } from './duty.ts'
import { Learnt } from './learnt.ts'

const minutes = (spans: readonly (readonly [number, number])[]) =>
  spans.map(([from, until]) => [from / 60_000, until / 60_000])

const duty = (sessionId: string, breaks: readonly { from: string; to: string }[] = []) =>
  ({
    dutyId: sessionId,
    personId: 'li',
    windowId: 'w1',
    sessionId,
    days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5], makeUpDays: false },
    breaks,
  }) as unknown as Duty

const planned = {
  ...smallPlan(),
  dutyPlan: [duty('am', [{ from: '10:00', to: '10:10' }]), duty('pm')],
}
const spans = (hall: Scenario, windowId = 'w1', learnt = new Learnt()) =>
  minutes(expectedDuty(hall.hall, learnt, windowId as WindowId, hall.now))

describe('when a window will take people', () => {
  test('[FORECAST-2] the duty plan with its breaks; the last session goes on with who waits', () => {
    const hall = openHall(planned).given(opens('w1'))
    expect(spans(hall)).toEqual([
      [0, 60],
      [70, 180],
      [270, Number.POSITIVE_INFINITY],
    ])
    expect(spans(hall, 'w2')).toEqual([])
  })

  test('[FORECAST-2] in its planned break it is back at the end of the break', () => {
    const hall = openHall(planned).given(opens('w1')).at('10:02').given(pauses('w1'))
    expect(spans(hall)[0]).toEqual([8, 118])
  })

  test('[FORECAST-2] late it may still come, once it left it comes with the next duty', () => {
    const hall = openHall(planned).at('09:10')
    expect(spans(hall)[0]).toEqual([5, 50])
    hall.given(opens('w1'), closes('w1'))
    expect(spans(hall)[0]).toEqual([60, 170])
    expect(spans(openHall(planned).at('09:40'))[0]).toEqual([30, 140])
  })

  test('[FORECAST-2] without a duty plan: past days, and before there are two the sessions', () => {
    const hall = openHall().given(opens('w1'))
    expect(spans(hall)).toEqual([
      [0, 180],
      [270, Number.POSITIVE_INFINITY],
    ])
    const learnt = new Learnt()
    const present = Array.from({ length: 96 }, (_, quarter) =>
      Number(quarter >= 36 && quarter < 44),
    )
    learnt.state.windows['w1' as WindowId] = { days: 1.95, present }
    expect(spans(hall, 'w1', learnt)).toHaveLength(2)
    learnt.state.windows['w1' as WindowId] = { days: 2.8, present: present.map((one) => one * 2.8) }
    expect(spans(hall, 'w1', learnt)).toEqual([[0, 120]])
  })
})
