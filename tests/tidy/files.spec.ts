import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  allFiles,
  codeFiles,
  exists,
  linesMatching,
  pureFolders,
  read,
  sourceFiles,
  specFiles,
} from './repo.ts'

const LINES_AIM = 200
const LINES_MAX = 400

const lineCount = (path: string) => read(path).trimEnd().split('\n').length

describe('files', () => {
  test(`no file is longer than ${LINES_MAX} lines`, () => {
    const over = (max: number) => codeFiles.filter((path) => lineCount(path) > max)
    const long = over(LINES_AIM).map((path) => `${path}: ${lineCount(path)}`)
    if (long.length > 0)
      process.stdout.write(`Longer than ${LINES_AIM} lines:\n  ${long.join('\n  ')}\n`)
    expect(over(LINES_MAX)).toEqual([])
  })

  test('file names are in kebab-case', () => {
    const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
    const named = allFiles.filter((path) => /\.(ts|tsx|mjs|css|html|svg)$/.test(path))
    expect(named.filter((path) => !kebab.test(posix.basename(path)))).toEqual([])
  })

  test('no file speaks of the place where it was written', () => {
    const text = allFiles.filter((path) =>
      /\.(ts|tsx|mjs|css|html|md|json|ya?ml|sh|conf|service|txt|csv)$|^\.ci\/|\/[^.]+$/.test(path),
    )
    const elsewhere = /(?:^|[\s"'`(=])\/wor[k]\/|\.\.\/share[d]\//
    expect(linesMatching(text, elsewhere)).toEqual([])
  })
})

describe('code', () => {
  test('no test is switched off or singled out', () => {
    const off = /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|todo|skipIf|runIf|fails)\b/
    const crossed = /\bx(?:it|test|describe)\s*\(|\b(?:context|ctx)\.skip\s*\(/
    expect([...linesMatching(specFiles, off), ...linesMatching(specFiles, crossed)]).toEqual([])
  })

  test('nothing is left to be fixed later', () => {
    expect(linesMatching(codeFiles, /FIX[M]E|XX[X]\b|TOD[O]\b/)).toEqual([])
  })

  test('only programs for a terminal write to the console', () => {
    const programs = [
      /^scripts\//,
      /^server\/src\/log\/cli\//,
      /^tests\/(bench|replay|load)\//,
      /\/cli\/main\.ts$/,
    ]
    const quiet = codeFiles.filter((path) => !programs.some((pattern) => pattern.test(path)))
    expect(linesMatching(quiet, /\bconsole\.(?:log|info|debug|warn|error)\s*\(/)).toEqual([])
  })

  test('pure folders ask neither the clock nor chance', () => {
    const pure = sourceFiles.filter((path) => pureFolders.some((folder) => path.startsWith(folder)))
    // A date made from a given moment is a calculation; a date made from nothing is a clock.
    const asked = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b/
    expect(pure.length).toBeGreaterThan(0)
    expect(linesMatching(pure, asked)).toEqual([])
  })
})

describe('documents', () => {
  test('every path named in a document exists', () => {
    const documents = allFiles.filter((path) => path.endsWith('.md'))
    const ours =
      /^(?:contract|screen-kit|server|display|counter-client|ticket-kiosk|firmware-bridge|tests|docs|deploy|scripts|\.ci)\/[\w./-]+$/
    const built = /(?:^|\/)(?:dist|node_modules|\.tsbuild)(?:\/|$)/
    const named = documents.flatMap((document) =>
      [...read(document).matchAll(/`([^`\n]+)`/g)]
        .map((match) => match[1] ?? '')
        .filter((path) => ours.test(path) && !built.test(path))
        .filter((path) => !exists(path))
        .map((path) => `${document}: ${path}`),
    )
    expect(named).toEqual([])
  })
})
