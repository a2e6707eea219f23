import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { demoPlanFolder } from '../load-plan.ts'
import { runPlanCli } from './run-plan-cli.ts'

async function run(...args: readonly string[]) {
  const said = { out: '', notes: '' }
  const into = (where: 'out' | 'notes') => ({
    write: (text: string) => {
      said[where] += text
      return true
    },
  })
  const terminal = { out: into('out'), notes: into('notes'), folder: process.cwd() }
  const code = await runPlanCli(args, terminal, {})
  return { code, ...said }
}

describe('npm run plan', () => {
  test('checks a plan, as words or as JSON alone', async () => {
    expect(await run('check', '--file', demoPlanFolder)).toMatchObject({ code: 0, notes: '' })
    const { out } = await run('check', '--file', demoPlanFolder, '--json')
    expect(JSON.parse(out)).toEqual({ ok: true })
  })

  test('names what is wrong in a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yihao-plan-'))
    const file = join(folder, 'plan.json')
    writeFileSync(file, '{"hallId":"x"}')
    const { code, notes } = await run('check', '--file', file)
    expect(code).toBe(1)
    expect(notes).toMatch(/^HALL_PLAN .*plan\.json: /)
    rmSync(folder, { recursive: true })
  })

  test.each([
    [['adopt', '--file', demoPlanFolder], 2, /--staff is missing/],
    [['adopt', '--file', demoPlanFolder, '--staff', 'a01'], 2, /YIHAO_PASSWORD/],
    [['check'], 2, /--file is missing/],
    [['diff', '--file', demoPlanFolder, '--url', 'http://127.0.0.1:9'], 1, /127\.0\.0\.1:9/],
  ])('%j ends with code %i and a sentence', async (args, expected, sentence) => {
    const { code, notes } = await run(...args)
    expect(code).toBe(expected)
    expect(notes).toMatch(sentence)
  })
})
