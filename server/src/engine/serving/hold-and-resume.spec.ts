import { describe, expect, test } from 'vitest'
import { openHall, type Scenario } from '../scenario.testkit.ts'
import {
  abandons,
  arrive,
  callsNext,
  closes,
  finishes,
  holds,
  opens,
  reinstates,
  starts,
  takes,
  takesUp,
} from '../steps.testkit.ts'

const served = (): Scenario =>
  openHall().given(opens('w1'), opens('w2'), opens('w3'), takes(), callsNext('w1'), starts('w1'))
const held = (kind: Parameters<typeof holds>[1]): Scenario =>
  served().later(100).given(holds('w1', kind)).later(50)

describe('setting a number aside', () => {
  test('[HOLD-1] frees the window and keeps the kind', () => {
    const hall = served()
    hall.when(holds('w1', 'papers-kept')).thenHappens({
      TicketHeld: { number: 'A001', windowId: 'w1', kind: 'papers-kept' },
    })
    expect(hall.ticket('A001')).toMatchObject({ status: 'held', kind: 'papers-kept' })
    expect(hall.window('w1')?.ticketId).toBeUndefined()
  })

  test('[HOLD-1] needs somebody being served', () => {
    const hall = openHall().given(opens('w1'), takes())
    hall.when(holds('w1', 'papers-taken')).thenRefused('NothingServing')
    hall.given(callsNext('w1')).when(holds('w1', 'papers-taken')).thenRefused('NothingServing')
  })

  test('[HOLD-1] papers taken along are taken up at any window that can do all of it', () => {
    held('papers-taken').when(takesUp('w2', 'A001')).thenAccepted()
    held('papers-taken').when(takesUp('w3', 'A001')).thenRefused('TransferPointless')
  })

  test.each(['papers-kept', 'awaiting-step'] as const)(
    '[HOLD-1] %s is taken up only where it was set aside',
    (kind) => {
      held(kind).when(takesUp('w2', 'A001')).thenRefused('TicketNotHere')
      held(kind).when(takesUp('w1', 'A001')).thenAccepted()
    },
  )

  test('[HOLD-4] a window holds only so many', () => {
    const hall = arrive(openHall().given(opens('w1')), 3)
    for (let one = 0; one < 2; one += 1) {
      hall.given(callsNext('w1'), starts('w1'), holds('w1', 'papers-taken'))
    }
    hall.given(callsNext('w1'), starts('w1'))
    hall.when(holds('w1', 'papers-kept')).thenRefused('HoldLimitReached')
    hall
      .given(finishes('w1'), takesUp('w1', 'A001'))
      .when(holds('w1', 'papers-kept'))
      .thenAccepted()
  })
})

describe('taking it up again', () => {
  test('[HOLD-2] at the same window the same service goes on', () => {
    const hall = served()
    const { servingId } = hall.ticket('A001') as { servingId: string }
    hall.later(100).given(holds('w1', 'awaiting-step')).later(50)
    hall.when(takesUp('w1', 'A001')).thenHappens({ TicketResumed: { servingId, heldMs: 50_000 } })
    hall.later(10)
    hall.when(finishes('w1')).thenHappens({
      ServingFinished: { servingId, servingMs: 110_000, heldMs: 50_000 },
    })
  })

  test('[HOLD-2] at another window the first service ends and a second begins', () => {
    const hall = held('papers-taken')
    const { servingId } = hall.ticket('A001') as { servingId: string }
    hall.when(takesUp('w2', 'A001')).thenHappens(
      {
        ServingFinished: {
          servingId,
          windowId: 'w1',
          outcome: 'transferred',
          servingMs: 100_000,
          heldMs: 50_000,
        },
      },
      { TicketResumed: { windowId: 'w2' } },
    )
    hall.later(30)
    const { decision } = hall.when(finishes('w2'))
    const event = decision.ok ? decision.events[0] : undefined
    expect(event?.data).toMatchObject({ windowId: 'w2', servingMs: 30_000, heldMs: 0 })
    expect(event?.data).not.toMatchObject({ servingId })
  })

  test('[HOLD-5] who sat in the hall is called back and stands among the last calls', () => {
    for (const kind of ['papers-kept', 'awaiting-step', 'papers-taken'] as const) {
      const hall = held(kind)
      hall.later(60).given(takesUp('w1', 'A001'))
      const [last] = hall.hall.day?.calls ?? []
      const event = hall.events.at(-1)
      const back = event?.type === 'TicketResumed' && event.data.calledBack === true
      expect(back, kind).toBe(kind !== 'papers-taken')
      expect(last?.at === hall.now, kind).toBe(back)
    }
  })

  test('[HOLD-2] needs a free window and a number on hold', () => {
    const hall = held('papers-taken')
    arrive(hall, 1).given(callsNext('w1')).when(takesUp('w1', 'A001')).thenRefused('WindowBusy')
    hall.when(takesUp('w2', 'A002')).thenRefused('TicketNotCallable')
    hall.when(takesUp('w2', 'A777')).thenRefused('TicketUnknown')
    hall.when(takesUp('w4', 'A001')).thenRefused('WindowClosed')
  })

  test('[HOLD-3] papers taken along may return to the line, at the own place in time', () => {
    const hall = arrive(held('papers-taken'), 2)
    hall
      .when(reinstates('A001'))
      .thenHappens(
        { ServingFinished: { outcome: 'transferred', servingMs: 100_000 } },
        { TicketReinstated: { number: 'A001', ahead: 0 } },
      )
    expect(hall.line('A')).toEqual(['A001', 'A002', 'A003'])
    expect(hall.ticket('A001')).toMatchObject({ status: 'waiting', reinstateCount: 0 })
  })

  test('[HOLD-3] kept papers do not', () => {
    held('papers-kept').when(reinstates('A001')).thenRefused('TicketNotCallable')
    held('awaiting-step').when(reinstates('A001')).thenRefused('TicketNotCallable')
  })

  test('[TAKE-9] a number on hold is not given up by the visitor', () => {
    held('papers-kept').when(abandons('A001')).thenRefused('TicketNotCallable')
  })

  test('[WIN-3] a window does not close over kept papers', () => {
    held('papers-kept').when(closes('w1')).thenRefused('WindowBusy')
    held('awaiting-step').when(closes('w1')).thenRefused('WindowBusy')
    held('papers-taken').when(closes('w1')).thenAccepted()
  })
})
