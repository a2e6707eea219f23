import { describe, expect, test } from 'vitest'
import { batchMeans, quantile } from './estimates.ts'
import { runRow } from './run-row.ts'
import { notRunnable, type TheoryRow, theoryRowSchema } from './theory-row.ts'

const row = (more: object = {}): TheoryRow =>
  theoryRowSchema.parse({
    id: 'T',
    customers: 40_000,
    seed: 3,
    classes: [{ name: 'all', lambda: 0.8 }],
    windows: [[]],
    ...more,
  })

/** Five standard errors: the exact table is measured by the bench, with far longer runs. */
function isNear(rows: ReturnType<typeof runRow>, exact: readonly number[]): void {
  for (const [place, { meanWait, standardError }] of rows.entries()) {
    const error = Math.abs(meanWait - (exact[place] ?? 0))
    expect(error / standardError).toBeLessThan(5)
  }
}

describe('a row of theory', () => {
  test('one window, and one of constant services', () => {
    isNear(runRow(row()), [4])
    isNear(runRow(row({ service: { kind: 'deterministic', mean: 1 } })), [2])
  })

  test('[PRIO-1] two classes whose priority accumulates', () => {
    const classes = [
      { name: 'high', lambda: 0.3, rate: 2 },
      { name: 'low', lambda: 0.5, rate: 1 },
    ]
    isNear(runRow(row({ classes, policy: 'accumulating' })), [2.823529, 4.705882])
  })

  test('who leaves counts with the time until then', () => {
    const classes = [{ name: 'all', lambda: 4.6, patienceMean: 2 }]
    const [result] = runRow(row({ classes, windows: [[], [], [], []] }))
    // Palm 1957: the share that leaves is the mean wait of all by the mean patience.
    expect(result?.abandonShare).toBeCloseTo((result?.meanWait ?? 0) / 2, 1)
    isNear(result === undefined ? [] : [result], [0.440186])
  })

  test('gives the same numbers for the same seed and others for another', () => {
    expect(runRow(row())).toEqual(runRow(row()))
    expect(runRow(row({ seed: 4 }))).not.toEqual(runRow(row()))
  })

  test('a dedicated window is taken first, or the one that is free longest', () => {
    const classes = [{ name: 'all', lambda: 0.1, skill: 'A' }]
    const windows = [['A', 'B'], ['A']]
    for (const idle of ['dedicated-first', 'longest-idle']) {
      expect(runRow(row({ classes, windows, idle }))[0]?.waitProbability).toBeLessThan(0.02)
    }
  })
})

describe('a row that cannot be run is named', () => {
  test.each([
    [{ classes: [{ name: 'all', lambda: 1 }] }, 'all bring 1 of work to 1 windows'],
    [{ classes: [{ name: 'c', lambda: 0.1, skill: 'X' }] }, 'no window has the skill of class c'],
    [
      {
        classes: [
          { name: 'a', lambda: 1.2, skill: 'A' },
          { name: 'b', lambda: 0.1, skill: 'B' },
        ],
        windows: [['A'], ['B'], ['B']],
      },
      'a bring 1.2 of work to 1 windows',
    ],
  ])('%#', (more, words) => {
    expect(notRunnable(row(more))).toContain(words)
  })

  test('more work than windows is well where people leave', () => {
    expect(
      notRunnable(row({ classes: [{ name: 'a', lambda: 9, patienceMean: 1 }] })),
    ).toBeUndefined()
  })
})

test('batch means and quantiles of a small list', () => {
  expect(batchMeans([1, 2, 3, 4])).toEqual({ mean: 2.5, standardError: Math.sqrt(5 / 12) })
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9)
  expect(quantile([], 0.9)).toBe(0)
})
