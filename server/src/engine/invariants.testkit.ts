import type { HallEvent, RecordedEvent } from '@yihao/contract'
import { expect } from 'vitest'
import type { HallState, Ticket } from './hall.ts'
import { compareOrder } from './line/line.ts'

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
  expect(standing.sort()).toEqual(shown.sort())
  for (const window of hall.windows.values()) {
    if (window.state === 'closed') expect(window.ticketId).toBeUndefined()
  }
}

/** A line holds those who wait in its queue, each once, in order. */
export function checkLines(hall: HallState): void {
  const inLines = [...hall.lines].flatMap(([queueId, line]) => line.map((id) => `${queueId} ${id}`))
  const waiting = [...hall.tickets.values()]
    .filter((ticket) => ticket.status === 'waiting')
    .map((ticket) => `${ticket.queueId} ${ticket.ticketId}`)
  expect(inLines.sort()).toEqual(waiting.sort())
  for (const line of hall.lines.values()) {
    const orders = line.flatMap((id) => hall.tickets.get(id)?.order ?? [])
    for (const [index, order] of orders.slice(1).entries()) {
      const before = orders[index]
      if (before !== undefined) expect(compareOrder(before, order)).toBeLessThan(0)
    }
  }
}

const durations = ['waitMs', 'servingMs', 'heldMs', 'approachMs', 'pausedMs', 'ahead'] as const

export function checkDurations(events: readonly HallEvent[]): void {
  for (const { data } of events) {
    const named = data as Readonly<Record<string, unknown>>
    for (const name of durations) {
      const value = named[name]
      if (value !== undefined) expect(value).toSatisfy((ms: number) => ms >= 0)
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
    expect(digits).toBe((last.get(letters) ?? 0) + 1)
    last.set(letters, digits)
  }
}

/** Many units, and a window that does many was there: then, and only then, is it for that window. */
export function checkBulk({ plan, windows }: HallState, events: readonly HallEvent[]): void {
  for (const { type, data } of events) {
    if (type !== 'TicketIssued' || data.applicants === undefined) continue
    const units = data.applicants.flatMap(({ items }) => items.map(({ count }) => count))
    const sum = units.reduce((total, count) => total + count, 0)
    const isMany = sum > (plan?.rules.bulk?.aboveUnits ?? Number.POSITIVE_INFINITY)
    expect(data.bulk === true).toBe(isMany)
    const bulkWindow = [...windows.values()].find(({ windowId }) => windowId === ('w2' as string))
    if (isMany) expect(bulkWindow?.state).not.toBe('closed')
  }
}

/** The small plan in the words of its own comment, apart from the engine's index. */
const done: Readonly<Record<string, readonly string[]>> = {
  w1: ['N1', 'N2'],
  w2: ['N1', 'N2', 'P1'],
  w3: ['L1'],
  w4: ['P1', 'N2'],
}
const called: Readonly<Record<string, readonly string[]>> = {
  w1: ['A', 'Z'],
  w2: ['A', 'C'],
  w3: ['B'],
  w4: ['C', 'A'],
}
const itemsOf = (ticket: Ticket): readonly string[] =>
  ticket.packageCodes.length > 0 ? [...ticket.itemCodes, 'N1', 'P1'] : ticket.itemCodes

/**
 * Left to w2, where they sign, while it is open and could take it, for five minutes of its wait; the
 * green channel to nobody, since its clerk never comes to these halls.
 */
export function leftToTheSigning(hall: HallState, windowId: string, ticket: Ticket, at: number) {
  const w2 = [...hall.windows.values()].find((window) => window.windowId === 'w2')
  const wished = ticket.needs?.includes('signing') === true && at - ticket.queuedAt < 300_000
  return wished && w2?.state === 'open' && windowId !== 'w2' && mayBeCalledAt('w2', ticket)
}

export function mayBeCalledAt(windowId: string, ticket: Ticket): boolean {
  if (ticket.status !== 'waiting') return false
  if (ticket.onlyWindowId !== undefined) return ticket.onlyWindowId === windowId
  if (ticket.bulk === true && windowId !== 'w2') return false
  const able = itemsOf(ticket).every((item) => done[windowId]?.includes(item))
  return able && (called[windowId]?.includes(ticket.queueId) ?? false)
}
