import { expect, test } from 'vitest'
import { feedOf, type LineSide, nothingPolled, type PollSide } from './feed.ts'
import { ticketAt, ticketView } from './ticket-view.testkit.ts'

const line = (change: Partial<LineSide> = {}): LineSide => ({
  status: 'connecting',
  lostSince: undefined,
  view: undefined,
  dismissalCode: undefined,
  ...change,
})
const problem = (code: string, status: number): PollSide['problem'] => ({
  type: 'about:blank',
  title: code,
  status,
  code,
  words: { zh: '不行', en: 'no' },
})
const old = ticketView({ ahead: 4 })
const newer = ticketAt('called')

test('the first picture comes from whichever answers first, without any mark', () => {
  expect(feedOf(line(), nothingPolled)).toMatchObject({ view: undefined, freshness: 'connecting' })
  const polled = { view: old, viewAt: 1_000, problem: undefined }
  expect(feedOf(line(), polled)).toMatchObject({ view: old, freshness: 'connecting' })
})

test('a live line wins over what was asked for', () => {
  const polled = { view: old, viewAt: 9_000, problem: undefined }
  const live = line({ status: 'live', view: newer })
  expect(feedOf(live, polled)).toMatchObject({ view: newer, freshness: 'live' })
})

test('after the line was lost only a later answer replaces what it had told', () => {
  const lost = line({ status: 'lost', lostSince: 5_000, view: newer })
  const before = { view: old, viewAt: 1_000, problem: undefined }
  expect(feedOf(lost, before)).toMatchObject({ view: newer, freshness: 'lost' })
  const after = { view: old, viewAt: 6_000, problem: undefined }
  expect(feedOf(lost, after)).toMatchObject({ view: old, freshness: 'polling' })
  const failing = { ...after, problem: problem('Unreachable', 0) }
  expect(feedOf(lost, failing)).toMatchObject({ view: old, freshness: 'lost' })
})

test('a line that never comes up leaves the page asking', () => {
  const polled = { view: old, viewAt: 6_000, problem: undefined }
  const never = line({ status: 'lost', lostSince: 2_000 })
  expect(feedOf(never, polled)).toMatchObject({ view: old, freshness: 'polling' })
  const refused = line({ status: 'dismissed', dismissalCode: 'WrongVersion' })
  expect(feedOf(refused, polled)).toMatchObject({ view: old, freshness: 'polling', gone: false })
})

test('a link without a ticket ends the page; a server that cannot be reached does not', () => {
  const gone = { ...nothingPolled, problem: problem('LinkNotValid', 404) }
  expect(feedOf(line({ status: 'live', view: old }), gone)).toMatchObject({ gone: true })
  expect(
    feedOf(line({ status: 'dismissed', dismissalCode: 'LinkNotValid' }), nothingPolled).gone,
  ).toBe(true)
  const down = { ...nothingPolled, problem: problem('Unreachable', 0) }
  expect(feedOf(line(), down)).toEqual({ view: undefined, freshness: 'lost', gone: false })
})
