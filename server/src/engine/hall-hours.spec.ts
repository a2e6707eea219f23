import { atClock } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { netMs, sessionAround, sessionKey, takingResumesAt, takingSession } from './hall-hours.ts'
import { monday, openHall } from './scenario.testkit.ts'
import { smallPlan } from './small-plan.testkit.ts'
import {
  callsNext,
  misses,
  opens,
  reinstates,
  takes,
  toWindow,
  transfers,
} from './steps.testkit.ts'

const { calendar } = smallPlan()
const at = (clock: string) => atClock(monday, clock)
const minutes = (ms: number) => ms / 60_000

describe('waits without the rest of the hall', () => {
  test('[TIME-2] the rest between two sessions is left out', () => {
    expect(minutes(netMs(calendar, at('11:40'), at('13:40')))).toBe(30)
    expect(minutes(netMs(calendar, at('12:10'), at('13:40')))).toBe(10)
    expect(minutes(netMs(calendar, at('11:50'), at('12:30')))).toBe(10)
    expect(minutes(netMs(calendar, at('12:10'), at('12:40')))).toBe(0)
  })

  test('[TIME-2] before the first session and after the last one who waits does wait', () => {
    expect(minutes(netMs(calendar, at('08:30'), at('09:10')))).toBe(40)
    expect(minutes(netMs(calendar, at('16:50'), at('17:20')))).toBe(30)
  })

  test('[TIME-1] a wait that ends before it began is none', () => {
    expect(netMs(calendar, at('10:00'), at('09:00'))).toBe(0)
    expect(netMs(calendar, at('10:00'), at('10:00'))).toBe(0)
  })

  test('[TIME-2] they count each number once, by its first call', () => {
    const hall = openHall().given(takes()).later(60).given(opens('w1'), opens('w2'))
    hall
      .given(callsNext('w1'), transfers('w1', toWindow('w2')))
      .later(10)
      .given(callsNext('w2'))
    hall.given(misses('w2'), reinstates('A001')).later(10).given(callsNext('w2'))
    expect([...(hall.hall.day?.waits.values() ?? [])]).toEqual([[60_000]])
  })

  test('[TIME-2] the figures of the day use it', () => {
    const hall = openHall().at('11:40').given(takes()).at('13:40').given(opens('w1'))
    hall.given(callsNext('w1'))
    expect([...(hall.hall.day?.waits.values() ?? [])]).toEqual([[30 * 60_000]])
  })
})

describe('sessions', () => {
  test('[TAKE-2] a taking period holds its beginning and not its end', () => {
    expect(takingSession(calendar, at('08:30'))?.sessionId).toBe('am')
    expect(takingSession(calendar, at('11:45'))).toBeUndefined()
    expect(takingResumesAt(calendar, at('11:45'))).toBe('13:00')
    expect(takingResumesAt(calendar, at('16:45'))).toBeUndefined()
  })

  test('[MISS-4] every moment of a day belongs to one session of it', () => {
    const keys = ['00:00', '09:00', '11:59', '12:00', '13:00', '16:59', '17:00', '23:59'].map(
      (clock) => sessionKey(calendar, at(clock)),
    )
    expect(keys).toEqual([
      ...Array.from({ length: 3 }, () => '2026-11-23 am'),
      ...Array.from({ length: 5 }, () => '2026-11-23 pm'),
    ])
    expect(sessionAround(calendar, at('12:30'))).toMatchObject({ running: false })
    expect(sessionAround(calendar, at('17:00'))).toBeUndefined()
  })

  test('[DAY-1] what the machine thinks of the zone does not matter', () => {
    const zone = process.env.TZ
    const read = () => sessionKey(calendar, at('00:30'))
    const answers = ['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Shanghai'].map((tz) => {
      process.env.TZ = tz
      return [read(), takingSession(calendar, at('08:45'))?.sessionId]
    })
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
    expect(new Set(answers.map(String))).toEqual(new Set(['2026-11-23 am,am']))
  })
})
