import {
  type BusinessDate,
  isComprehensive,
  planSchema,
  type QueueId,
  type RecordedEvent,
} from '@yihao/contract'
import { expect, test } from 'vitest'
import { dayOfSeed, playDay } from '../engine/days/whole-days.testkit.ts'
import { evolve } from '../engine/evolve.ts'
import { createHall } from '../engine/hall.ts'
import { atTaxes } from '../engine/legs/departments.testkit.ts'
import { monday, openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import {
  callsNext,
  finishes,
  opens,
  returns,
  starts,
  takes,
  toQueue,
  transfers,
} from '../engine/steps.testkit.ts'
import { validatePlan } from '../plan/validate-plan.ts'
import { reformCsv, reformOf } from './reform-report.ts'
import { ReformTally } from './reform-tally.ts'

function reportOf({ events, hall }: Scenario) {
  const again = createHall(hall.hallId)
  const tally = new ReformTally()
  for (const event of events) {
    tally.add(again, event)
    evolve(again, event)
  }
  return reformOf(hall.plan, monday, tally)
}

const shareOf = (report: ReturnType<typeof reportOf>, figure: string) => {
  const found = report.figures.find((one) => one.figure === figure)
  return `${found?.numerator}/${found?.denominator}`
}

const exception = {
  itemCode: 'P1',
  kind: 'secret' as const,
  why: '出入境数据只在专网办理',
  decidedBy: '区政务服务局',
  since: '2026-11-01',
}
/** w4 is the police's own window, w2 takes its matters too but is not called comprehensive here. */
const plan = (exceptions: readonly object[] = []) => {
  const small = smallPlan()
  return planSchema.parse({
    ...small,
    windows: small.windows.map((one) => ({
      ...one,
      comprehensive: one.windowId === 'w1' || one.windowId === 'w3',
    })),
    comprehensiveExceptions: exceptions,
  })
}

test('[REFORM-1] items: at some comprehensive window ÷ present less the exceptions', () => {
  const without = reportOf(openHall(plan()))
  expect(shareOf(without, 'item-share')).toBe('3/4')
  expect(without.items.missing.map(({ itemCode }) => itemCode)).toEqual(['P1'])
  const registered = reportOf(openHall(plan([exception])))
  expect(shareOf(registered, 'item-share')).toBe('3/3')
  expect(registered.items).toMatchObject({
    present: 4,
    missing: [],
    exceptions: [{ itemCode: 'P1', name: '事项P1', why: exception.why }],
  })
})

test('[REFORM-1] a skill for it is not enough: the window must call from the line that it joins', () => {
  const small = smallPlan()
  const skilled = planSchema.parse({
    ...small,
    windows: small.windows.map((one) => ({
      ...one,
      comprehensive: one.windowId === 'w1' || one.windowId === 'w3',
      skills:
        one.windowId === 'w1' ? [...one.skills, { kind: 'item', itemCode: 'P1' }] : one.skills,
    })),
  })
  const report = reportOf(openHall(skilled))
  expect(shareOf(report, 'item-share')).toBe('3/4')
  expect(report.items.missing.map(({ itemCode }) => itemCode)).toEqual(['P1'])
})

test('[REFORM-1] [REFORM-2] 咨询 and 出件 are lines of their own, with items or without', () => {
  const small = smallPlan()
  const [first] = small.items
  const talk = { ...first, code: 'Z1', name: '咨询导办', windowFamily: 'advice', audience: 'both' }
  const desk = small.windows.map((one) =>
    one.windowId === 'w1'
      ? { ...one, skills: [...one.skills, { kind: 'family', familyId: 'advice' }] }
      : one,
  )
  const hall = openHall(
    planSchema.parse({ ...small, items: [...small.items, talk], windows: desk }),
  ).given(opens('w1'), takes({ items: ['Z1'] }))
  hall.given(callsNext('w1'), starts('w1'), finishes('w1'))
  const report = reportOf(hall)
  expect(report.items.present).toBe(4)
  expect(shareOf(report, 'case-share')).toBe('0/0')
  expect(shareOf(report, 'one-visit-one-window')).toBe('0/0')
})

test('[REFORM-1] an exception of a later day counts from that day', () => {
  const later = reportOf(openHall(plan([{ ...exception, since: '2026-11-24' }])))
  expect(shareOf(later, 'item-share')).toBe('3/4')
})

test('[REFORM-1] an exception counts on neither side, also where a window takes it', () => {
  const taken = reportOf(openHall(plan([{ ...exception, itemCode: 'N1' }])))
  expect(shareOf(taken, 'item-share')).toBe('2/3')
})

test('[REFORM-2] services: finished at comprehensive windows ÷ all finished, with their list', () => {
  const hall = openHall(plan()).given(opens('w1'), opens('w4'))
  hall.given(takes(), takes({ items: ['P1'] }), takes({ queueId: 'Z' }))
  for (const windowId of ['w1', 'w4', 'w1']) {
    hall.given(callsNext(windowId), starts(windowId)).later(60).given(finishes(windowId))
  }
  const report = reportOf(hall)
  // A consultation has no item and is no service of this figure.
  expect(shareOf(report, 'case-share')).toBe('1/2')
  expect(report.elsewhere).toMatchObject([{ number: 'C001', windowNumber: 4, items: ['事项P1'] }])
  expect(report.windows.map(({ finished }) => finished)).toEqual([1, 0, 0, 1])
})

test('[REFORM-3] one window and no return; a transfer or a return is not at once', () => {
  const hall = openHall(plan()).given(opens('w1'), opens('w2'))
  hall.given(takes(), takes(), takes())
  hall.given(callsNext('w1'), starts('w1'), finishes('w1'))
  hall.given(callsNext('w1'), starts('w1'), returns('w1', ['照片']))
  hall.given(callsNext('w1'), starts('w1'), transfers('w1', toQueue('A')))
  hall.given(callsNext('w2'), starts('w2'), finishes('w2'))
  const report = reportOf(hall)
  expect(shareOf(report, 'one-visit-one-window')).toBe('1/3')
  expect(
    report.notAtOnce.map(({ number, returned, windowNumbers }) => [
      number,
      returned,
      windowNumbers,
    ]),
  ).toEqual([
    ['A002', true, [1]],
    ['A003', false, [1, 2]],
  ])
})

test('[REFORM-3] a visit over several windows ends once, and not at one window', () => {
  const hall = atTaxes().given(finishes('w1'))
  expect(shareOf(reportOf(hall), 'one-visit-one-window')).toBe('0/0')
  hall.given(callsNext('w2'), starts('w2'), finishes('w2'))
  expect(shareOf(reportOf(hall), 'one-visit-one-window')).toBe('0/1')
})

test('[REFORM-1] [REFORM-2] the file has each formula, and names what lowers a figure', () => {
  const hall = openHall(plan()).given(opens('w4'), takes({ items: ['P1'] }))
  hall.given(callsNext('w4'), starts('w4'), finishes('w4'))
  const csv = reformCsv({ businessDate: monday, closed: false, ...reportOf(hall) })
  expect(csv).toContain('综合窗口叫得到、办得了的事项 ÷（进驻事项 − 登记在册的例外事项）,3,4')
  expect(csv).toMatch(/case-share,,,,,C001,\d\d:\d\d:\d\d,4,事项P1/)
})

test('[REFORM-4] a plan that says nothing calls those comprehensive who serve a pooled queue', () => {
  const report = reportOf(openHall(smallPlan()))
  expect(report.windows.map(({ comprehensive }) => comprehensive)).toEqual([true, true, true, true])
  const apart = smallPlan()
  const windows = apart.windows.map((one) => ({ ...one, serves: one.serves.slice(0, 1) }))
  expect(windows.map((window) => isComprehensive(apart, window))).toEqual([true, true, true, false])
})

test('[REFORM-4] the register names items of the plan, each once', () => {
  const problemsOf = (exceptions: readonly object[]) => {
    const checked = validatePlan({ ...smallPlan(), comprehensiveExceptions: exceptions })
    return checked.ok ? [] : checked.problems.map(({ path }) => path)
  }
  expect(problemsOf([exception])).toEqual([])
  expect(problemsOf([{ ...exception, itemCode: 'NONE' }])).toEqual([
    'comprehensiveExceptions.0.itemCode',
  ])
  expect(problemsOf([exception, exception])).toEqual(['comprehensiveExceptions.1'])
})

/** Ends of services while it stood in a line for items. */
function endsOf(own: readonly RecordedEvent[], apart: (queueId: QueueId) => boolean) {
  let counts = true
  return own.flatMap(({ type, data }) => {
    if (type === 'TicketIssued' || type === 'TicketTransferred' || type === 'LegQueued') {
      counts = !apart(data.queueId)
    }
    return type === 'ServingFinished' && counts ? [data] : []
  })
}

const firstSeed = 20_261_127

/** The same from the bare events, one number after another. */
function slowly({ events, hall }: Scenario, itemsOf: ReadonlyMap<string, number>) {
  const apart = new Set(
    hall.plan?.queues.flatMap(({ queueId, withoutItems }) => (withoutItems ? [queueId] : [])),
  )
  const ids = [
    ...new Set(events.flatMap(({ data }) => ('ticketId' in data ? [data.ticketId] : []))),
  ]
  let finished = 0
  let ended = 0
  let atOnce = 0
  for (const id of ids) {
    if ((itemsOf.get(String(id)) ?? 0) === 0) continue
    const own = events.filter(({ data }) => 'ticketId' in data && data.ticketId === id)
    const ends = endsOf(own, (queueId) => apart.has(queueId))
    finished += ends.filter(({ outcome }) => outcome === 'finished').length
    const last = ends.at(-1)
    if (last === undefined || last.goesOn || !/finished|returned/.test(last.outcome)) continue
    ended += 1
    const returned = own.some(({ type }) => type === 'ReturnedForCorrection')
    if (new Set(ends.map(({ windowId }) => windowId)).size === 1 && !returned) atOnce += 1
  }
  return { finished, ended, atOnce }
}

test('[REFORM-2] [REFORM-3] the figures agree with a slow count of the events, on any day', () => {
  let seen = 0
  for (let seed = firstSeed; seed < firstSeed + 30; seed += 1) {
    const hall = playDay(dayOfSeed(seed))
    const items = new Map<string, number>()
    for (const { data, type } of hall.events) {
      if (type === 'TicketIssued') {
        items.set(data.ticketId, data.itemCodes.length + data.packageCodes.length)
      }
      if (type === 'ServiceItemAdded') items.set(data.ticketId, 1)
      if (type === 'TicketTransferred' && data.found !== undefined) items.set(data.ticketId, 1)
    }
    const expected = slowly(hall, items)
    const report = reportOf(hall)
    seen += expected.ended
    expect(shareOf(report, 'case-share').split('/')[1], `seed ${seed}`).toBe(
      String(expected.finished),
    )
    expect(shareOf(report, 'one-visit-one-window'), `seed ${seed}`).toBe(
      `${expected.atOnce}/${expected.ended}`,
    )
    expect(report.notAtOnce).toHaveLength(expected.ended - expected.atOnce)
  }
  expect(seen).toBeGreaterThan(50)
})

test('a day before its plan says nothing', () => {
  const date = '2026-11-23' as BusinessDate
  expect(
    reformOf(undefined, date, new ReformTally()).figures.map((one) => one.denominator),
  ).toEqual([0, 0, 0])
})
