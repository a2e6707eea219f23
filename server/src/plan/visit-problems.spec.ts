import { expect, test } from 'vitest'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { visitProblems } from './visit-problems.ts'

const numbers = (lengthMin: number, lengthMax: number) =>
  visitProblems(
    smallPlan({
      filedOnline: {
        caseNumber: { characters: 'digits', lengthMin, lengthMax },
        unknownCases: 'accept',
        keptDays: 1,
      },
    }),
  ).map(({ path }) => path)

test('[FILED-1] a case number is at least as long as its least length', () => {
  expect(numbers(8, 8)).toEqual([])
  expect(numbers(9, 8)).toEqual(['rules.filedOnline.caseNumber.lengthMin'])
  expect(visitProblems(smallPlan())).toEqual([])
})
