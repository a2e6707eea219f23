import { readFileSync } from 'node:fs'

/** Arrows of the n-th diagram of the states' document: `waiting --> called: CallNext`. */
export function arrowsOf(diagram: number): readonly string[] {
  const text = readFileSync(new URL('../../../docs/states.md', import.meta.url), 'utf8')
  const block = [...text.matchAll(/```mermaid\n(.*?)```/gs)][diagram]?.[1] ?? ''
  const arrows = block.matchAll(/^\s*(\S+) --> (\S+): (\w+)/gm)
  return [...arrows].map(([, from, to, command]) => `${from} --> ${to}: ${command}`)
}
