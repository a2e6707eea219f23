import type { WindowId } from '@yihao/contract'
import { expect, test } from 'vitest'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { arrive, opens, pauses } from '../engine/steps.testkit.ts'
import { glance } from './glance.ts'

const duty = {
  dutyId: 'd1',
  personId: 'li',
  windowId: 'w1',
  sessionId: 'am',
  days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5], makeUpDays: false },
  breaks: [{ from: '10:00', to: '10:10' }],
}
const planned = { ...smallPlan(), dutyPlan: [duty] } as unknown as ReturnType<typeof smallPlan>
const does = (hall: Scenario) => glance(hall.hall, 'w1' as WindowId, hall.now).does

test('[DUTY-1] [DUTY-2] clerks of a demonstration come, rest and go as the duty plan says', () => {
  const hall = openHall(planned)
  expect(does(hall)).toBe('open')
  hall.given(opens('w1'))
  expect(does(hall)).toBe('call')
  expect(does(hall.at('10:01'))).toBe('pause')
  hall.given(pauses('w1'))
  expect(does(hall)).toBe('away')
  expect(does(hall.at('10:11'))).toBe('resume')
  expect(does(openHall(planned).at('12:30'))).toBe('away')
})

test('[DUTY-1] who still waits after the last session is served, and nobody else', () => {
  const hall = arrive(openHall(planned).given(opens('w1')), 1).at('17:30')
  expect(does(hall)).toBe('call')
  expect(does(openHall(planned).given(opens('w1')).at('17:30'))).toBe('close')
})

test('without a duty plan they are there while the hall is', () => {
  expect(does(openHall())).toBe('open')
  expect(does(openHall().given(opens('w1')).at('18:00'))).toBe('close')
})
