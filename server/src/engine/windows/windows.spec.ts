import { describe, expect, test } from 'vitest'
import { byItself, openHall, plannedHall } from '../scenario.testkit.ts'
import {
  arrive,
  asksHelp,
  by,
  callsNext,
  closes,
  finishes,
  holds,
  opens,
  pauses,
  resumesWindow,
  starts,
  withNote,
} from '../steps.testkit.ts'

describe('opening', () => {
  test('[WIN-1] keeps the clerk who opened it', () => {
    const hall = openHall()
    hall.when(opens('w1')).thenHappens({ WindowOpened: { windowId: 'w1', clerkId: 'li' } })
    expect(hall.window('w1')).toMatchObject({ state: 'open', clerkId: 'li', since: hall.now })
  })

  test('[WIN-1] by the system itself there is no clerk', () => {
    const hall = openHall().given(by(byItself, opens('w1')))
    expect(hall.window('w1')?.clerkId).toBeUndefined()
  })

  test('[WIN-1] only a closed window of an open day', () => {
    plannedHall().when(opens('w1')).thenRefused('DayNotOpen')
    const hall = openHall().given(opens('w1'))
    hall.when(opens('w1')).thenRefused('WindowNotClosed')
    hall.given(pauses('w1')).when(opens('w1')).thenRefused('WindowNotClosed')
    hall.when(opens('w9')).thenRefused('WindowUnknown')
  })
})

describe('pausing', () => {
  test('[WIN-2] the present visitor is finished, nobody new is called', () => {
    const hall = arrive(openHall().given(opens('w1')), 2).given(callsNext('w1'))
    hall.when(withNote(pauses('w1'))).thenHappens({
      WindowPaused: { windowId: 'w1', reasonCode: 'break', note: { noteId: 'note-1' } },
    })
    hall.given(starts('w1'), finishes('w1')).when(callsNext('w1')).thenRefused('WindowPaused')
  })

  test('[WIN-2] it resumes, and the pause has a length', () => {
    const hall = arrive(openHall().given(opens('w1')), 1)
      .given(pauses('w1'))
      .later(120)
    hall.when(resumesWindow('w1')).thenHappens({ WindowResumed: { pausedMs: 120_000 } })
    hall.when(callsNext('w1')).thenAccepted()
  })

  test('[TIME-1] the length is never negative', () => {
    const hall = openHall().given(opens('w1'), pauses('w1')).later(-60)
    hall.when(resumesWindow('w1')).thenHappens({ WindowResumed: { pausedMs: 0 } })
  })

  test('[WIN-2] is refused without a reason of the list, when paused or closed', () => {
    const hall = openHall()
    hall.when(pauses('w1')).thenRefused('WindowClosed')
    hall.given(opens('w1')).when(pauses('w1', 'no-mood')).thenRefused('ReasonUnknown')
    hall.when(resumesWindow('w1')).thenRefused('WindowNotPaused')
    hall.given(pauses('w1')).when(pauses('w1')).thenRefused('WindowPaused')
    hall.when(pauses('w9')).thenRefused('WindowUnknown')
    hall.when(resumesWindow('w9')).thenRefused('WindowUnknown')
  })
})

describe('closing', () => {
  test('[WIN-3] an empty window closes, paused or not', () => {
    const hall = openHall().given(opens('w1'), opens('w2'), pauses('w2'))
    hall.when(closes('w1')).thenHappens({ WindowClosed: { windowId: 'w1', by: 'clerk' } })
    hall.when(closes('w2')).thenAccepted()
    expect(hall.window('w2')).toMatchObject({ state: 'closed', clerkId: undefined })
  })

  test('[WIN-3] not while a number is called or served there', () => {
    const hall = arrive(openHall().given(opens('w1')), 1).given(callsNext('w1'))
    hall.when(closes('w1')).thenRefused('WindowBusy')
    hall.given(starts('w1')).when(closes('w1')).thenRefused('WindowBusy')
    hall.given(finishes('w1')).when(closes('w1')).thenAccepted()
    hall.when(closes('w1')).thenRefused('WindowClosed')
    hall.when(closes('w9')).thenRefused('WindowUnknown')
  })
})

test('[WIN-3] a window does not close over papers that are kept there', () => {
  const kept = arrive(openHall().given(opens('w1')), 1).given(callsNext('w1'), starts('w1'))
  kept.given(holds('w1', 'papers-kept')).when(closes('w1')).thenRefused('WindowBusy')
})

describe('help', () => {
  test('[WIN-5] is asked with a reason, and for whom', () => {
    const hall = arrive(openHall().given(opens('w1')), 1).given(callsNext('w1'))
    hall.when(withNote(asksHelp('w1'))).thenHappens({
      HelpCalled: { windowId: 'w1', reasonCode: 'dispute', ticketId: hall.ticketId('A001') },
    })
    expect(hall.window('w1')?.help).toEqual({ reasonCode: 'dispute', at: hall.now })
  })

  test('[WIN-5] is refused from a closed window and without a reason of the list', () => {
    const hall = openHall()
    hall.when(asksHelp('w1')).thenRefused('WindowClosed')
    hall.given(opens('w1')).when(asksHelp('w1', 'lonely')).thenRefused('ReasonUnknown')
    hall.when(asksHelp('w9')).thenRefused('WindowUnknown')
  })

  test('[WIN-5] is shown until the window calls again, resumes or closes', () => {
    const asked = () => arrive(openHall().given(opens('w1')), 1).given(asksHelp('w1'))
    const help = (hall: ReturnType<typeof asked>) => hall.window('w1')?.help
    expect(help(asked())).toBeDefined()
    expect(help(asked().given(callsNext('w1')))).toBeUndefined()
    expect(help(asked().given(pauses('w1'), resumesWindow('w1')))).toBeUndefined()
    expect(help(asked().given(closes('w1')))).toBeUndefined()
  })
})
