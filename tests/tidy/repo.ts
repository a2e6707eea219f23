import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

const notOurs = new Set(['node_modules', 'dist', '.tsbuild', '.git', 'data'])

/** All files of the repository below a folder, as paths from the root with `/`. */
export function filesBelow(folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    // `data` is what a running hall writes, at the root only.
    if (notOurs.has(entry.name) && (entry.name !== 'data' || folder === '')) return []
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

export const allFiles = filesBelow()

/** Code that must not compile. */
const fence = 'tests/tidy/fence/'

export const codeFiles = allFiles.filter(
  (path) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith(fence),
)

export const isSpec = (path: string) => /\.spec\.tsx?$/.test(path)
export const isTestOnly = (path: string) =>
  isSpec(path) || /\.testkit\.tsx?$/.test(path) || path.startsWith('tests/')

export const specFiles = codeFiles.filter(isSpec)

/** What ships: the sources of all packages without their tests. */
export const sourceFiles = codeFiles.filter(
  (path) => /^[a-z-]+\/src\//.test(path) && !isTestOnly(path),
)

export const pureFolders = [
  'contract/src/',
  'server/src/engine/',
  'server/src/cases/',
  'server/src/monitor/',
  'server/src/forecast/',
  'server/src/simulator/',
  'server/src/views/',
  'firmware-bridge/src/bytes/',
]

export const read = (path: string) => readFileSync(join(root, path), 'utf8')
export const exists = (path: string) => existsSync(join(root, path))

/** `file:line: text` of every line that matches. */
export function linesMatching(paths: readonly string[], pattern: RegExp): readonly string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .map((line, index) => ({ line, at: `${path}:${index + 1}: ${line.trim()}` }))
      .filter(({ line }) => pattern.test(line))
      .map(({ at }) => at),
  )
}

/** Some checks wait for the whole server; they bind as soon as its main file is written. */
export const serverIsWritten = () => !read('server/src/main.ts').includes('not written yet')
