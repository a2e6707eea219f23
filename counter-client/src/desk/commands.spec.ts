import { commandSchema, counterTicketSchema, type WindowId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { counterTicket, counterView, morning } from '../fixtures/counter-view.testkit.ts'
import {
  heldToResume,
  materialKey,
  missingLines,
  plainCommand,
  presumablyMissing,
  ticketNumberOf,
} from './commands.ts'
import { plainVerbs } from './verbs.ts'

const ticket = counterTicketSchema.parse(counterTicket())

test.each(plainVerbs)('%s is a well-formed command', (verb) => {
  const command = plainCommand(verb, 'w3' as WindowId)
  expect(commandSchema.parse(command)).toEqual(command)
})

describe('the number a clerk types', () => {
  test.each([
    ['A012', 'A012'],
    ['a12', 'A012'],
    [' k 7 ', 'K007'],
    ['AB-103', 'AB103'],
  ])('%s is %s', (typed, number) => {
    expect(ticketNumberOf(typed)).toBe(number)
  })

  test.each(['', '12', 'A', 'A1234', 'ABC1'])('%s is none', (typed) => {
    expect(ticketNumberOf(typed)).toBeUndefined()
  })
})

describe('what is missing', () => {
  test('is told once each, papers first, empty lines left out', () => {
    const papers = ticket.materials.slice(0, 2)
    expect(missingLines(papers, '委托书\n\n委托书； 复印件 ')).toEqual([
      '居民身份证（申请人）',
      '居民户口簿(户主页、本人页)',
      '委托书',
      '复印件',
    ])
  })

  test('never exceeds what the command takes', () => {
    const typed = Array.from({ length: 50 }, (_, index) => `${index}${'长'.repeat(80)}`).join('\n')
    const missing = missingLines([], typed)
    expect(missing).toHaveLength(30)
    expect(Math.max(...missing.map((line) => line.length))).toBe(60)
  })

  test('is presumed only after the clerk has begun to tick', () => {
    const [first, ...rest] = ticket.materials.map(materialKey)
    expect(presumablyMissing(ticket, new Set())).toEqual([])
    expect(presumablyMissing(ticket, new Set([first ?? '']))).toEqual(rest)
  })
})

describe('the held ticket to resume first', () => {
  const line = (ticketId: string, minutes: number, windowId?: string) => ({
    ticketId,
    number: 'A001',
    kind: 'papers-kept',
    heldAt: morning - minutes * 60_000,
    ...(windowId === undefined ? {} : { windowId }),
  })

  test('is the one held longest', () => {
    const view = counterView({ held: [line('t.1', 5), line('t.2', 30), line('t.3', 10, 'w3')] })
    expect(heldToResume(view)?.ticketId).toBe('t.2')
  })

  test('is never one that belongs to another window', () => {
    const view = counterView({ held: [line('t.1', 50, 'w9'), line('t.2', 3, 'w3')] })
    expect(heldToResume(view)?.ticketId).toBe('t.2')
  })

  test('is none when nothing is held', () => {
    expect(heldToResume(counterView({ held: [] }))).toBeUndefined()
  })
})
