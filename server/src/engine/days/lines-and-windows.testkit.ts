import type { HallEvent, RecordedEvent } from '@yihao/contract'
import type { HallState } from '../hall.ts'
import { compareOrder } from '../line/line.ts'
import { must } from './must.testkit.ts'

const listed = (names: readonly string[]): string => [...names].sort().join()

/** No ticket at two windows, no two at one, and both sides say the same. */
export function checkWindows(hall: HallState): void {
  const standing = [...hall.tickets.values()].flatMap((ticket) =>
    ticket.status === 'called' || ticket.status === 'serving'
      ? [`${ticket.windowId} ${ticket.ticketId}`]
      : [],
  )
  const shown = [...hall.windows.values()].flatMap((window) =>
    window.ticketId === undefined ? [] : [`${window.windowId} ${window.ticketId}`],
  )
  must(listed(standing) === listed(shown), `at windows: ${listed(standing)}, ${listed(shown)}`)
  for (const { state, windowId, ticketId } of hall.windows.values()) {
    must(
      state !== 'closed' || ticketId === undefined,
      `${ticketId} at ${windowId}, which is closed`,
    )
  }
}

/**
 * A line holds those who wait in its queue, each once, in order. Two who were put back behind the same
 * person have one place between them; who came back later stands behind.
 */
export function checkLines(hall: HallState): void {
  const inLines = [...hall.lines].flatMap(([queueId, line]) => line.map((id) => `${queueId} ${id}`))
  const waiting = [...hall.tickets.values()]
    .filter((ticket) => ticket.status === 'waiting')
    .map((ticket) => `${ticket.queueId} ${ticket.ticketId}`)
  must(listed(inLines) === listed(waiting), `in lines ${listed(inLines)}: ${listed(waiting)} wait`)
  for (const line of hall.lines.values()) {
    const orders = line.flatMap((id) => hall.tickets.get(id)?.order ?? [])
    for (const [index, order] of orders.slice(1).entries()) {
      const before = orders[index]
      must(before === undefined || compareOrder(before, order) <= 0, 'a line is out of order')
    }
  }
}

const durations = ['waitMs', 'servingMs', 'heldMs', 'approachMs', 'pausedMs', 'ahead'] as const

export function checkDurations(events: readonly HallEvent[]): void {
  for (const { data } of events) {
    const named = data as Readonly<Record<string, unknown>>
    for (const name of durations) {
      const value = named[name]
      must(value === undefined || (typeof value === 'number' && value >= 0), `${name} is ${value}`)
    }
  }
}

/** The digits of each letter are 1, 2, 3 and so on, in the order of the log, day by day. */
export function checkNumbers(log: readonly RecordedEvent[]): void {
  const last = new Map<string, number>()
  for (const event of log) {
    if (event.type === 'DayOpened') last.clear()
    if (event.type !== 'TicketIssued') continue
    const letters = event.data.number.slice(0, -3)
    const digits = Number(event.data.number.slice(-3))
    must(digits === (last.get(letters) ?? 0) + 1, `${event.data.number} leaves a gap`)
    last.set(letters, digits)
  }
}
