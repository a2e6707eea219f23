import type { Audience, Catalogue, CatalogueItem, ItemCode, Queue, QueueId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { aQueueLine } from './kiosk-view.testkit.ts'
import { hotItemsOf, pooledLineOf, queueTilesOf, themesOf } from './shelves.ts'

const item = (code: string, theme: string, audience: Audience, hot = false): CatalogueItem => ({
  code: code as ItemCode,
  name: code,
  shortName: code,
  audience,
  department: '',
  theme,
  selfService: false,
  hot,
})

const queue = (prefix: string, over: Partial<Queue>): Queue => ({
  queueId: prefix as QueueId,
  prefix,
  name: { zh: prefix, en: prefix },
  zoneId: 'A' as Queue['zoneId'],
  families: [],
  ...over,
})

const catalogue: Catalogue = {
  planVersion: 1,
  items: [
    item('1', '证件', 'natural'),
    item('2', '社保', 'natural'),
    item('3', '社保', 'both', true),
    item('4', '设立', 'legal', true),
  ],
  packages: [],
  queues: [
    queue('A', { pooledFor: 'natural' }),
    queue('B', { pooledFor: 'legal' }),
    queue('Z', { withoutItems: 'consultation' }),
  ],
  documents: [],
}

describe('the shelves', () => {
  test('hold what is for the side, often used things first', () => {
    const codes = themesOf(catalogue, 'natural').map(({ theme, items }) => [
      theme,
      ...items.map(({ code }) => code),
    ])
    expect(codes).toEqual([
      ['社保', '3', '2'],
      ['证件', '1'],
    ])
  })

  test('what both sides need stands on both', () => {
    const themes = themesOf(catalogue, 'legal').map(({ theme }) => theme)
    expect(themes).toEqual(['社保', '设立'])
  })

  test('often used things, of one side or of all', () => {
    expect(hotItemsOf(catalogue, 'natural').map(({ code }) => code)).toEqual(['3'])
    expect(hotItemsOf(catalogue).map(({ code }) => code)).toEqual(['3', '4'])
  })

  test('queues without items are tiles, with their line', () => {
    const lines = [aQueueLine('A', 12), aQueueLine('Z', 2)]
    expect(queueTilesOf(catalogue, lines).map(({ line }) => line?.waiting)).toEqual([2])
    expect(pooledLineOf(catalogue, lines, 'natural')?.waiting).toBe(12)
    expect(pooledLineOf(catalogue, lines, 'legal')).toBeUndefined()
  })
})
