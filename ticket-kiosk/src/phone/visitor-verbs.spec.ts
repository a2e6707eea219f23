import { expect, test } from 'vitest'
import { ticketAt, ticketView } from './ticket-view.testkit.ts'
import { verbsOf, whyNotBack } from './visitor-verbs.ts'

const abandon = { type: 'AbandonTicket' }

test('only what the engine would do is offered, coming back first', () => {
  const refused = { type: 'ReinstateTicket', refusal: 'TicketNotCallable' }
  expect(verbsOf(ticketView({ actions: [abandon, refused] }))).toEqual(['AbandonTicket'])
  const both = ticketAt('no-show', { actions: [abandon, { type: 'ReinstateTicket' }] })
  expect(verbsOf(both)).toEqual(['ReinstateTicket', 'AbandonTicket'])
  expect(verbsOf(ticketAt('finished'))).toEqual([])
})

test('a passed number that cannot come back says why, a waiting one need not', () => {
  const refused = { type: 'ReinstateTicket', refusal: 'ReinstateLimitReached' }
  expect(whyNotBack(ticketAt('no-show', { actions: [refused] }))?.zh).toContain('重新取号')
  expect(whyNotBack(ticketView({ actions: [refused] }))).toBeUndefined()
})
