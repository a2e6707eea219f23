import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HardwareHall, hardwareHall } from '../../outlets/hardware-hall.testkit.ts'

let hall: HardwareHall
beforeAll(async () => {
  hall = await hardwareHall()
})
afterAll(() => hall.end())

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const run = (...words: readonly string[]) =>
  spawnSync('npm', ['run', '--silent', 'broker-files', '--', ...words], {
    cwd: root,
    encoding: 'utf8',
  })

test('the command writes the files beside a running server and reports them', () => {
  const to = join(hall.folder, 'written')
  const { stdout, status } = run('--data', hall.folder, '--to', to, '--port', '1999', '--json')
  expect(status).toBe(0)
  const report = JSON.parse(stdout)
  expect(report.clients).toEqual(['dev-1', 'dev-2', 'dev-3'])
  for (const file of Object.values<string>(report.files)) expect(existsSync(file)).toBe(true)
})

test.each([
  [['--help'], 0, 'Writes what an external Mosquitto needs'],
  [['--port', 'many'], 1, '--port must be a number from 1 to 65535, not many'],
  [['--data', '/nowhere'], 1, 'no hall in /nowhere'],
  [['--wrong'], 1, "Unknown option '--wrong'"],
])('%j ends with %i', (words, expected, says) => {
  const { status, stdout, stderr } = run(...words)
  expect(stdout + stderr).toContain(says)
  expect(status).toBe(expected)
})
