import type { CommandId, HallCommand, WindowId } from '@yihao/contract'
import { expect, test } from 'vitest'
import { PressBook } from './press-book.ts'

const windowId = 'w3' as WindowId
const callNext: HallCommand = { type: 'CallNext', data: { windowId } }
const recall: HallCommand = { type: 'RecallTicket', data: { windowId } }

function book() {
  let made = 0
  const opened = new PressBook(() => {
    made += 1
    return `c${made}` as CommandId
  })
  opened.observe('open/none')
  return opened
}

test('each press gets an id of its own', () => {
  const presses = book()
  const commandId = presses.idFor(callNext)
  presses.settle('answered', { commandId, command: callNext })
  expect(commandId).toBe('c1')
  expect(presses.idFor(callNext)).toBe('c2')
})

test('pressing again what was not answered sends the same id', () => {
  const presses = book()
  const commandId = presses.idFor(callNext)
  presses.settle('no-answer', { commandId, command: callNext })
  expect(presses.idFor(callNext)).toBe(commandId)
})

test('another command after an unanswered one gets a new id', () => {
  const presses = book()
  presses.settle('no-answer', { commandId: presses.idFor(callNext), command: callNext })
  expect(presses.idFor(recall)).toBe('c2')
  expect(presses.idFor(callNext, 'with a note')).toBe('c3')
})

test('once the window looks different the unanswered press is over', () => {
  const presses = book()
  presses.settle('no-answer', { commandId: presses.idFor(callNext), command: callNext })
  presses.observe('open/t1/called/1')
  presses.observe('open/none')
  expect(presses.idFor(callNext)).toBe('c2')
})

test('a view that changes nothing at the window keeps the id', () => {
  const presses = book()
  presses.settle('no-answer', { commandId: presses.idFor(callNext), command: callNext })
  presses.observe('open/none')
  expect(presses.idFor(callNext)).toBe('c1')
})
