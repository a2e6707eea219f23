import {
  atClock,
  type BusinessDate,
  clockText,
  type Duty,
  dutyPlanSchema,
  type EpochMs,
  type PersonId,
  type WindowId,
} from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { smallPlan } from '../small-plan.testkit.ts'
import { dutyAt, dutyOf, inPlannedBreak, nextDutyChange, plannedWindows } from './duty-plan.ts'

const monday = '2026-11-23'
const at = (clock: string, date: string = monday): EpochMs => atClock(date as BusinessDate, clock)
const w1 = 'w1' as WindowId
const workdays = { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5], makeUpDays: true }
const duty = (more: object) => ({
  dutyId: 'd1',
  personId: 'li',
  windowId: 'w1',
  sessionId: 'am',
  days: workdays,
  breaks: [],
  ...more,
})
const planWith = (...duties: readonly object[]) => ({
  ...smallPlan(),
  dutyPlan: dutyPlanSchema.parse(duties.map((one, index) => duty({ dutyId: `d${index}`, ...one }))),
})
const idOf = (found: Duty | undefined) => found?.dutyId

describe('who is on duty', () => {
  test('[DUTY-1] from the first moment of the session to its last', () => {
    const plan = planWith({}, { sessionId: 'pm', personId: 'wang' })
    expect(idOf(dutyAt(plan, w1, at('08:59')))).toBeUndefined()
    expect(idOf(dutyAt(plan, w1, at('09:00')))).toBe('d0')
    expect(idOf(dutyAt(plan, w1, at('12:00')))).toBeUndefined()
    expect(idOf(dutyAt(plan, w1, at('13:30')))).toBe('d1')
    expect(dutyAt(plan, 'w2' as WindowId, at('10:00'))).toBeUndefined()
  })

  test('[DUTY-1] in hours of its own within the session', () => {
    const plan = planWith({ hours: { from: '10:00', to: '11:00' } })
    expect([at('09:59'), at('10:00'), at('11:00')].map((ms) => idOf(dutyAt(plan, w1, ms)))).toEqual(
      [undefined, 'd0', undefined],
    )
  })

  test('[DUTY-1] on its weekdays, on make-up days, and on no day on which the hall is closed', () => {
    const plan = planWith({})
    expect(idOf(dutyAt(plan, w1, at('10:00', '2026-11-24')))).toBe('d0')
    expect(idOf(dutyAt(plan, w1, at('10:00', '2026-11-25')))).toBeUndefined()
    expect(idOf(dutyAt(plan, w1, at('10:00', '2026-11-28')))).toBe('d0')
    expect(idOf(dutyAt(plan, w1, at('10:00', '2026-11-29')))).toBeUndefined()
    const plain = planWith({ days: { ...workdays, makeUpDays: false } })
    expect(dutyAt(plain, w1, at('10:00', '2026-11-28'))).toBeUndefined()
  })

  test('[DUTY-1] a day that is excepted is somebody else’s by its date', () => {
    const plan = planWith(
      { days: { ...workdays, except: ['2026-11-24'] } },
      { personId: 'wang', days: { kind: 'dates', dates: ['2026-11-24'] } },
    )
    expect(dutyAt(plan, w1, at('10:00'))?.personId).toBe('li')
    expect(dutyAt(plan, w1, at('10:00', '2026-11-24'))?.personId).toBe('wang')
    expect(idOf(dutyOf(plan, 'li' as PersonId, at('10:00', '2026-11-24')))).toBeUndefined()
    expect(idOf(dutyOf(plan, 'wang' as PersonId, at('10:00', '2026-11-24')))).toBe('d1')
  })
})

describe('a planned break', () => {
  const plan = planWith({ breaks: [{ from: '10:00', to: '10:10' }] }, { windowId: 'w2' })

  test('[DUTY-2] is known as one and leaves the window out of those that are planned', () => {
    expect(inPlannedBreak(plan, w1, at('09:59'))).toBe(false)
    expect(inPlannedBreak(plan, w1, at('10:00'))).toBe(true)
    expect(inPlannedBreak(plan, w1, at('10:10'))).toBe(false)
    expect(idOf(dutyAt(plan, w1, at('10:05')))).toBe('d0')
    expect(plannedWindows(plan, at('09:30'))).toEqual(['w1', 'w2'])
    expect(plannedWindows(plan, at('10:05'))).toEqual(['w2'])
    expect(plannedWindows(plan, at('12:30'))).toEqual([])
  })

  test('[DUTY-2] begins and ends at a moment that can be asked for', () => {
    const changes: string[] = []
    let now = at('08:00')
    for (let one = 0; one < 5; one += 1) {
      now = nextDutyChange(plan, now) ?? now
      changes.push(clockText(now))
    }
    expect(changes).toEqual(['09:00', '10:00', '10:10', '12:00', '09:00'])
    expect(now).toBe(at('09:00', '2026-11-24'))
  })

  test('[DUTY-2] a plan without duties expects nobody', () => {
    expect(nextDutyChange(smallPlan(), at('08:00'))).toBeUndefined()
    expect(plannedWindows(smallPlan(), at('10:00'))).toEqual([])
    expect(inPlannedBreak(smallPlan(), w1, at('10:00'))).toBe(false)
  })
})
