import type { Actor, PersonId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { deadlinesOf } from '../deadlines.ts'
import { byItself, openHall, type Scenario } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import {
  by,
  calls,
  callsNext,
  finishes,
  goesToFetch,
  opens,
  pauses,
  press,
  recalls,
  setsNeeds,
  starts,
  takes,
  toWindow,
  transfers,
} from '../steps.testkit.ts'

const signing = { items: ['N1'], needs: ['signing'] }
const staff = (personId: string): Actor => ({ kind: 'staff', personId: personId as PersonId })
const missedAt = (hall: Scenario) =>
  deadlinesOf(hall.hall).find(({ commandId }) => commandId.startsWith('no-show'))?.at

describe('needs', () => {
  test('[NEED-1] a number carries them from the take on, each once', () => {
    const hall = openHall().given(takes({ items: ['N1'], needs: ['slow', 'blind', 'slow'] }))
    expect(hall.ticket('A001')?.needs).toEqual(['slow', 'blind'])
    const refused = openHall().when(takes({ items: ['N1'], needs: ['slow', 'tall'] }))
    refused.thenRefused('NeedUnknown')
    expect(refused.decision).toMatchObject({ refusal: { field: 'needs', detail: 'tall' } })
  })

  test('[NEED-1] [TAKE-11] so does a booking that is checked in', () => {
    const slot = { slotFrom: 0, slotTo: 0 }
    const hall = openHall()
    slot.slotFrom = hall.now
    slot.slotTo = hall.now + 1_800_000
    const booked = { itemCodes: ['N1'], packageCodes: [], audience: 'natural' as const, ...slot }
    hall.given(press('BookAppointment', { appointmentId: 'Y1', ...booked } as never))
    const checksIn = (needs: string[]) =>
      press('CheckInAppointment', { appointmentId: 'Y1', needs, claim: { groupCode: 'veteran' } })
    hall.when(checksIn(['tall'])).thenRefused('NeedUnknown')
    hall.given(checksIn(['blind']))
    expect(hall.ticket('A001')).toMatchObject({
      needs: ['blind'],
      claim: { groupCode: 'veteran', state: 'waiting' },
      classes: ['booked'],
    })
  })

  test('[NEED-1] they outlive calls and transfers', () => {
    const hall = openHall().given(
      opens('w1'),
      opens('w2'),
      takes({ items: ['N1'], needs: ['slow'] }),
    )
    hall.given(callsNext('w1'), starts('w1'), transfers('w1', toWindow('w2')), callsNext('w2'))
    expect(hall.ticket('A001')?.needs).toEqual(['slow'])
  })

  test('[NEED-2] [CALL-5] more time between two calls', () => {
    const hall = openHall().given(opens('w1'), takes({ items: ['N1'], needs: ['slow', 'blind'] }))
    hall.given(callsNext('w1')).later(29).when(recalls('w1')).thenRefused('RecallTooSoon')
    hall.later(1).when(recalls('w1')).thenAccepted()
  })

  test('[NEED-2] [MISS-2] more time until the miss; of several needs the longest counts', () => {
    const missAfter = (needs: readonly string[]) => {
      const hall = openHall().given(opens('w1'), takes({ items: ['N1'], needs }), callsNext('w1'))
      const first = hall.now
      hall.later(30).given(recalls('w1')).later(30).given(recalls('w1'))
      return (missedAt(hall) ?? 0) - first
    }
    expect(missAfter([])).toBe(90_000)
    expect(missAfter(['slow'])).toBe(150_000)
    expect(missAfter(['slow', 'blind'])).toBe(210_000)
  })

  test('[NEED-5] changed while the number is open, by whoever may; the same again is nothing', () => {
    const hall = openHall().given(opens('w1'), takes({ items: ['N1'], needs: ['slow'] }))
    hall.when(setsNeeds('A001', 'slow')).thenNothingHappens()
    hall.when(setsNeeds('A001', 'tall')).thenRefused('NeedUnknown')
    hall
      .when(by({ kind: 'visitor' }, setsNeeds('A001', 'blind', 'blind')))
      .thenHappens({ NeedsSet: { number: 'A001', needs: ['blind'] } })
    hall.given(callsNext('w1'), setsNeeds('A001'))
    expect(hall.ticket('A001')?.needs).toBeUndefined()
    hall.given(starts('w1'), finishes('w1'))
    hall.when(setsNeeds('A001', 'slow')).thenRefused('TicketUnknown')
  })
})

describe('a window with the skill', () => {
  const twoWindows = () => openHall().given(opens('w1'), opens('w2'))

  test('[NEED-3] is waited for while it is open, and the others say why', () => {
    const hall = twoWindows().given(takes(signing)).later(1).given(takes())
    hall.when(callsNext('w1')).thenHappens({
      TicketCalled: {
        number: 'A002',
        basis: {
          eligibleCount: 1,
          passedOver: [{ number: 'A001', because: 'preferred-window' }],
        },
      },
    })
    hall.when(callsNext('w2')).thenHappens({ TicketCalled: { number: 'A001' } })
  })

  test('[NEED-3] not when nobody else could be called, but not beyond the bound either', () => {
    const hall = twoWindows().given(takes(signing))
    hall.later(299).when(callsNext('w1')).thenRefused('NobodyWaiting')
    hall
      .later(1)
      .when(callsNext('w1'))
      .thenHappens({ TicketCalled: { number: 'A001' } })
  })

  test('[NEED-3] not while it is closed, paused, or cannot do all of it', () => {
    const first = (hall: Scenario) =>
      hall.when(callsNext('w1')).thenHappens({ TicketCalled: { number: 'A001' } })
    first(openHall().given(opens('w1'), takes(signing)))
    first(twoWindows().given(pauses('w2'), takes(signing)))
    const advice = { queueId: 'Z', needs: ['signing'] }
    const hall = twoWindows().given(takes(advice))
    hall.when(callsNext('w1')).thenHappens({ TicketCalled: { number: 'Z001' } })
  })

  test('[NEED-3] of two skills any one is enough', () => {
    const plan = smallPlan()
    const needs = (plan.rules.needs ?? []).map((need) => ({
      ...need,
      prefersWindow: { withinMs: 300_000 },
    }))
    const [w1, ...others] = plan.windows
    const slow = { kind: 'need' as const, needCode: 'slow' }
    const windows = w1 === undefined ? [] : [{ ...w1, skills: [...w1.skills, slow] }, ...others]
    const both = openHall({ ...plan, windows, rules: { ...plan.rules, needs } })
    both.given(opens('w1'), opens('w2'), opens('w4'))
    both.given(takes({ items: ['N2'], needs: ['slow', 'signing'] }))
    both.fork(plan).when(callsNext('w1')).thenAccepted()
    both.fork(plan).when(callsNext('w2')).thenAccepted()
    both.when(callsNext('w4')).thenRefused('NobodyWaiting')
  })

  test('[NEED-3] [CALL-6] a call by number stands above it', () => {
    const hall = twoWindows().given(takes(signing))
    hall.when(calls('w1', 'A001')).thenHappens({ TicketCalled: { via: 'specific' } })
  })
})

describe('a visitor who is to be fetched', () => {
  const called = () =>
    openHall().given(opens('w1'), takes({ items: ['N1'], needs: ['blind'] }), callsNext('w1'))

  test('[NEED-4] one guide says that they go, and the others need not', () => {
    const hall = called()
    hall
      .when(by(staff('chen'), goesToFetch('A001')))
      .thenHappens({ FetchAcknowledged: { number: 'A001', windowId: 'w1', guideId: 'chen' } })
    hall.when(by(staff('chen'), goesToFetch('A001'))).thenNothingHappens()
    hall.when(by(staff('luo'), goesToFetch('A001'))).thenRefused('FetchTaken')
    hall.later(60).given(recalls('w1'))
    hall.when(by(staff('luo'), goesToFetch('A001'))).thenRefused('FetchTaken')
  })

  test('[NEED-4] only a person goes, for a number that is called and needs it', () => {
    const hall = called().given(takes({ items: ['N1'], needs: ['slow'] }))
    hall.when(by(byItself, goesToFetch('A001'))).thenRefused('NotAllowed')
    hall.when(goesToFetch('A002')).thenRefused('FetchNotNeeded')
    hall.when(goesToFetch('A009')).thenRefused('TicketUnknown')
    hall.given(starts('w1')).when(goesToFetch('A001')).thenRefused('FetchNotNeeded')
  })
})
