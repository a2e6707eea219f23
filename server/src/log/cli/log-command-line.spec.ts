import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLogRequest } from './log-command-line.ts'

const read = (...args: readonly string[]) => readLogRequest(args, '/home/hall')

describe('the command line of the log', () => {
  test('is read into what is to be done', () => {
    expect(read('show', '--data', 'd', '--hall', 'h', '--date', '2026-11-24', '--json')).toEqual({
      kind: 'run',
      request: {
        verb: 'show',
        folder: resolve('/home/hall/d'),
        hall: 'h',
        range: { from: undefined, to: undefined, date: '2026-11-24' },
        json: true,
        toFolder: undefined,
      },
    })
    const some = read('export', '--from', '2', '--to', '9')
    expect(some.kind === 'run' && some.request.range).toMatchObject({ from: 2, to: 9 })
  })

  test.each([
    [[], /say what to do/],
    [['verfy'], /unknown: verfy/],
    [['show', '--from', 'x'], /--from x is not a whole number/],
    [['show', '--to', '0'], /--to 0 is not a whole number/],
    [['show', '--from', '5', '--to', '3'], /--from 5 is after --to 3/],
    [['show', '--date', '24.11.2026'], /--date 24.11.2026 is not a day/],
    [['verify', '--date', '2026-11-24'], /a part proves nothing/],
    [['verify', '--from', '5'], /a part proves nothing/],
    [['verify', '--quick'], /--quick/],
    [['backup'], /backup needs --to-folder/],
    [['verify', '--to-folder', 'x'], /nothing else takes it/],
    [['restored', '--from', '5'], /a part proves nothing/],
  ])('%j is wrong, with a sentence', (args, sentence) => {
    const answer = read(...args)
    expect(answer.kind === 'wrong' ? answer.sentence : '').toMatch(sentence)
  })
})
