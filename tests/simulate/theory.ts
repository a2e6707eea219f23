import { readFileSync } from 'node:fs'
import { Progress } from '../../server/src/cli-kit/progress.ts'
import type { RowResult } from '../../server/src/simulator/theory/row-figures.ts'
import { runRow } from '../../server/src/simulator/theory/run-row.ts'
import {
  notRunnable,
  type TheoryRow,
  theoryTableSchema,
} from '../../server/src/simulator/theory/theory-row.ts'
import { table } from './table.ts'

export interface TheoryOutcome {
  readonly results: readonly RowResult[]
  /** A sentence for each row that has no steady state. */
  readonly refused: readonly string[]
  readonly rows: readonly TheoryRow[]
}

/** Throws a sentence that names what is wrong in the file. */
export function readTheory(file: string): readonly TheoryRow[] {
  const parsed = theoryTableSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data.rows
  const [issue] = parsed.error.issues
  throw new Error(`${file}: ${issue?.path.join('.') || 'rows'}: ${issue?.message}`)
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
