import type { BusinessDate, HallId, RecordedEvent, TicketId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { createHall } from '../engine/hall.ts'
import { type DayReader, eventsOfDay, issueOf, openedAt } from './day-log.ts'

const hallId = 'hall-1' as HallId
type Line = readonly [type: string, date: string]

/** A log of these lines, and how often it was read. */
function logOf(lines: readonly Line[]) {
  const counted = { reads: 0 }
  const events = lines.map(([type, businessDate], index) => ({
    position: { hallId, epoch: 1, seq: index + 1 },
    type,
    businessDate,
    data: type === 'TicketIssued' ? { ticketId: `t.c${index}` } : { businessDate },
  })) as unknown as readonly RecordedEvent[]
  const reader: DayReader = {
    readAfter: async (seq, limit) => {
      counted.reads += 1
      return events.slice(seq, seq + limit)
    },
    hallAt: async () => createHall(hallId),
    position: () => ({ hallId, epoch: 1, seq: events.length }),
    now: () => 0 as never,
    firstEventOf: async (commandId) => Number(commandId.slice(1)) + 1,
  }
  return { reader, counted }
}

const day = (date: string, tickets = 3): readonly Line[] => [
  ['DayOpened', date],
  ...Array.from({ length: tickets }, (): Line => ['TicketIssued', date]),
  ['DayClosed', date],
]
const dates = Array.from(
  { length: 28 },
  (_, index) => `2026-02-${String(index + 1).padStart(2, '0')}` as BusinessDate,
)

describe('a day in a long log', () => {
  test('is found with a few looks, wherever it lies', async () => {
    const { reader, counted } = logOf(dates.flatMap((date) => day(date, 500)))
    for (const [index, date] of dates.entries()) {
      counted.reads = 0
      expect(await openedAt(reader, date)).toBe(index * 502 + 1)
      expect(counted.reads).toBeLessThan(20)
    }
  })

  test('a date on which the hall was not open is none', async () => {
    const { reader } = logOf([...day('2026-02-01'), ...day('2026-02-03')])
    for (const date of ['2026-01-31', '2026-02-02', '2026-02-04']) {
      expect(await openedAt(reader, date as BusinessDate)).toBeUndefined()
    }
    expect(await openedAt(logOf([]).reader, '2026-02-01' as BusinessDate)).toBeUndefined()
  })

  test('is found although the clock was set back between two days', async () => {
    const back = Array.from({ length: 900 }, (): Line => ['SignInRecorded', '2026-01-01'])
    const { reader } = logOf([...day('2026-02-01'), ...back, ...day('2026-02-02')])
    expect(await openedAt(reader, '2026-02-01' as BusinessDate)).toBe(1)
    expect(await openedAt(reader, '2026-02-02' as BusinessDate)).toBe(906)
  })

  test('is read up to its close and not beyond', async () => {
    const { reader } = logOf([...day('2026-02-01', 700), ...day('2026-02-02')])
    const read: string[] = []
    for await (const { type } of eventsOfDay(reader, 1)) read.push(type)
    expect(read).toHaveLength(701)
    expect(read.at(-1)).toBe('DayClosed')
  })

  test('a number is found by the command that its id is made of', async () => {
    const { reader } = logOf(day('2026-02-01'))
    expect((await issueOf(reader, 't.c2' as TicketId))?.position.seq).toBe(3)
    expect(await issueOf(reader, 't.c0' as TicketId)).toBeUndefined()
    expect(await issueOf(reader, 'x.c2' as TicketId)).toBeUndefined()
  })
})
