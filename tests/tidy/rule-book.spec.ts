import { describe, expect, test } from 'vitest'
import { exists, read, sourceFiles, specFiles } from './repo.ts'

const RULES = 'docs/rules.md'

/** `- **CALL-4** …`, `### CALL-4 …` or `| **CALL-4** | …` */
function rulesWritten(): readonly string[] {
  if (!exists(RULES)) return []
  const lines = read(RULES).matchAll(/^(?:\s*[-*]|#+|\|)\s*\**`?([A-Z]{2,9}-\d+)\b/gm)
  return [...lines].map((match) => match[1] ?? '')
}

function rulesCited(): ReadonlyMap<string, string> {
  const cited = new Map<string, string>()
  const titles = /\b(?:test|it|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])(.*?)\1\s*,/gs
  for (const path of specFiles)
    for (const title of read(path).matchAll(titles))
      for (const id of (title[2] ?? '').matchAll(/\[([A-Z]{2,9}-\d+)\]/g))
        cited.set(id[1] ?? '', path)
  return cited
}

describe('the rule book', () => {
  test('gives every id once', () => {
    const ids = rulesWritten()
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    if (exists(RULES)) expect(ids.length).toBeGreaterThan(0)
  })

  test('has a test for every rule', () => {
    const cited = rulesCited()
    expect(rulesWritten().filter((id) => !cited.has(id))).toEqual([])
  })

  test('has a rule for every id that the code names', () => {
    const written = new Set(rulesWritten())
    const areas = [...new Set([...written].map((id) => id.split('-')[0]))].join('|')
    const named = new RegExp(`\\b(?:${areas})-\\d+\\b`, 'g')
    const unknown = sourceFiles.flatMap((path) =>
      [...read(path).matchAll(named)].map(([id]) => id).filter((id) => !written.has(id)),
    )
    expect(exists(RULES) ? unknown : []).toEqual([])
  })

  test('has a rule for every id that a test cites', () => {
    const written = new Set(rulesWritten())
    const unknown = [...rulesCited()].filter(([id]) => !written.has(id))
    // Until the book is written there is nothing to compare with.
    expect(exists(RULES) ? unknown : []).toEqual([])
  })
})
