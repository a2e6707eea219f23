import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pureFolders, read, root } from './repo.ts'

const FENCE = 'tests/tidy/fence/io-in-a-pure-folder.ts'

const configOf = (folder: string) =>
  folder === 'contract/src/' ? 'contract/tsconfig.json' : `${folder}tsconfig.json`

/** Compiles the fence with the settings of a pure folder; the numbers of the lines in error. */
function linesInError(folder: string): readonly number[] {
  const at = join(root, 'tests/.tsbuild/fence', folder.replaceAll('/', '-'))
  mkdirSync(at, { recursive: true })
  const config = {
    extends: join(root, configOf(folder)),
    compilerOptions: { composite: false, incremental: false, noEmit: true, rootDir: root },
    files: [join(root, FENCE)],
    include: [],
  }
  writeFileSync(join(at, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', at, '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  })
  const errors = stdout.matchAll(/io-in-a-pure-folder\.ts\((\d+),\d+\): error/g)
  return [...new Set([...errors].map((match) => Number(match[1])))].sort((a, b) => a - b)
}

describe('the fence around the pure folders', () => {
  const lines = read(FENCE).split('\n')
  const code = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]))

  test.each(pureFolders)('no line of the fence compiles in %s', (folder) => {
    expect(linesInError(folder)).toEqual(code)
  })
})
