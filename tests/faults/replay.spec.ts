import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const folders: string[] = []
const main = fileURLToPath(new URL('../replay/main.ts', import.meta.url))
const sample = (name: string) =>
  fileURLToPath(new URL(`../replay/samples/${name}`, import.meta.url))
const loader = ['--import', import.meta.resolve('tsx'), '--conditions=source']

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly folder: string
}

/** The tool as a user runs it; what it keeps goes into a folder of its own. */
function replay(...args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'yihao-replay-test-'))
  folders.push(folder)
  return new Promise<Ended>((resolve, reject) => {
    const child = spawn(process.execPath, [...loader, main, ...args], { cwd: folder })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      err += String(chunk)
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err, folder }))
  })
}

describe('a recorded day, replayed through a real server by processes of its own', () => {
  test.concurrent('has the recorded calls at the recorded moments', async () => {
    const args = ['--office', 'town', '--date', '2020-01-13', '--speed', '60', '--json']
    const { code, out, err, folder } = await replay(sample('calls.csv'), ...args)
    expect(err).toContain('line 7 skipped: issued_est is not a time')
    expect(err).toContain('4 malformed rows skipped, 0 recorded steps not repeated')
    expect(code).toBe(0)
    const { figures } = JSON.parse(out)
    const all = figures.at(-1)
    expect(all.recorded).toMatchObject({ tickets: 5, called: 5, noShows: 0 })
    expect(all.replayed).toMatchObject({ tickets: 5, called: 5, noShows: 0 })
    // A hundred milliseconds of this machine are six seconds there.
    expect(Math.abs(all.replayed.wait.meanMs - all.recorded.wait.meanMs)).toBeLessThan(60_000)
    const [kept = ''] = readdirSync(join(folder, 'data', 'replay'))
    const stored = JSON.parse(readFileSync(join(folder, 'data', 'replay', kept), 'utf8'))
    expect(stored.figures).toEqual(figures)
  })

  test.concurrent('serves full tickets as long as recorded, and lets go who left', async () => {
    const { code, out } = await replay(sample('tickets.csv'), '--speed', '60', '--json')
    expect(code).toBe(0)
    const all = JSON.parse(out).figures.at(-1)
    expect(all.replayed).toMatchObject({ tickets: 7, called: 6, abandoned: 1 })
    const { recorded, replayed } = all
    expect(Math.abs(replayed.service.meanMs - recorded.service.meanMs)).toBeLessThan(60_000)
  })

  test('is refused with exit code 2 when there is no such file', async () => {
    const { code, err, out } = await replay('nowhere.csv', '--json')
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('nowhere.csv')
  })

  test('ends with exit code 1 when no server is there', async () => {
    const at = ['--url', 'http://127.0.0.1:9', '--office', 'town', '--date', '2020-01-13']
    const { code, err } = await replay(sample('calls.csv'), ...at)
    expect(code).toBe(1)
    expect(err).not.toBe('')
  })
})
