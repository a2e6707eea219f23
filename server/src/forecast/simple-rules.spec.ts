import { describe, expect, test } from 'vitest'
import { LiveHall } from './live-hall.ts'
import { minuteMs } from './queue-news.ts'
import { headOfLineWait, lastCalledWait, meanOfLastTen } from './simple-rules.ts'

const at = (minutes: number) => minutes * minuteMs

function hallWith(...calls: readonly (readonly [queue: string, joined: number, called: number])[]) {
  const hall = new LiveHall()
  for (const [queue, joined, called] of calls) {
    const ticket = `${queue}${joined}`
    hall.hear({ kind: 'joined', at: at(joined), ticket, queue })
    hall.hear({ kind: 'called', at: at(called), ticket })
  }
  return hall
}

describe('the wait of the last called', () => {
  test('is 0 before any call', () => {
    const hall = new LiveHall()
    expect(lastCalledWait(hall, hall.queue('A'), 0)).toBe(0)
  })

  test('is that of the queue for 40 minutes, then of any queue', () => {
    const hall = hallWith(['A', 0, 12], ['B', 5, 8])
    const queue = hall.queue('A')
    expect(lastCalledWait(hall, queue, at(52))).toBe(at(12))
    expect(lastCalledWait(hall, queue, at(52) + 1)).toBe(at(3))
    expect(lastCalledWait(hall, hall.queue('C'), at(9))).toBe(at(3))
  })
})

test('the head of the line tells its wait so far, an empty line the last wait', () => {
  const hall = hallWith(['A', 0, 12])
  expect(headOfLineWait(hall, hall.queue('A'), at(13))).toBe(at(12))
  hall.hear({ kind: 'joined', at: at(13), ticket: 'A13', queue: 'A' })
  expect(headOfLineWait(hall, hall.queue('A'), at(20))).toBe(at(7))
})

test('the mean of the last ten forgets the eleventh', () => {
  const calls = Array.from({ length: 11 }, (_, index) => {
    return ['A', index * 10, index * 10 + (index === 0 ? 9 : 4)] as const
  })
  const hall = hallWith(...calls)
  expect(meanOfLastTen(hall, hall.queue('A'), at(200))).toBe(at(4))
})

test('news of unknown tickets and doubled calls change nothing', () => {
  const hall = hallWith(['A', 0, 12])
  hall.hear({ kind: 'called', at: at(14), ticket: 'nobody' })
  hall.hear({ kind: 'called', at: at(14), ticket: 'A0' })
  hall.hear({ kind: 'left', at: at(15), ticket: 'A0' })
  hall.hear({ kind: 'left', at: at(16), ticket: 'A0' })
  expect(hall.queue('A').calls).toHaveLength(1)
  expect(hall.waitingCount).toBe(0)
})
