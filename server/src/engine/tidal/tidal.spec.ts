import { describe, expect, test } from 'vitest'
import { byItself, openHall } from '../scenario.testkit.ts'
import {
  abandons,
  adopts,
  arrive,
  by,
  callsNext,
  closes,
  finishes,
  opens,
  press,
  starts,
} from '../steps.testkit.ts'
import {
  accepts,
  declines,
  expecting,
  passes,
  proposals,
  tidalHall,
  tidalPlan,
  tides,
} from './tidal.testkit.ts'

/** Nine people at two windows: more than four for each. */
const flooded = (rules = {}) =>
  arrive(tidalHall(rules).given(opens('w1'), opens('w4')), 9, { items: ['N2'] })
const last = (hall: Parameters<typeof proposals>[0]) => proposals(hall).at(-1)
const serves = (hall: Parameters<typeof proposals>[0], windowId: string) =>
  hall.given(callsNext(windowId), starts(windowId)).later(1).given(finishes(windowId))

describe('to open is proposed', () => {
  test('[TIDAL-1] when too many wait for each open window, and have for a while', () => {
    const hall = flooded()
    expect(tides(hall.later(115))).toEqual([])
    expect(tides(hall.later(10))).toEqual(['ProposeTidal'])
    expect(last(hall)).toMatchObject({
      direction: 'open',
      windowId: 'w2',
      queueId: 'A',
      status: 'open',
      basis: {
        figures: { waiting: 9, openWindows: 2 },
        parameters: { waitingPerWindow: 4, longestWaitMs: 1_200_000, sustainedMs: 120_000 },
        windows: [{ windowId: 'w2', doable: 9 }],
      },
    })
    expect(passes(hall, 5)).toEqual([])
  })

  test('[TIDAL-1] when one waits too long, however few wait', () => {
    const hall = arrive(tidalHall().given(opens('w1')), 1)
    expect(passes(hall, 21)).toEqual([])
    expect(passes(hall, 1)).toEqual(['ProposeTidal'])
    expect(last(hall)?.basis.figures).toMatchObject({ waiting: 1, longestWaitMs: 22 * 60_000 })
  })

  test('[TIDAL-1] not for a moment only', () => {
    const hall = flooded().later(60)
    serves(hall, 'w1')
    serves(hall, 'w1')
    expect(passes(hall, 2)).toEqual([])
  })

  test('[TIDAL-1] not in the rest, and after it not before it has lasted again', () => {
    const hall = tidalHall().at('11:39:59').given(opens('w1'), opens('w4'))
    arrive(hall, 1)
    expect(passes(hall, 110)).toEqual([])
    hall.at('13:30')
    expect(passes(hall, 1)).toEqual([])
    // Twenty minutes until twelve, and none in the rest.
    expect(passes(hall, 1)).toEqual(['ProposeTidal'])
    expect(last(hall)?.basis.figures.longestWaitMs).toBeLessThan(23 * 60_000)
  })

  test('[TIDAL-1] only where a plan says so, and where a tidal window is closed', () => {
    expect(passes(arrive(openHall().given(opens('w1')), 20), 10)).toEqual([])
    const open = flooded().given(opens('w2'))
    arrive(open, 9, { items: ['N2'] })
    expect(passes(open, 10)).toEqual([])
    tidalHall()
      .when(by(byItself, press('ProposeTidal', { direction: 'open', queueId: 'A' })))
      .thenRefused('TideTooLow')
    tidalHall()
      .when(by(byItself, press('ProposeTidal', { direction: 'open', queueId: 'B' })))
      .thenRefused('TideTooLow')
  })

  test('[TIDAL-3] with the clerks that a manager would think of: the longest idle, then off duty', () => {
    const hall = flooded()
    for (const personId of ['li', 'zhao', 'wang']) {
      hall.given(press('AddPerson', { personId }))
      hall.given(press('GrantRole', { personId, role: 'clerk', appointedOutside: false }))
    }
    const asWang = { kind: 'staff', personId: 'wang' } as never
    hall.given(by(asWang, opens('w3')))
    passes(hall, 3)
    expect(last(hall)?.basis.clerks).toEqual([
      { personId: 'wang', windowId: 'w3', idleSince: expect.any(Number) },
      { personId: 'zhao' },
    ])
  })
})

