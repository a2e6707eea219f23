import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generatedTickets } from './generated-days.testkit.ts'

/** As `npm run forecast` does it. */
const sourceArgs = ['--import', import.meta.resolve('tsx'), '--conditions=source']

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'yihao-forecast-'))
const full = join(folder, 'full.csv')

function run(...args: readonly string[]) {
  const options = { encoding: 'utf8', timeout: 60_000 } as const
  return spawnSync(process.execPath, [...sourceArgs, here('main.ts'), ...args], options)
}

beforeAll(() => {
  const hall = { seed: 2, days: 8, windows: 5, services: 3, ticketsADay: 200 }
  writeFileSync(full, generatedTickets(hall))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('npm run forecast', () => {
  test('judges full tickets and writes nothing but JSON', { timeout: 60_000 }, () => {
    const { stdout, status } = run(full, '--json')
    expect(status).toBe(0)
    const told = JSON.parse(stdout)
    expect(told.fitDates).toHaveLength(4)
    expect(told.judgedDates).toHaveLength(4)
    expect(told.overall.tickets).toBeGreaterThan(300)
    expect(told.overall.ratio).toBeLessThan(0.6)
    expect(told.overall.coverage).toBeGreaterThan(0.7)
    expect(told.services).toHaveLength(3)
    expect(Object.keys(told.baselines)).toEqual([
      'les',
      'hol',
      'lastTen',
      'aheadMeanWindows',
      'zms',
    ])
    expect(told.baselines.les.ratio).toBe(1)
  })

  test('judges days of calls, telling of malformed rows', { timeout: 60_000 }, () => {
    const { stdout, stderr, status } = run(here('samples/calls.csv'), '--fit-until', '2026-03-03')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^overall +\d+ +\d+\.\d\d +\d+\.\d\d +0\.\d{3} +\d+\.\d %/m)
    expect(stdout).toContain('UD_Sample A: Vehicles')
    expect(stderr).toContain('line 3 skipped')
  })

  test.each([
    [['nowhere.csv'], /nowhere\.csv/],
    [[here('main.ts')], /neither format/],
    [[], /name the file/],
    [[here('samples/calls.csv'), '--fit-until', '2030-01-01'], /no day is left to judge/],
  ])('%j ends with 2 and a sentence', { timeout: 60_000 }, (args, sentence) => {
    const { stderr, stdout, status } = run(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(sentence)
    expect(stderr).not.toMatch(/^ +at /m)
  })
})
