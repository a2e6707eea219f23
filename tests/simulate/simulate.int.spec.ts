import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { theoryTableSchema } from '../../server/src/simulator/theory/theory-row.ts'

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const program = ['--import', tsx, '--conditions=source', path('./main.ts')]
const folder = mkdtempSync(join(tmpdir(), 'simulate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: readonly string[]) =>
  spawnSync('node', [...program, ...args], { encoding: 'utf8' })
const json = (...args: readonly string[]) =>
  JSON.parse(execFileSync('node', [...program, ...args, '--json'], { encoding: 'utf8' }))

function kept(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const service = { kind: 'exponential', mean: 1, scv: 1.5 }
const high = { name: 'high', lambda: 0.3, rate: 2, skill: 'A', patienceMean: null }
const low = { ...high, name: 'low', lambda: 0.5, rate: 1 }
const row = {
  id: 'R6',
  customers: 20_000,
  seed: 1,
  service,
  classes: [high, low],
  windows: [['A']],
  policy: 'accumulating',
}

describe('npm run simulate', () => {
  test('--theory gives a line for each row and class, and names a row without an end', () => {
    const endless = { ...row, id: 'R99', classes: [{ ...low, lambda: 1.5 }] }
    const file = kept('rows.json', JSON.stringify({ rows: [row, endless] }))
    const { stdout, stderr, status } = run('--theory', file, '--json')
    const { rows } = JSON.parse(stdout)
    expect(rows).toHaveLength(2)
    expect(Object.keys(rows[0])).toEqual([
      'id',
      'class',
      'meanWait',
      'standardError',
      'p90',
      'waitProbability',
      'abandonShare',
    ])
    expect([stderr, status]).toEqual([
      'row R99: low bring 1.5 of work to 1 windows, the line never ends\n',
      1,
    ])
  })

  test('--theory tells what is wrong with a row by its id and field, and runs the others', () => {
    const negative = { ...row, id: 'R1', classes: [high, { ...low, lambda: -1 }] }
    const twice = { ...row, id: 'R2', classes: [low, low] }
    const other = { ...row, id: 'R3', exact: { middle: 1 } }
    const rows = [negative, twice, other, { ...row, policy: 'magic' }, row, row, {}]
    const { stdout, stderr, status } = run('--theory', kept('bad.json', JSON.stringify({ rows })))
    expect(stderr).toMatch(/^row R1 \(rows\.0\): classes\.1\.lambda: /m)
    expect(stderr).toContain('row R2 (rows.1): classes.1.name: low is there twice\n')
    expect(stderr).toContain('row R3 (rows.2): exact.middle: there is no such class\n')
    expect(stderr).toMatch(/^row R6 \(rows\.3\): policy: /m)
    expect(stderr).toContain('row R6 (rows.5): id: another row has it\n')
    expect(stderr).toMatch(/^row \(rows\.6\): id: /m)
    expect(stdout.match(/^R6 /gm)).toHaveLength(2)
    expect(status).toBe(1)
  })

  test('--compare sets policies side by side on the same days', () => {
    const days = ['--visitors', '120', '--runs', '4', '--policy', 'fcfs']
    const { variants } = json(...days, '--compare', 'accumulating')
    const [plan, accumulating] = variants
    expect(plan.visitors).toBe(accumulating.visitors)
    expect(plan.metrics.overtakes.mean).toBe(0)
    expect(accumulating.metrics.overtakes.mean).toBeGreaterThan(0)
    expect(json(...days).variants[0].traceHashes).toEqual(plan.traceHashes)
  })

  test('--arrivals reads a day, and tells which lines it left out', () => {
    const lines = ['at,items,packages,class,service_s', '09:00:00,,P01,priority,600']
    const file = kept('day.csv', [...lines, '9 o’clock,,P01,,60', '09:01:00,NONE,,,60'].join('\n'))
    const { stdout, stderr, status } = run('--arrivals', file, '--json')
    expect(JSON.parse(stdout).variants[0].visitors).toBe(1)
    expect(stderr).toMatch(/line 3 skipped: at .* is not HH:MM:SS/)
    expect(stderr).toMatch(/line 4 skipped: ItemUnknown NONE/)
    expect(status).toBe(0)
  })

  test('--replay gives a recorded day its recorded waits', () => {
    const sample = path('../replay/samples/calls.csv')
    const day = ['--office', 'Sample_Town', '--date', '2020-01-13']
    const [one] = json('--replay', sample, ...day, '--policy', 'fcfs').variants
    // Five numbers were called none, one, five, five and eight minutes after they were taken.
    expect(one.metrics['all mean wait'].mean / 60_000).toBeCloseTo(3.8, 6)
  })

  test.each([
    [['--policy', 'fastest'], '--policy fastest is none of plan'],
    [['--runs', 'many'], '--runs many is not a number'],
    [['--plan', '/nowhere.json'], '--plan /nowhere.json cannot be read'],
    [['--date', 'monday'], '--date monday is not YYYY-MM-DD'],
    [['--theory', '/nowhere.json'], '/nowhere.json'],
  ])('%j is told in a sentence', (args, sentence) => {
    const { stderr, status } = run(...args)
    expect(stderr).toContain(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(status).toBe(2)
  })
})

test('the table of theory is one that the program reads', () => {
  const text = readFileSync(path('../simulation/theory-rows.json'), 'utf8')
  const { rows } = theoryTableSchema.parse(JSON.parse(text))
  for (const one of rows) {
    expect(Object.keys(one.exact ?? {})).toEqual(one.classes.map(({ name }) => name))
  }
})
