import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { demoPlanFolder, loadPlan } from '../../server/src/plan/load-plan.ts'
import { hallOfDay, prefixesOf } from './hall-of-day.ts'
import { readDays } from './read-days.ts'
import type { RecordedDay } from './recorded-day.ts'

const sample = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8')
const like = () => {
  const loaded = loadPlan(demoPlanFolder)
  if (!loaded.ok) throw new Error(loaded.sentence)
  return loaded.plan
}
const firstDay = (name: string): RecordedDay => {
  const [day] = readDays(sample(name)).days
  if (day === undefined) throw new Error('the sample has a day')
  return day
}

describe('the hall of a recorded day', () => {
  test('has the recorded queues, each with as many windows as were open at once', () => {
    const { plan, windowsOf, queueOf } = hallOfDay(firstDay('calls.csv'), like())
    expect(plan.hallId).toBe('sample-town')
    expect(plan.queues.map(({ prefix, name }) => [prefix, name.zh])).toEqual([
      ['A', 'Registration of vehicles'],
      ['K', 'Construction, land and roads'],
    ])
    expect([...windowsOf]).toEqual([
      ['1', ['w001', 'w002']],
      ['2', ['w003']],
    ])
    expect(queueOf.get('2')).toEqual({ queueId: 'K', itemCode: 'R-K' })
  })

  test('has the recorded counters as windows that serve what they served', () => {
    const { plan, windowOfCounter, windowsOf } = hallOfDay(firstDay('tickets.csv'), like())
    expect([...windowOfCounter]).toEqual([
      ['1', 'w001'],
      ['2', 'w002'],
    ])
    expect(plan.windows.map(({ serves }) => serves)).toEqual([['A'], ['B', 'A']])
    expect(windowsOf.get('registration')).toEqual(['w001', 'w002'])
  })

  test('gives letters of its own where the file has none or the same twice', () => {
    const queue = (key: string, letters?: string) => ({
      key,
      name: key,
      windows: 1,
      ...(letters === undefined ? {} : { letters }),
    })
    const prefixes = prefixesOf([queue('one'), queue('two', 'A'), queue('three', 'A')])
    expect([...prefixes]).toEqual([
      ['two', 'A'],
      ['one', 'B'],
      ['three', 'C'],
    ])
    const many = prefixesOf(Array.from({ length: 60 }, (_, index) => queue(`q${index}`)))
    expect(new Set(many.values()).size).toBe(60)
  })
})
