import type { RecordedEvent } from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openHall, type Scenario, type Step } from '../engine/scenario.testkit.ts'
import {
  callsNext,
  closes,
  finishes,
  holds,
  midnight,
  misses,
  opens,
  pauses,
  press,
  resumesWindow,
  returns,
  starts,
  takes,
  toQueue,
  transfers,
} from '../engine/steps.testkit.ts'
import { createFeedState, feedStateOfText, feedStateText } from './feed-state.ts'
import { foldEvent } from './fold-event.ts'
import { feedOf, total } from './folding.testkit.ts'
import { type QuarterDraft, quarterMs, sealUntil } from './quarters.ts'

const windowId = fc.constantFrom('w1', 'w2', 'w3', 'w4')
const atWindow = windowId.chain((one) =>
  fc.constantFrom(
    opens(one),
    closes(one),
    pauses(one),
    resumesWindow(one),
    callsNext(one),
    callsNext(one),
    misses(one),
    starts(one),
    finishes(one),
    holds(one, 'papers-kept'),
    returns(one, ['id-card']),
    transfers(one, toQueue('C')),
  ),
)
const ofTicket = fc
  .tuple(fc.constantFrom('ReinstateTicket', 'AbandonTicket', 'ResumeTicket'), fc.nat(40), windowId)
  .map(
    ([type, which, where]): Step =>
      (scenario) => {
        const ids = [...scenario.hall.tickets.keys()]
        const ticketId = ids[which % Math.max(1, ids.length)] ?? 't.none'
        const data = type === 'ResumeTicket' ? { ticketId, windowId: where } : { ticketId }
        return press(type as 'ResumeTicket', data as never)(scenario)
      },
  )
const arrival = fc
  .constantFrom<readonly string[]>(['N1'], ['N2'], ['P1'])
  .map((items) => takes({ items }))
const anything = fc.oneof(
  { weight: 4, arbitrary: arrival },
  { weight: 12, arbitrary: atWindow },
  { weight: 2, arbitrary: ofTicket },
)
const day = fc.array(fc.tuple(fc.nat(1_200), anything), { minLength: 20, maxLength: 120 })

/** A day as it came: what the hall refuses does not happen. */
function lived(steps: readonly (readonly [number, Step])[]): Scenario {
  const hall = openHall().given(opens('w1'), opens('w2'))
  for (const [seconds, step] of steps) hall.later(seconds).when(step)
  return hall.later(60).given(midnight)
}

const afterwards = (hall: Scenario) => (hall.now + quarterMs) as Scenario['now']
const countOf = (events: readonly RecordedEvent[], type: RecordedEvent['type']) =>
  events.filter((event) => event.type === type).length

describe('a day of quarters', () => {
  test('adds up to the day of its tickets', () => {
    fc.assert(
      fc.property(day, (steps) => {
        const hall = lived(steps)
        const { rows, reports } = feedOf(hall.events, afterwards(hall))
        const [report] = reports
        if (report === undefined) throw new Error('the day was closed')
        for (const what of ['issued', 'called', 'finished', 'noShows', 'abandoned'] as const) {
          expect(total(rows, what)).toBe(report.hall[what])
          expect(report.queues.reduce((sum, queue) => sum + queue[what], 0)).toBe(report.hall[what])
        }
        expect(report.hall.issued).toBe(countOf(hall.events, 'TicketIssued'))
        expect(report.hall.called).toBe(countOf(hall.events, 'TicketCalled'))
        expect(report.hall.noShows).toBe(countOf(hall.events, 'NoShowRecorded'))
        const { issued, finished, abandoned, expired, waitGross } = report.hall
        expect(finished + abandoned + expired).toBe(issued)
        const waits = hall.events.flatMap((one) =>
          one.type === 'TicketCalled' ? [one.data.waitMs] : [],
        )
        expect(total(rows, 'waitGrossMsSum')).toBe(waits.reduce((sum, wait) => sum + wait, 0))
        expect(waitGross.longestMs).toBe(Math.max(0, ...waits))
      }),
      { numRuns: 40 },
    )
  }, 30_000)

  test('[TIME-1] has no negative number, net never above gross, and no window open too long', () => {
    fc.assert(
      fc.property(day, (steps) => {
        const hall = lived(steps)
        for (const row of feedOf(hall.events, afterwards(hall)).rows) {
          for (const value of Object.values(row)) {
            if (typeof value === 'number') expect(value).toBeGreaterThanOrEqual(0)
          }
          expect(row.waitNetMsSum).toBeLessThanOrEqual(row.waitGrossMsSum)
          expect(row.openMs + row.pausedMs).toBeLessThanOrEqual(quarterMs)
        }
      }),
      { numRuns: 30 },
    )
  }, 30_000)

  test('is the same however often it is put away and taken up again', () => {
    fc.assert(
      fc.property(day, fc.array(fc.nat(200)), (steps, cuts) => {
        const hall = lived(steps)
        const whole = feedOf(hall.events, afterwards(hall))
        let state = createFeedState(whole.state.hallId)
        const rows: QuarterDraft[] = []
        for (const [index, event] of hall.events.entries()) {
          if (cuts.includes(index)) state = feedStateOfText(feedStateText(state))
          if (cuts.includes(index + 1)) rows.push(...sealUntil(state, event.recordedAt))
          rows.push(...foldEvent(state, event).rows)
          // Told twice, it counts once.
          foldEvent(state, event)
        }
        rows.push(...sealUntil(state, afterwards(hall)))
        expect(rows).toEqual(whole.rows)
      }),
      { numRuns: 20 },
    )
  }, 30_000)
})
