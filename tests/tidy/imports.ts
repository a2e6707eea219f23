import { posix } from 'node:path'
import { exists, read } from './repo.ts'

export interface Import {
  readonly from: string
  /** A path of the repository, `@yihao/…`, `node:…` or the name of a package. */
  readonly to: string
  readonly typeOnly: boolean
}

const statement =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)|new URL\(\s*['"](\.[^'"\n]+\.tsx?)['"]/g

function resolved(from: string, text: string): string {
  if (!text.startsWith('.')) return packageOf(text)
  const path = posix.normalize(posix.join(posix.dirname(from), text.replace(/\?.*$/, '')))
  if (exists(path)) return path
  return ['.ts', '.tsx'].map((ending) => path + ending).find(exists) ?? path
}

function packageOf(text: string): string {
  if (text.startsWith('node:')) return text
  return text
    .split('/')
    .slice(0, text.startsWith('@') ? 2 : 1)
    .join('/')
}

export function importsOf(path: string): readonly Import[] {
  return [...read(path).matchAll(statement)].map((match) => ({
    from: path,
    to: resolved(path, match[2] ?? match[3] ?? match[4] ?? ''),
    typeOnly: match[1] !== undefined,
  }))
}
