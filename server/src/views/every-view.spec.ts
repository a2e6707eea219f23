import { screenViewSchema, type VisitorRef, type ZoneId } from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openHall } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { callsNext, opens, pauses, starts, takes, withNote } from '../engine/steps.testkit.ts'
import { decodeHall, encodeHall } from '../runtime/snapshot.ts'
import { boardView } from './board-view.ts'
import { everyView, press, publicViews, randomHall, runs } from './every-view.testkit.ts'

const person: VisitorRef = {
  visitorId: 'visitor-7' as VisitorRef['visitorId'],
  personHash: 'a1'.repeat(32),
}

describe('every view', () => {
  test('has the shape of the contract in whatever hall', () => {
    fc.assert(
      fc.property(randomHall, ({ hall, now }) => {
        for (const view of everyView(hall, now)) screenViewSchema.parse(view)
      }),
      runs,
    )
  })

  test('is the same after the hall was written to a snapshot and read again', () => {
    fc.assert(
      fc.property(randomHall, ({ hall, now }) => {
        const again = decodeHall(encodeHall(hall))
        expect(again).toEqual(hall)
        expect(everyView(again, now)).toEqual(everyView(hall, now))
      }),
      runs,
    )
  })

  test('a hall that was read from a snapshot goes on like the one it was taken from', () => {
    fc.assert(
      fc.property(randomHall, (first) => {
        const { rest, plans } = first
        const second = first.fork(smallPlan())
        second.hall = decodeHall(encodeHall(first.hall))
        const decisions = press(first, rest, plans)
        expect(press(second, rest, plans)).toEqual(decisions)
        expect(second.hall).toEqual(first.hall)
      }),
      runs,
    )
  })

  test('of a zone shows each number that is called now, once', () => {
    fc.assert(
      fc.property(randomHall, ({ hall, now }) => {
        const tickets = [...hall.tickets.values()]
        const called = tickets.filter((ticket) => ticket.status === 'called')
        const shown = boardView(hall, 'hall' as ZoneId, now)?.calling ?? []
        expect(shown.map(({ number, windowId }) => `${number} ${windowId}`).sort()).toEqual(
          called.map(({ number, windowId }) => `${number} ${windowId}`).sort(),
        )
      }),
      runs,
    )
  })

  test('is the same after it was sent as text', () => {
    fc.assert(
      fc.property(randomHall, ({ hall, now }) => {
        const views = everyView(hall, now)
        expect(JSON.parse(JSON.stringify(views))).toEqual(views)
      }),
      runs,
    )
  })

  test('tells nothing of a person, not even sealed', () => {
    const hall = openHall().given(opens('w1'), takes({ items: ['N1'], visitor: person }))
    hall.given(callsNext('w1'), starts('w1'), withNote(pauses('w1')))
    const text = JSON.stringify(everyView(hall.hall, hall.now))
    expect(hall.ticket('A001')?.personHash).toBe(person.personHash)
    expect(text).toContain('A001')
    for (const secret of ['visitor-7', 'a1a1', 'note-1', 'personHash', 'keyedHash', 'visitorId']) {
      expect(text).not.toContain(secret)
    }
  })

  test('that hangs in the hall does not name the clerk either', () => {
    const hall = openHall().given(opens('w1'), takes(), callsNext('w1'))
    const text = JSON.stringify(publicViews(hall.hall, hall.now))
    expect(hall.window('w1')?.clerkId).toBe('li')
    expect(text).not.toContain('"li"')
    expect(text).not.toContain('clerkId')
  })

  test('is none for a place that is not there', () => {
    const { hall, now } = openHall()
    const empty = { ...hall, plan: undefined }
    expect(everyView(empty, now)).toEqual([])
  })
})
