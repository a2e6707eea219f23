import { describe, expect, test } from 'vitest'
import { read } from './repo.ts'

interface LockedPackage {
  readonly version?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  read('package-lock.json'),
)
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '')
const locked = Object.entries(lock.packages).map(([path, entry]) => ({ path, ...entry }))

/** Below these versions a known hole is open. */
const versionsMin: Readonly<Record<string, string>> = {
  'socket.io': '4.8.3',
  'engine.io': '6.6.9',
  'socket.io-parser': '4.2.6',
  ws: '8.21.0',
  aedes: '1.1.1',
  'mqtt-packet': '9.0.0',
}

function isOlder(version: string, than: string): boolean {
  const parts = (text: string) => text.split('-')[0]?.split('.').map(Number) ?? []
  const [mine, theirs] = [parts(version), parts(than)]
  const at = theirs.findIndex((part, index) => part !== mine[index])
  return at >= 0 && (mine[at] ?? 0) < (theirs[at] ?? 0)
}

describe('the lock file', () => {
  test('names no registry', () => {
    const addressed = locked.filter(({ resolved, link }) => resolved !== undefined && !link)
    expect(addressed.map(({ path }) => path)).toEqual([])
  })

  test('holds every optional dependency that a locked package names', () => {
    const names = new Set(locked.map(({ path }) => nameOf(path)))
    const missing = locked.flatMap(({ path, optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {})
        .filter((name) => !names.has(name))
        .map((name) => `${path} -> ${name}`),
    )
    expect(missing).toEqual([])
  })

  test('holds no version with a known hole', () => {
    const old = locked.filter(({ path, version }) => {
      const least = versionsMin[nameOf(path)]
      return least !== undefined && version !== undefined && isOlder(version, least)
    })
    expect(old.map(({ path, version }) => `${path} ${version}`)).toEqual([])
    const names = new Set(locked.map(({ path }) => nameOf(path)))
    expect(Object.keys(versionsMin).filter((name) => !names.has(name))).toEqual([])
  })
})

describe('package files', () => {
  const packages = ['', ...JSON.parse(read('package.json')).workspaces.map((w: string) => `${w}/`)]

  test('name exact versions only', () => {
    const loose = packages.flatMap((folder: string) => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(read(`${folder}package.json`))
      return Object.entries({ ...dependencies, ...devDependencies })
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))
        .map(([name, version]) => `${folder}package.json: ${name} ${version}`)
    })
    expect(loose).toEqual([])
  })

  test('say for every dependency why it is there', () => {
    const why = read('docs/decisions/0001-tools-and-dependencies.md')
    const silent = packages.flatMap((folder: string) => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(read(`${folder}package.json`))
      return Object.keys({ ...dependencies, ...devDependencies }).filter(
        (name) => !name.startsWith('@yihao/') && !why.includes(`\`${name}\``),
      )
    })
    expect([...new Set(silent)]).toEqual([])
  })
})
