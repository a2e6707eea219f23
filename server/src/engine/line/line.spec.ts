import type { EpochMs, QueueId, TicketId } from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createHall, type HallState, type Ticket } from '../hall.ts'
import { openHall } from '../scenario.testkit.ts'
import { takes } from '../steps.testkit.ts'
import { aheadOf, compareOrder, countWaiting, enterLine, leaveLine, orderBehind } from './line.ts'

const queueId = 'A' as QueueId

function ticketOf(model: Ticket, at: number, tie: number): Ticket {
  const ticketId = `t.${tie}` as TicketId
  return { ...model, ticketId, order: { at: at as EpochMs, tie }, reinstateCount: 0 }
}

/** A line of its own with people of these moments; equal moments are frequent. */
function lineWith(moments: readonly number[]): { hall: HallState; tickets: readonly Ticket[] } {
  const [model] = openHall().given(takes()).hall.tickets.values()
  const hall = createHall('hall-1' as never)
  if (model === undefined) throw new Error('nobody took a number')
  const tickets = moments.map((at, tie) => ticketOf(model, at, tie))
  for (const ticket of tickets) {
    hall.tickets.set(ticket.ticketId, ticket)
    enterLine(hall, ticket)
  }
  return { hall, tickets }
}

const moments = fc.array(fc.nat(20), { minLength: 1, maxLength: 40 })
const runs = { numRuns: 100, seed: 20_261_123 }

describe('a line', () => {
  test('[CALL-1] stands in the order of arrival, whoever enters when', () => {
    fc.assert(
      fc.property(moments, (at) => {
        const { hall, tickets } = lineWith(at)
        const sorted = [...tickets].sort((a, b) => compareOrder(a.order, b.order))
        expect(hall.lines.get(queueId)).toEqual(sorted.map((ticket) => ticket.ticketId))
        for (const [place, ticket] of sorted.entries()) expect(aheadOf(hall, ticket)).toBe(place)
      }),
      runs,
    )
  })

  test('whoever leaves, the others keep their places', () => {
    fc.assert(
      fc.property(moments, fc.nat(), (at, which) => {
        const { hall, tickets } = lineWith(at)
        const before = [...(hall.lines.get(queueId) ?? [])]
        const gone = tickets[which % tickets.length]
        if (gone === undefined) return
        leaveLine(hall, gone)
        leaveLine(hall, gone)
        expect(hall.lines.get(queueId)).toEqual(before.filter((id) => id !== gone.ticketId))
        expect(countWaiting(hall)).toBe(before.length - 1)
      }),
      runs,
    )
  })

  test('[MISS-3] who is put back stands behind exactly so many, also among equal moments', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 5 }), fc.nat(6), (at, people, times) => {
        const { hall, tickets } = lineWith(at)
        const [model] = tickets
        if (model === undefined) return
        for (let one = 0; one <= times; one += 1) {
          const place = orderBehind(hall, queueId, people)
          if (place === undefined) throw new Error('there is somebody to stand behind')
          const back = { ...ticketOf(model, 0, 100 + one), order: place.order, reinstateCount: 1 }
          hall.tickets.set(back.ticketId, back)
          enterLine(hall, back)
          const stands = hall.lines.get(queueId)?.indexOf(back.ticketId)
          expect(stands).toBe(Math.min(people, at.length) + one)
        }
      }),
      runs,
    )
  })
})
