import { describe, expect, test } from 'vitest'
import { help, partNames, readOptions } from './options.ts'

describe('the words of the command', () => {
  test('everything is measured unless parts are named', () => {
    const all = { parts: ['a', 'b', 'c', 'd', 'e', 'f'], rounds: 5, quick: false, json: false }
    expect(readOptions([])).toEqual({ kind: 'bench', options: all })
    expect(readOptions(['d', 'a', 'a', '--rounds', '7', '--json'])).toEqual({
      kind: 'bench',
      options: { ...all, parts: ['a', 'd'], rounds: 7, json: true },
    })
  })

  test('quick is fewer rounds, unless they are named', () => {
    expect(readOptions(['--quick'])).toMatchObject({ options: { rounds: 2, quick: true } })
    expect(readOptions(['--quick', '--rounds=3'])).toMatchObject({ options: { rounds: 3 } })
  })

  test.each([
    [['g'], /no part g/],
    [['A'], /no part A/],
    [['--rounds', '0'], /--rounds 0/],
    [['--rounds', '1.5'], /--rounds 1.5/],
    [['--rounds', '1000'], /--rounds 1000/],
    [['--rounds', 'x'], /--rounds x/],
    [['--rounds'], /--rounds/],
    [['--fast'], /--fast/],
    [['--quick=yes'], /--quick/],
  ])('%j is wrong, with a sentence', (args, sentence) => {
    const answer = readOptions(args)
    expect(answer.kind === 'wrong' ? answer.sentence : '').toMatch(sentence)
  })

  test('the help names every part and the exit codes', () => {
    expect(readOptions(['a', '--help'])).toEqual({ kind: 'help' })
    for (const part of partNames) expect(help).toMatch(new RegExp(`^  ${part} `, 'm'))
    expect(help).toContain('Exit code')
  })
})
