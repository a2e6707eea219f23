import { describe, expect, test } from 'vitest'
import { tallyOf } from './day-tally.ts'
import { habitOf, PastDays, usualTimeFor } from './habits.ts'
import { LiveHall } from './live-hall.ts'
import { minuteMs } from './queue-news.ts'

const at = (minutes: number) => minutes * minuteMs

/** Everybody comes at once and one is called every `gap` minutes. */
function queueOf(gap: number, tickets: number) {
  const hall = new LiveHall()
  for (let index = 0; index < tickets; index += 1) {
    hall.hear({ kind: 'joined', at: 0, ticket: `A${index}`, queue: 'A' })
  }
  for (let index = 0; index < tickets; index += 1) {
    hall.hear({ kind: 'called', at: at(gap * (index + 1)), ticket: `A${index}`, open: 2 })
  }
  return hall.queue('A')
}

describe('habits of a queue', () => {
  test('are its pace while somebody waits, by all and by one window', () => {
    const past = new PastDays()
    past.add('hall', 'A', '2020-01-02', tallyOf(queueOf(3, 100), 0))
    const habit = past.habit('hall', 'A')
    expect(habit.gapMs).toBeCloseTo(at(3), 5)
    expect(habit.windowMs).toBeCloseTo(at(6), 5)
    expect(usualTimeFor(habit, 0, 10, 1)).toBeCloseTo(at(30), 5)
    expect(usualTimeFor(habit, 0, 10, 2)).toBeCloseTo(at(60), 5)
  })

  test('of a new queue are those of its hall, of a new hall those of all', () => {
    const past = new PastDays()
    past.add('hall', 'A', '2020-01-02', tallyOf(queueOf(3, 100), 0))
    expect(past.habit('hall', 'new').gapMs).toBeCloseTo(at(3), 5)
    expect(past.habit('other', 'new').gapMs).toBeCloseTo(at(3), 5)
  })

  test('leave the day out that is to be judged by the others', () => {
    const past = new PastDays()
    past.add('hall', 'A', '2020-01-02', tallyOf(queueOf(3, 100), 0))
    past.add('hall', 'A', '2020-01-03', tallyOf(queueOf(5, 100), 0))
    expect(past.habit('hall', 'A', '2020-01-03').gapMs).toBeCloseTo(at(3), 5)
    expect(past.habit('hall', 'A', '2020-01-02').gapMs).toBeCloseTo(at(5), 5)
  })

  test('without any past are finite and positive', () => {
    const past = new PastDays()
    expect(past.isEmpty).toBe(true)
    const habit = past.habit('hall', 'A')
    const time = usualTimeFor(habit, -5, 2_000, 1)
    expect(Number.isFinite(time)).toBe(true)
    expect(time).toBeGreaterThan(0)
  })
})

test('idle time is not counted against the pace', () => {
  const hall = new LiveHall()
  for (const [ticket, joined, called] of [
    ['A1', 0, 2],
    ['A2', 200, 202],
  ] as const) {
    hall.hear({ kind: 'joined', at: at(joined), ticket, queue: 'A' })
    hall.hear({ kind: 'called', at: at(called), ticket })
  }
  const tally = tallyOf(hall.queue('A'), 0)
  expect(tally.busyMs).toBe(at(4))
  expect(habitOf(tally, tally).gapMs).toBeCloseTo(at(2), 5)
})
