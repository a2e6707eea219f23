import { commandTypes, eventTypes } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { read, sourceFiles } from './repo.ts'

const rows = read('docs/glossary.md')
  .split('\n')
  .filter((line) => line.startsWith('|'))
const named = new Set(
  rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, word]) => word)),
)

/** A number as it is printed, and the name that is not used. */
const onlyExplained = ['A012', 'Window']

describe('the glossary', () => {
  test('has every command and every event of the contract', () => {
    expect(commandTypes.length).toBeGreaterThan(0)
    expect([...commandTypes, ...eventTypes].filter((type) => !named.has(type))).toEqual([])
  })

  test('names nothing that the code does not say', () => {
    const said = new Set(
      sourceFiles.flatMap((path) => read(path).match(/[A-Za-z][A-Za-z0-9-]*/g) ?? []),
    )
    const unsaid = [...named].filter(
      (word) => word !== undefined && !said.has(word) && !onlyExplained.includes(word),
    )
    expect(unsaid).toEqual([])
  })
})
