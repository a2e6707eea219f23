import type { CaseReply } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { caseStreamOf, type EventLog } from '../log/event-log.ts'
import { at } from '../runtime/test-hall.testkit.ts'
import { caller, caseHall, envelope, patrol, toUnit } from './case-hall.testkit.ts'

const codeOf = (reply: CaseReply) => (reply.ok ? 'accepted' : reply.refusal.code)
const one = { caseId: 'case-1' }

describe('the stream of cases', () => {
  test('[CASE-2] lives through a restart, and the hall’s own stream is not touched', async () => {
    const hall = await caseHall()
    const before = hall.it.runtime.position().seq
    expect(codeOf(await hall.send('supervisor', 'RegisterCase', patrol))).toBe('accepted')
    expect(codeOf(await hall.send('supervisor', 'AssignCase', toUnit))).toBe('accepted')
    await hall.restart()
    expect(codeOf(await hall.send('handler', 'SignCase', one))).toBe('accepted')
    const stage = await hall.it.cases.read((book) => [...book.cases.values()][0]?.stage)
    expect(stage).toBe('rectifying')
    expect(hall.it.cases.position().seq).toBe(3)
    expect(hall.it.runtime.position().seq).toBe(before)
  })

  test('[CASE-2] one effect per command id, also after a restart and with another sealed text', async () => {
    const hall = await caseHall()
    const send = (note: string, data: object = patrol) =>
      hall.it.intake.handle(
        caller('supervisor'),
        envelope('RegisterCase', data, { commandId: 'press-1', note }),
      )
    const first = await send('排队太久')
    await hall.restart()
    const again = await send('排队太久')
    expect(again).toMatchObject({ ok: true, duplicate: true })
    expect(again.ok && first.ok && again.events).toEqual(first.ok && first.events)
    expect(codeOf(await send('别的话'))).toBe('CommandIdReused')
    expect(codeOf(await send('排队太久', { ...patrol, ill: 'misconduct' }))).toBe('CommandIdReused')
    expect(await hall.it.cases.read((book) => book.cases.size)).toBe(1)
  })

  test('[CASE-3] who may is asked by role, then by case', async () => {
    const hall = await caseHall()
    expect(codeOf(await hall.send('handler', 'RegisterCase', patrol))).toBe('NotAllowed')
    expect(codeOf(await hall.send('supervisor', 'RegisterCase', patrol))).toBe('accepted')
    expect(codeOf(await hall.send('supervisor', 'AssignCase', toUnit))).toBe('accepted')
    expect(codeOf(await hall.send('supervisor', 'SignCase', one))).toBe('NotAllowed')
    expect(codeOf(await hall.send('other-handler', 'SignCase', one))).toBe('NotYourCase')
    const tell = { ...one, term: 1, step: 'overdue', rung: 0 }
    expect(codeOf(await hall.send('supervisor', 'TellDeadline', tell))).toBe('NotAllowed')
    const { intake } = hall.it
    const nobody = await intake.handle({ kind: 'nobody' }, envelope('SignCase', one))
    expect(codeOf(nobody)).toBe('NotSignedIn')
    const own = envelope('RegisterCase', patrol, { commandId: 'rating:x', note: '假冒' })
    expect(codeOf(await intake.handle(caller('supervisor'), own))).toBe('MalformedCommand')
  })

  test('[CASE-6] deadlines come by themselves, once, also those missed while the server was off', async () => {
    const hall = await caseHall()
    await hall.send('supervisor', 'RegisterCase', patrol)
    await hall.send('supervisor', 'AssignCase', toUnit)
    const told = async () => {
      // The clock of the test wakes only when it is moved.
      hall.clock.moveTo(hall.clock.now())
      const events = await hall.it.cases.readAfter(0, 100)
      return events.flatMap(({ type, data }) =>
        type === 'DeadlineTold' ? [`${data.step} ${data.rung}`] : [],
      )
    }
    hall.clock.moveTo(at('15:00'))
    await expect.poll(told).toEqual(['sign-late 0'])
    await hall.it.cases.stop()
    hall.clock.moveTo(at('18:00', 7))
    await hall.restart()
    await expect.poll(told).toEqual(['sign-late 0', 'due-soon 0', 'overdue 0'])
    await hall.restart()
    hall.clock.moveTo(at('18:00', 30))
    await expect.poll(told).toHaveLength(5)
  })

  test('[CASE-2] what could not be stored did not happen, and goes when there is room again', async () => {
    const storage = { full: false }
    const hall = await caseHall((log) => fullWhen(log, storage))
    await hall.send('supervisor', 'RegisterCase', patrol)
    storage.full = true
    expect(codeOf(await hall.send('supervisor', 'AssignCase', toUnit))).toBe('NotStored')
    expect(await hall.it.cases.read((book) => [...book.cases.values()][0]?.stage)).toBe(
      'registered',
    )
    storage.full = false
    expect(codeOf(await hall.send('supervisor', 'AssignCase', toUnit))).toBe('accepted')
  })

  test('[CASE-2] another writer’s case is read before one’s own is decided', async () => {
    const hall = await caseHall()
    await hall.send('supervisor', 'RegisterCase', patrol)
    const { cases, log, runtime } = hall.it
    const other = await import('./case-runtime.ts').then(({ startCaseRuntime }) =>
      startCaseRuntime({ log, hall: runtime, alarmOf: () => undefined, logger: hall.it.logger }),
    )
    const actor = { kind: 'system', part: 'conduct' } as const
    const { command, commandId } = envelope('RegisterCase', patrol)
    const reply = await other.handle({ command, commandId, actor })
    expect(codeOf(reply)).toBe('accepted')
    expect(codeOf(await hall.send('supervisor', 'RegisterCase', patrol))).toBe('accepted')
    expect(await cases.read((book) => [...book.cases.keys()])).toEqual([
      'case-1',
      'case-2',
      'case-3',
    ])
    await other.stop()
  })

  test('[CASE-2] an altered line is not read over', async () => {
    const hall = await caseHall()
    await hall.send('supervisor', 'RegisterCase', patrol)
    hall.it.database
      .prepare("UPDATE events SET text = replace(text, 'patrol', 'rating') WHERE stream = ?")
      .run(caseStreamOf(hall.it.runtime.hallId))
    const { startCaseRuntime } = await import('./case-runtime.ts')
    const { log, runtime, logger } = hall.it
    const starting = startCaseRuntime({ log, hall: runtime, alarmOf: () => undefined, logger })
    await expect(starting).rejects.toThrow(/altered at position 1/)
  })
})

const fullWhen = (log: EventLog, storage: { readonly full: boolean }): EventLog =>
  new Proxy(log, {
    get(target, name) {
      const value = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...args: readonly unknown[]) => {
        if (name === 'append' && storage.full) return Promise.reject(new Error('disk full'))
        return value.apply(target, args)
      }
    },
  })
