import { describe, expect, test } from 'vitest'
import { exploreHall, onlyTicket, statusOf } from './explore.testkit.ts'
import type { Ticket } from './hall.ts'
import { wholeOf } from './legs/legs.ts'
import { arrowsOf } from './states-book.testkit.ts'

const ticketArrows = new Set<string>()
const windowArrows = new Set<string>()

const itemsOf = (ticket: Ticket | undefined) =>
  ticket === undefined ? '' : wholeOf(ticket).itemCodes.join()

const states = exploreHall(({ command, before, after }) => {
  const ticketId = onlyTicket(after)
  if (ticketId !== undefined) {
    const [from, to] = [statusOf(before, ticketId), statusOf(after, ticketId)]
    const [was, is] = [before.hall.tickets.get(ticketId), after.hall.tickets.get(ticketId)]
    const calledAgain = was?.status === 'called' && is?.status === 'called'
    const changed = itemsOf(was) !== itemsOf(is)
    const same = from === to && !(calledAgain && was.callCount !== is.callCount) && !changed
    if (!same) ticketArrows.add(`${from} --> ${to}: ${command}`)
  }
  for (const [windowId, window] of after.hall.windows) {
    const from = before.hall.windows.get(windowId)?.state
    if (from !== window.state) windowArrows.add(`${from} --> ${window.state}: ${command}`)
  }
})

describe('the diagrams of states', () => {
  test('are drawn from a hall that was looked through', () => {
    expect(states).toBeGreaterThan(100)
  })

  test('a ticket moves exactly as drawn', () => {
    expect([...ticketArrows].sort()).toEqual([...arrowsOf(0)].sort())
  })

  test('a window moves exactly as drawn', () => {
    expect([...windowArrows].sort()).toEqual([...arrowsOf(1)].sort())
  })
})
