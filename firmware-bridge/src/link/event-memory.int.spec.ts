import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeviceId, EventId } from '@yihao/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EventMemory } from './event-memory.ts'

const speaker = 'speaker-1' as DeviceId
const event = (one: number) => `ev-${one}` as EventId

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'memory-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const open = () => new EventMemory(join(folder, 'deep', 'events.txt'))

test('a job begins once for each device, also after a restart', () => {
  const memory = open()
  expect(memory.begin(speaker, event(1))).toBe(true)
  expect(memory.begin(speaker, event(1))).toBe(false)
  expect(memory.begin('speaker-2' as DeviceId, event(1))).toBe(true)
  expect(open().begin(speaker, event(1))).toBe(false)
})

test('what did not happen may begin again, also after a restart', () => {
  const memory = open()
  memory.begin(speaker, event(1))
  memory.forget(speaker, event(1))
  expect(open().begin(speaker, event(1))).toBe(true)
})

test('neither memory nor file grows without end', () => {
  const memory = open()
  for (let one = 0; one < 9_000; one += 1) memory.begin(speaker, event(one))
  const lines = readFileSync(join(folder, 'deep', 'events.txt'), 'utf8').split('\n')
  expect(lines.length).toBeLessThan(4_100)
  expect(memory.begin(speaker, event(8_999))).toBe(false)
  expect(open().begin(speaker, event(8_500))).toBe(false)
})