describe('a proposal', () => {
  test('[TIDAL-4] is accepted, asks the window, and is done when the window opens', () => {
    const hall = flooded()
    passes(hall, 3)
    hall.when(accepts).thenHappens({ TidalAccepted: { windowId: 'w2' } })
    expect(last(hall)?.status).toBe('accepted')
    hall.when(accepts).thenRefused('ProposalDecided')
    expect(hall.window('w2')?.state).toBe('closed')
    hall.later(30).given(opens('w2'))
    expect(last(hall)).toMatchObject({ status: 'done', followedFrom: hall.now })
    hall.when(declines()).thenRefused('ProposalDecided')
  })

  test('[TIDAL-4] is declined with a reason of the list, also after it was accepted', () => {
    const hall = flooded()
    passes(hall, 3)
    hall.when(declines('mood')).thenRefused('ReasonUnknown')
    hall
      .given(accepts)
      .when(declines())
      .thenHappens({
        TidalDeclined: { windowId: 'w2', reasonCode: 'no-staff' },
      })
    hall.when(accepts).thenRefused('ProposalDecided')
    expect(last(hall)).toMatchObject({ status: 'declined', reasonCode: 'no-staff' })
  })

  test('[TIDAL-4] once declined is not made again for a while', () => {
    const hall = flooded()
    passes(hall, 3)
    hall.given(declines())
    expect(passes(hall, 14)).toEqual([])
    expect(passes(hall, 1)).toEqual(['ProposeTidal'])
    expect(proposals(hall)).toHaveLength(2)
  })

  test('[TIDAL-5] lapses when its reason is gone, not when it is a little less', () => {
    const hall = flooded()
    passes(hall, 3)
    for (let one = 0; one < 5; one += 1) serves(hall, 'w1')
    expect(tides(hall)).toEqual([])
    for (const number of ['A006', 'A007', 'A008', 'A009']) hall.given(abandons(number))
    hall.when(accepts).thenRefused('ProposalReasonGone')
    expect(tides(hall)).toEqual(['LapseTidal'])
    expect(last(hall)?.status).toBe('lapsed')
  })

  test('[TIDAL-5] lapses with the session, and with its window', () => {
    const late = tidalHall().at('11:40').given(opens('w1'), opens('w4'))
    arrive(late, 9, { items: ['N2'] })
    passes(late, 3)
    expect(passes(late, 20)).toEqual(['LapseTidal'])
    const other = flooded()
    passes(other, 3)
    expect(tides(other.given(opens('w2')))).toEqual(['LapseTidal'])
    const plain = flooded()
    passes(plain, 3)
    const windows = tidalPlan().windows.map((one) => ({ ...one, tidal: one.windowId === 'w4' }))
    expect(tides(plain.given(adopts({ ...tidalPlan(), windows })))).toContain('LapseTidal')
  })

  test('[TIDAL-5] that stands is not taken back, and one that is unknown is named', () => {
    const hall = flooded()
    for (const type of ['AcceptTidal', 'LapseTidal', 'RecordTidalOutcome'] as const) {
      hall.when(press(type, { proposalId: 'none' })).thenRefused('ProposalUnknown')
    }
    hall.when(declines()).thenRefused('ProposalUnknown')
    hall.when(expecting).thenRefused('ProposalUnknown')
    passes(hall, 3)
    const proposalId = last(hall)?.proposalId ?? 'none'
    hall.when(press('LapseTidal', { proposalId })).thenRefused('ProposalStands')
    hall.when(press('RecordTidalOutcome', { proposalId })).thenRefused('OutcomeNotDue')
  })

  test('[TIDAL-6] keeps what a forecast expected, while it is open', () => {
    const hall = flooded()
    passes(hall, 3)
    hall.when(expecting).thenHappens({ TidalExpectationNoted: { windowId: 'w2' } })
    expect(last(hall)?.expected?.without.overLimit).toBe(3)
    hall.given(accepts).when(expecting).thenRefused('ProposalDecided')
  })
})

describe('to close is proposed', () => {
  const opened = (rules = {}) => {
    const hall = flooded(rules)
    passes(hall, 3)
    hall.given(accepts, opens('w2'))
    for (let one = 0; one < 9; one += 1) serves(hall, 'w1')
    return hall
  }

  test('[TIDAL-2] when one window less would do, for a while, after the minimum time', () => {
    const hall = opened()
    expect(passes(hall, 9)).toEqual([])
    expect(passes(hall, 1)).toEqual(['ProposeTidal'])
    expect(last(hall)).toMatchObject({ direction: 'close', windowId: 'w2', queueId: 'A' })
    hall.given(accepts, closes('w2'))
    expect(last(hall)?.status).toBe('done')
  })

  test('[TIDAL-2] lapses when the line grows again', () => {
    const hall = opened()
    passes(hall, 10)
    arrive(hall, 4, { items: ['N2'] })
    expect(tides(hall)).toEqual(['LapseTidal'])
  })

  test('[TIDAL-2] a wait that grows by itself is seen in time', () => {
    const hall = opened()
    arrive(hall.later(400), 1, { items: ['N2'] })
    expect(passes(hall, 4)).toEqual(['ProposeTidal'])
    expect(passes(hall, 2)).toEqual(['LapseTidal'])
  })

  test('[TIDAL-2] not the last window of a queue, nor one that the duty plan holds open', () => {
    const alone = opened()
    alone.given(closes('w1'), closes('w4'))
    expect(passes(alone, 30).filter((one) => one === 'ProposeTidal')).toEqual([])
    const duty = {
      dutyId: 'd',
      personId: 'li',
      windowId: 'w2',
      sessionId: 'am',
      days: { kind: 'weekdays', weekdays: [1], makeUpDays: false },
      breaks: [],
    }
    const held = opened().given(adopts(tidalPlan({}, { dutyPlan: [duty] })))
    expect(passes(held, 15).filter((one) => one === 'ProposeTidal')).toEqual([])
  })
})

describe('what followed', () => {
  test('[TIDAL-6] is kept with the proposal, whether it was carried out or declined', () => {
    const done = flooded()
    passes(done, 3)
    done.given(accepts, opens('w2'))
    for (let one = 0; one < 4; one += 1) serves(done, 'w2')
    passes(done, 20)
    const first = proposals(done)[0]
    expect(first?.outcome).toMatchObject({ carriedOut: true, called: 4 })
    expect(first?.outcome?.afterMs).toBeGreaterThanOrEqual(20 * 60_000)
    expect(first?.outcome?.figures).toMatchObject({ waiting: 5, openWindows: 3 })
    const not = flooded()
    passes(not, 3)
    not.given(declines())
    passes(not, 20)
    expect(proposals(not)[0]?.outcome).toMatchObject({ carriedOut: false, called: 0 })
  })

  test('[TIDAL-6] counts who waited longer than the opening threshold', () => {
    const hall = flooded()
    passes(hall, 3)
    hall.given(accepts, opens('w2')).later(19 * 60 - 10)
    serves(hall, 'w2')
    serves(hall, 'w1')
    tides(hall.later(70))
    expect(proposals(hall)[0]?.outcome).toMatchObject({ called: 2, waits: { overLimit: 2 } })
  })
})
