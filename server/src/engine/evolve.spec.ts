import { eventSchemas, type HallEvent, type HallId, type RecordedEvent } from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deadlinesOf } from './deadlines.ts'
import { evolve } from './evolve.ts'
import { valuesOf } from './from-schema.testkit.ts'
import { createHall } from './hall.ts'
import { openHall, plannedHall } from './scenario.testkit.ts'
import { arrive, callsNext, opens, starts } from './steps.testkit.ts'

const busy = arrive(openHall().given(opens('w1'), opens('w2')), 3)
busy.given(callsNext('w1'), starts('w1'), callsNext('w2'))
const halls = [createHall('hall-1' as HallId), plannedHall().hall, busy.hall]

describe('what was recorded has happened', () => {
  test.each(Object.entries(eventSchemas))('%s is folded whatever it meets', (_, schema) => {
    fc.assert(
      fc.property(valuesOf(schema), fc.nat(halls.length - 1), (made, which) => {
        const body = schema.parse(made) as HallEvent
        const hall = structuredClone(halls[which] ?? createHall('hall-1' as HallId))
        const position = { hallId: hall.hallId, epoch: 1, seq: hall.seq + 1 }
        evolve(hall, { position, recordedAt: hall.at, ...body } as RecordedEvent)
        expect(hall.seq).toBe(position.seq)
        deadlinesOf(hall)
      }),
      { numRuns: 40, seed: 20_261_123 },
    )
  })

  test('an event about nobody in the hall changes nothing but the position', () => {
    const hall = structuredClone(busy.hall)
    const unknown: readonly HallEvent[] = [
      {
        type: 'TicketHeld',
        data: { ...ofNobody, servingId: 's.none' as never, kind: 'papers-kept' },
      },
      { type: 'NoShowRecorded', data: { ...ofNobody, callCount: 1, by: 'clerk' } },
      {
        type: 'TicketAbandoned',
        data: { ticketId: ofNobody.ticketId, number: 'A099' as never, by: 'visitor' },
      },
    ]
    for (const body of unknown) {
      const position = { hallId: hall.hallId, epoch: 1, seq: hall.seq + 1 }
      evolve(hall, { position, recordedAt: hall.at, ...body } as RecordedEvent)
    }
    expect(hall).toEqual({ ...busy.hall, seq: busy.hall.seq + unknown.length })
  })
})

const ofNobody = { ticketId: 't.none' as never, number: 'A099' as never, windowId: 'w1' as never }
