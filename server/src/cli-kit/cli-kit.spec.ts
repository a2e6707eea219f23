import { describe, expect, test } from 'vitest'
import { type CommandSpec, readCommandLine, usageOf, wholeNumber } from './command-line.ts'
import { Progress, progressLine } from './progress.ts'

const spec: CommandSpec = {
  name: 'npm run tool --',
  summary: 'Does things.',
  verbs: { look: 'looks', turn: 'turns' },
  options: {
    data: { type: 'string', value: 'DIR', help: 'where' },
    json: { type: 'boolean', help: 'as JSON' },
  },
  examples: ['look --data x'],
}
const read = (...args: readonly string[]) => readCommandLine(spec, args)

describe('a command line', () => {
  test('is a verb and its options', () => {
    const values = { data: 'x', json: true }
    expect(read('look', '--data', 'x', '--json')).toEqual({ kind: 'run', verb: 'look', values })
    expect(read('look', '--data=x').kind).toBe('run')
    expect(read('look', '--help')).toEqual({ kind: 'help' })
    expect(read('--help')).toEqual({ kind: 'help' })
  })

  test.each([
    [[], /say what to do: look/],
    [['jump'], /unknown: jump/],
    [['constructor'], /unknown: constructor/],
    [['look', 'again'], /again is too many/],
    [['look', '--fast'], /--fast/],
    [['look', '--data'], /--data/],
    [['look', '--json=yes'], /--json/],
  ])('%j is wrong, with a sentence', (args, sentence) => {
    const answer = read(...args)
    expect(answer.kind === 'wrong' ? answer.sentence : '').toMatch(sentence)
  })

  test('the help names every verb, option and example', () => {
    const text = usageOf(spec)
    for (const part of ['Does things.', 'look', '--data DIR', '--json', '--help', 'Exit code']) {
      expect(text).toContain(part)
    }
    expect(text).toContain('npm run tool -- look --data x')
  })

  test('numbers are whole and from 1 on', () => {
    expect(wholeNumber('from', '12')).toBe(12)
    for (const value of ['0', '-1', '1.5', 'x', '', '1e3', '99999999999999999999']) {
      expect(wholeNumber('from', value)).toMatch(/^--from .* is not a whole number/)
    }
  })
})

describe('progress', () => {
  test('is drawn on a terminal and wiped at the end', () => {
    const written: string[] = []
    const write = (text: string) => written.push(text) > 0
    const progress = new Progress({ write, isTTY: true }, 'verify', 10)
    progress.advance(5)
    progress.end()
    expect(written[0]).toContain('verify ████████████░░░░░░░░░░░░ 50 %  5/10')
    expect(written.at(-1)).toBe('\r\x1b[K')
  })

  test('says nothing into a file or pipe', () => {
    const written: string[] = []
    const progress = new Progress({ write: (text) => written.push(text) > 0 }, 'verify', 10)
    progress.advance(10)
    progress.end()
    expect(written).toEqual([])
  })

  test('never leaves its line, whatever the numbers', () => {
    expect(progressLine('x', 0, 0)).toContain('100 %')
    expect(progressLine('x', 30, 20)).toContain('100 %')
  })
})
