import { describe, expect, test } from 'vitest'
import { chainOf, departmentsPlan } from '../engine/legs/departments.testkit.ts'
import { orderProblems } from './order-problems.ts'

const pathsOf = (...stated: readonly (readonly [string, string])[]) =>
  orderProblems(departmentsPlan({ precedences: stated })).map((one) => one.path)

describe('the order between items of a plan', () => {
  test('[LEG-2] may be none, a chain or a fork', () => {
    expect(pathsOf()).toEqual([])
    expect(pathsOf(...chainOf('T1', 'S1', 'H1'), ['T1', 'H1'])).toEqual([])
  })

  test('[LEG-2] names items of the plan, each pair once', () => {
    expect(pathsOf(['T1', 'Q9'])).toEqual(['itemPrecedences.0'])
    expect(pathsOf(['T1', 'S1'], ['T1', 'S1'])).toEqual(['itemPrecedences.1'])
  })

  test('[LEG-2] is no circle, nor an item before itself', () => {
    expect(pathsOf(...chainOf('H1', 'T1', 'S1', 'T2', 'T1'))).toEqual(['itemPrecedences.1'])
    expect(pathsOf(['T1', 'T1'])).toEqual(['itemPrecedences.0'])
  })
})
