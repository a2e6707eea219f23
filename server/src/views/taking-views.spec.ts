import type { DeviceId, PreviewRequest } from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openHall, plannedHall, type Scenario } from '../engine/scenario.testkit.ts'
import { arrive, closesDay, opens, takes } from '../engine/steps.testkit.ts'
import { randomHall, runs } from './every-view.testkit.ts'
import { kioskView } from './kiosk-view.ts'
import { previewOf } from './preview.ts'

const kiosk = ({ hall, now: at }: Scenario) =>
  kioskView(hall, 'kiosk-1' as DeviceId, { at, printer: 'ready' })

const selection = (part: Partial<Record<keyof PreviewRequest, unknown>>) =>
  ({ itemCodes: [], packageCodes: [], audience: 'natural', ...part }) as PreviewRequest

describe('a kiosk before anybody touches it', () => {
  test('[TAKE-2] says what the engine would say, at every minute of a day', () => {
    for (const hall of [openHall(), plannedHall()]) {
      for (let minute = 0; minute < 1_440; minute += 15) {
        const clock = [Math.floor(minute / 60), minute % 60].map((part) => `0${part}`.slice(-2))
        hall.at(clock.join(':'))
        const taking = kiosk(hall)?.taking
        const { decision } = hall.fork(hall.hall.plan as never).run(takes())
        expect(taking?.open).toBe(decision.ok)
        expect(taking?.refusal).toBe(decision.ok ? undefined : decision.refusal.code)
      }
    }
  })

  test('[TAKE-2] tells when numbers are handed out again', () => {
    expect(kiosk(openHall().at('12:30'))?.taking.opensAt).toBe('13:00')
    expect(kiosk(openHall().at('07:00'))?.taking.opensAt).toBe('08:30')
    expect(kiosk(openHall().at('16:45'))?.taking.opensAt).toBeUndefined()
    expect(kiosk(openHall())?.taking).toEqual({ open: true })
  })

  test('[DAY-2] on a closed date promises no time and no session', () => {
    const holiday = kiosk(plannedHall().at('07:00', '2026-11-25'))
    expect(holiday?.taking).toEqual({ open: false, refusal: 'DayNotOpen' })
    expect(holiday?.hall.session).toBeUndefined()
    const sunday = kiosk(plannedHall().at('10:00', '2026-11-22'))
    expect(sunday?.taking.opensAt).toBeUndefined()
    expect(sunday?.hall.session).toBeUndefined()
    expect(kiosk(plannedHall().at('07:00'))?.taking.opensAt).toBe('08:30')
  })

  test('[DAY-3] after the day was closed promises nothing more of it', () => {
    const closed = kiosk(openHall().given(closesDay))
    expect(closed?.taking).toEqual({ open: false, refusal: 'DayNotOpen' })
    expect(closed?.hall.session).toBeUndefined()
  })

  test('is none for a kiosk that is not in the plan', () => {
    const { hall, now: at } = openHall()
    expect(kioskView(hall, 'kiosk-9' as DeviceId, { at, printer: 'none' })).toBeUndefined()
  })
})

describe('the card before a number is taken', () => {
  const asked: readonly Parameters<typeof takes>[0][] = [
    { items: ['N1'] },
    { items: ['N1', 'P1'] },
    { packages: ['K1'] },
    { items: ['L1'], audience: 'legal' },
    { items: ['L1', 'P1'], audience: 'legal' },
    { items: ['L1'] },
    { items: ['N9'] },
    { packages: ['K9'] },
    { queueId: 'Z' },
    { queueId: 'A' },
    {},
  ]

  test('[TAKE-5] [LIMIT-3] promises what taking the number then gives, or refuses as it would', {
    timeout: 20_000,
  }, () => {
    fc.assert(
      fc.property(randomHall, fc.constantFrom(...asked), (hall, wanted) => {
        fc.pre(hall.hall.day !== undefined)
        const { now } = hall.at('10:00')
        const { items, packages, ...rest } = wanted ?? {}
        const preview = previewOf(
          hall.hall,
          selection({ itemCodes: items ?? [], packageCodes: packages ?? [], ...rest }),
          now,
        )
        const { decision } = hall.run(takes(wanted))
        expect(preview.ok ? 'ok' : preview.refusal.code).toBe(
          decision.ok ? 'ok' : decision.refusal.code,
        )
        const event = decision.ok ? decision.events[0] : undefined
        if (!preview.ok || event?.type !== 'TicketIssued') return
        expect(preview.card).toMatchObject({
          queueId: event.data.queueId,
          ahead: event.data.ahead,
        })
      }),
      { ...runs, numRuns: 40 },
    )
  })

  test('[TAKE-8] asks for a paper once, and tells who waits and who serves', () => {
    const hall = arrive(openHall().given(opens('w1')), 3)
    const preview = previewOf(hall.hall, selection({ itemCodes: ['N1', 'N2'] }), hall.now)
    expect(preview).toMatchObject({
      ok: true,
      card: {
        queueId: 'A',
        ahead: 3,
        openWindows: 1,
        selfService: false,
        items: [{ code: 'N1' }, { code: 'N2' }],
        materials: [{ name: '身份证', neededBy: ['N1', 'N2'] }],
      },
    })
  })

  test('cannot be asked before there is a plan', () => {
    const { hall, now } = openHall()
    const empty = { ...hall, plan: undefined }
    expect(previewOf(empty, selection({}), now)).toEqual({
      ok: false,
      refusal: { code: 'DayNotOpen' },
    })
  })
})
