import { describe, expect, test } from 'vitest'
import { type Import, importsOf } from './imports.ts'
import { codeFiles, isTestOnly, serverIsWritten, sourceFiles } from './repo.ts'

const imports = sourceFiles.flatMap(importsOf)
const show = ({ from, to }: Import) => `${from} -> ${to}`
const wrong = (test: (one: Import) => boolean) => imports.filter(test).map(show)

const below = (...folders: readonly string[]) => {
  return (path: string) => folders.some((folder) => path.startsWith(folder))
}
const isOurs = (to: string) => /^(@yihao\/|[a-z-]+\/src\/)/.test(to)

/** Who may import what of ours; a folder itself is always allowed. Longest folder wins. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'contract/src/': [],
  'screen-kit/src/': ['@yihao/contract'],
  'display/src/': ['@yihao/contract', '@yihao/screen-kit'],
  'counter-client/src/': ['@yihao/contract', '@yihao/screen-kit'],
  'ticket-kiosk/src/': ['@yihao/contract', '@yihao/screen-kit'],
  'firmware-bridge/src/': ['@yihao/contract'],
  'firmware-bridge/src/bytes/': ['@yihao/contract'],
  'server/src/': ['@yihao/contract'],
  'server/src/engine/': ['@yihao/contract'],
  'server/src/cases/': ['@yihao/contract', 'server/src/engine/'],
  'server/src/monitor/': ['@yihao/contract', 'server/src/engine/'],
  'server/src/forecast/': ['@yihao/contract', 'server/src/engine/'],
  'server/src/simulator/': ['@yihao/contract', 'server/src/engine/'],
  'server/src/views/': ['@yihao/contract', 'server/src/engine/', 'server/src/forecast/'],
}

/** Packages that the pure folders may use. */
const packagesOfPure: Readonly<Record<string, readonly string[]>> = {
  'contract/src/': ['zod'],
  'server/src/engine/': [],
  'server/src/cases/': [],
  'server/src/monitor/': [],
  'server/src/forecast/': [],
  'server/src/simulator/': ['zod'],
  'server/src/views/': [],
}

const adapters = ['log/sqlite', 'log/postgres', 'realtime', 'http', 'broker', 'outlets'].map(
  (folder) => `server/src/${folder}/`,
)

/** The files that put the server together: they name what nobody else may name. */
const isComposition = (path: string) =>
  /^server\/src\/(main|index|testing)\.ts$|^server\/src\/(log|\w+)\/cli\//.test(path)

const folderOf = (path: string, folders: readonly string[]) =>
  folders
    .filter((folder) => path.startsWith(folder))
    .sort((a, b) => b.length - a.length)
    .at(0)

describe('layers', () => {
  test('every folder imports only what stands below it', () => {
    const forbidden = wrong(({ from, to }) => {
      const folder = folderOf(from, Object.keys(mayImport))
      if (folder === undefined || !isOurs(to)) return false
      return !below(folder, ...(mayImport[folder] ?? []))(to)
    })
    expect(forbidden).toEqual([])
  })

  test('pure folders use no package but the named ones', () => {
    const forbidden = wrong(({ from, to }) => {
      const folder = folderOf(from, Object.keys(packagesOfPure))
      return folder !== undefined && !isOurs(to) && !packagesOfPure[folder]?.includes(to)
    })
    expect(forbidden).toEqual([])
  })

  test('the runtime knows the port of the log and no adapter', () => {
    const forbidden = wrong(({ from, to }) => {
      const adapter = below(...adapters)(to) || /^server\/src\/log\/[^/]+\//.test(to)
      return from.startsWith('server/src/runtime/') && adapter
    })
    expect(forbidden).toEqual([])
  })

  test('adapters never import one another', () => {
    const forbidden = wrong(({ from, to }) => {
      const mine = folderOf(from, adapters)
      const theirs = folderOf(to, adapters)
      return mine !== undefined && theirs !== undefined && mine !== theirs && !isComposition(from)
    })
    expect(forbidden).toEqual([])
  })

  test('nobody imports a main file, and what ships imports no test', () => {
    const forbidden = wrong(({ to }) => /(^|\/)main\.tsx?$/.test(to) || isTestOnly(to))
    expect(forbidden).toEqual([])
  })

  test('no package reaches into another one', () => {
    const packageOf = (path: string) => path.split('/')[0]
    const forbidden = wrong(
      ({ from, to }) => /^[a-z-]+\/src\//.test(to) && packageOf(from) !== packageOf(to),
    )
    expect(forbidden).toEqual([])
  })
})

describe('the import graph', () => {
  test('has no cycles', () => {
    const next = new Map<string, readonly string[]>()
    for (const path of sourceFiles)
      next.set(
        path,
        imports.filter((one) => one.from === path && !one.typeOnly).map(({ to }) => to),
      )
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (path: string, trail: readonly string[]) => {
      if (trail.includes(path))
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
      if (done.has(path) || trail.includes(path)) return
      for (const to of next.get(path) ?? []) visit(to, [...trail, path])
      done.add(path)
    }
    for (const path of sourceFiles) visit(path, [])
    expect(cycles).toEqual([])
  })

  test('leaves no file that nobody imports', () => {
    const imported = new Set(codeFiles.flatMap(importsOf).map(({ to }) => to))
    const entry = /(^|[/-])(main|index|testing|worker)\.tsx?$|\.d\.ts$/
    const dead = sourceFiles.filter((path) => !entry.test(path) && !imported.has(path))
    expect(serverIsWritten() ? dead : []).toEqual([])
  })
})
