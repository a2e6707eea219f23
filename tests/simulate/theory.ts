import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Progress } from '../../server/src/cli-kit/progress.ts'
import type { RowResult } from '../../server/src/simulator/theory/row-figures.ts'
import { runRow } from '../../server/src/simulator/theory/run-row.ts'
import {
  notRunnable,
  type TheoryRow,
  theoryRowSchema,
} from '../../server/src/simulator/theory/theory-row.ts'
import { table } from './table.ts'

export interface TheoryOutcome {
  readonly results: readonly RowResult[]
  /** A sentence for each row that has no steady state. */
  readonly refused: readonly string[]
  readonly rows: readonly TheoryRow[]
}

export interface TheoryTable {
  readonly rows: readonly TheoryRow[]
  /** Rows that cannot be read: which, and which field of it. */
  readonly wrong: readonly string[]
}

const rawTableSchema = z.object({ rows: z.array(z.unknown()).min(1).max(1_000) })
const toldOfRow = 5

/** Throws a sentence about the file; a row that is wrong is told and left out. */
export function readTheory(file: string): TheoryTable {
  const parsed = rawTableSchema.safeParse(jsonOf(file))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`${file}: ${issue?.path.join('.') || 'rows'}: ${issue?.message}`)
  }
  const rows: TheoryRow[] = []
  const wrong: string[] = []
  for (const [place, raw] of parsed.data.rows.entries()) {
    const row = theoryRowSchema.safeParse(raw)
    const name = nameOf(raw, place)
    if (!row.success) {
      const told = row.error.issues.slice(0, toldOfRow)
      wrong.push(...told.map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`))
      continue
    }
    const problem = disagrees(row.data, rows)
    if (problem === undefined) rows.push(row.data)
    else wrong.push(`${name}: ${problem}`)
  }
  return { rows, wrong }
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** By its id where it has one, and by its place. */
function nameOf(raw: unknown, place: number): string {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? String(raw.id) : ''
  return `row ${id === '' ? '' : `${id} `}(rows.${place})`
}

function disagrees({ id, classes, exact }: TheoryRow, before: readonly TheoryRow[]) {
  if (before.some((one) => one.id === id)) return 'id: another row has it'
  const names = classes.map(({ name }) => name)
  const twice = names.findIndex((name, place) => names.indexOf(name) !== place)
  if (twice >= 0) return `classes.${twice}.name: ${names[twice]} is there twice`
  const unknown = Object.keys(exact ?? {}).find((name) => !names.includes(name))
  return unknown === undefined ? undefined : `exact.${unknown}: there is no such class`
}

export function runTheory(rows: readonly TheoryRow[]): TheoryOutcome {
  const progress = new Progress(process.stderr, 'theory', rows.length)
  const results: RowResult[] = []
  const refused: string[] = []
  for (const row of rows) {
    const why = notRunnable(row)
    if (why === undefined) results.push(...runRow(row))
    else refused.push(why)
    progress.advance(1)
  }
  progress.end()
  return { results, refused, rows }
}

/** Farther from the exact mean than one percent and three standard errors. */
export function misses({ results, rows }: TheoryOutcome): readonly RowResult[] {
  return results.filter((result) => {
    const exact = exactOf(rows, result)
    if (exact === undefined) return false
    const allowed = Math.max(0.01 * exact, 3 * result.standardError)
    return Math.abs(result.meanWait - exact) > allowed
  })
}

const exactOf = (rows: readonly TheoryRow[], result: RowResult) =>
  rows.find((row) => row.id === result.id)?.exact?.[result.class]

export function theoryText(outcome: TheoryOutcome): string {
  const head = [
    'row',
    'class',
    'exact',
    'mean',
    'error',
    'std. error',
    'p90',
    'P(wait)',
    'left',
    '',
  ]
  const missed = new Set(misses(outcome))
  const lines = outcome.results.map((result) => {
    const exact = exactOf(outcome.rows, result)
    const error = exact === undefined ? '' : `${(100 * (result.meanWait / exact - 1)).toFixed(2)} %`
    return [
      result.id,
      result.class,
      exact?.toFixed(6) ?? '',
      result.meanWait.toFixed(6),
      error,
      result.standardError.toFixed(6),
      result.p90.toFixed(4),
      result.waitProbability.toFixed(4),
      result.abandonShare.toFixed(4),
      exact === undefined ? '' : missed.has(result) ? 'misses' : 'holds',
    ]
  })
  return table([head, ...lines])
}
