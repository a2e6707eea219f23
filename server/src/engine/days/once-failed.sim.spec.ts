import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { RandomDay } from './random-day.testkit.ts'
import { playDay } from './whole-days.testkit.ts'

const folder = new URL('./once-failed/', import.meta.url)
const names = readdirSync(folder)

/** The shortest day of each failure, by name; a seed alone would mean another day tomorrow. */
test.each(names)('%s', (name) => {
  const day = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as RandomDay
  const { hall, events } = playDay(day)
  expect(events.some(({ type }) => type === 'TicketIssued')).toBe(true)
  expect(hall.tickets.size).toBe(0)
})
