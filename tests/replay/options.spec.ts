import { describe, expect, test } from 'vitest'
import { readOptions } from './options.ts'
import { figuresTable, timeText } from './print-figures.ts'

describe('the options of a replay', () => {
  test('have defaults', () => {
    const asked = readOptions(['day.csv'])
    expect(asked).toMatchObject({
      kind: 'replay',
      options: { file: 'day.csv', speed: 180, json: false },
    })
  })

  test.each([
    [[], 'name the file'],
    [['a.csv', 'b.csv'], 'one file at a time'],
    [['a.csv', '--speed', '0'], '--speed 0'],
    [['a.csv', '--speed', 'fast'], '--speed fast'],
    [['a.csv', '--url', 'localhost'], '--url localhost'],
    [['a.csv', '--fast'], '--fast'],
  ])('%j is wrong, and one sentence says why', (args, sentence) => {
    const asked = readOptions(args)
    expect(asked.kind === 'wrong' && asked.sentence).toContain(sentence)
  })

  test('--help wins', () => {
    expect(readOptions(['--help']).kind).toBe('help')
  })
})

describe('the table of figures', () => {
  test('writes times for people', () => {
    expect([timeText(0), timeText(65_400), timeText(3_723_000)]).toEqual([
      '0:00',
      '1:05',
      '1:02:03',
    ])
  })

  test('sets recorded and replayed below each other, and a line where nothing was recorded', () => {
    const wait = { count: 2, meanMs: 60_000, medianMs: 60_000, p90Ms: 90_000, longestMs: 90_000 }
    const figures = { tickets: 2, called: 2, noShows: 0, abandoned: 0, wait }
    const table = figuresTable([{ queue: '1', name: 'Q', recorded: figures, replayed: figures }])
    const [head, recorded, replayed] = table.split('\n')
    expect(head).toMatch(/^queue +tickets +called +no-show +left +wait mean/)
    expect(recorded).toMatch(/^Q +recorded +2 +2 +0 +0 +1:00 +1:00 +1:30 +1:30 +– +– +– +–$/)
    expect(replayed).toMatch(/^ +replayed +2 /)
  })
})
