import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig, StartError, settingNames, startServer } from '@yihao/server/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'yihao-settings-'))
const at = (name: string) => join(folder, name)
const taken = { port: 0, server: undefined as Server | undefined }

beforeAll(async () => {
  writeFileSync(at('a-file'), 'not a folder')
  writeFileSync(at('short.key'), 'c2hvcnQ=\n')
  writeFileSync(at('broken.json'), '{"hallId": ')
  writeFileSync(at('empty.json'), '{}')
  mkdirSync(at('broken-data'))
  writeFileSync(at('broken-data/hall.db'), 'this is no database '.repeat(500))
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  taken.port = typeof address === 'object' && address !== null ? address.port : 0
  taken.server = server
})
afterAll(() => {
  taken.server?.close()
  rmSync(folder, { recursive: true, force: true })
})

type Env = Readonly<Record<string, string>>
const good = (): Env => ({
  MODE: 'demo',
  HOST: '127.0.0.1',
  PORT: '0',
  MQTT_PORT: '0',
  DATA_DIR: mkdtempSync(join(folder, 'data-')),
  CLOCK: '2026-11-24T09:00',
})

/** What the person at the console reads; a start that succeeds is ended again. */
async function sentenceOf(env: Env): Promise<string> {
  const answer = readConfig({ ...good(), ...env })
  if (!answer.ok) return answer.sentence
  try {
    const server = await startServer(answer.config, pino({ level: 'silent' }))
    await server.stop()
    return 'it started'
  } catch (error) {
    if (error instanceof StartError) return error.message
    return `not a sentence but ${String(error)}`
  }
}

const wrong: readonly (readonly [setting: string, env: () => Env])[] = [
  ['MODE', () => ({ MODE: 'production' })],
  ['HOST', () => ({ HOST: '203.0.113.7' })],
  ['HOST', () => ({ HOST: 'no such host' })],
  ...['abc', '-1', '70000', '80.5', '0x50', '1e3'].map(
    (PORT) => ['PORT', () => ({ PORT })] as const,
  ),
  ['PORT', () => ({ PORT: String(taken.port) })],
  ['MQTT_PORT', () => ({ MQTT_PORT: 'mqtt' })],
  ['MQTT_PORT', () => ({ MQTT_PORT: String(taken.port) })],
  ['DATA_DIR', () => ({ DATA_DIR: at('a-file') })],
  ['DATA_DIR', () => ({ DATA_DIR: at('a-file/within') })],
  ['DATA_DIR', () => ({ DATA_DIR: at('broken-data') })],
  ['MQTT_URL', () => ({ MQTT_URL: 'http://broker' })],
  ['MQTT_URL', () => ({ MQTT_URL: 'mqtt://' })],
  ['MQTT_PASSWORD_FILE', () => ({ MQTT_PASSWORD_FILE: at('a-file') })],
  [
    'MQTT_PASSWORD_FILE',
    () => ({ MQTT_URL: 'mqtt://127.0.0.1:1', MQTT_PASSWORD_FILE: at('nowhere') }),
  ],
  ['PUBLIC_URL', () => ({ PUBLIC_URL: 'hall.example' })],
  ['PUBLIC_URL', () => ({ PUBLIC_URL: 'ftp://hall.example' })],
  ['PUBLIC_URL', () => ({ PUBLIC_URL: 'http://' })],
  ['PUBLIC_URL', () => ({ PUBLIC_URL: 'http://ha ll' })],
  ['PUBLIC_URL', () => ({ PUBLIC_URL: 'https://hall.example' })],
  ['TLS_CERT', () => ({ TLS_CERT: at('a-file') })],
  ['TLS_KEY', () => ({ TLS_KEY: at('a-file') })],
  ['TLS_CERT', () => ({ TLS_CERT: at('nowhere'), TLS_KEY: at('nowhere') })],
  ['TLS_CERT', () => ({ TLS_CERT: at('a-file'), TLS_KEY: at('a-file') })],
  ['TRUST_PROXY', () => ({ TRUST_PROXY: 'yes' })],
  ['TRUST_PROXY', () => ({ TRUST_PROXY: '6' })],
  ['KEY_FILE', () => ({ KEY_FILE: at('short.key') })],
  ['KEY_FILE', () => ({ KEY_FILE: at('nowhere/hall.key') })],
  ['KEY_FILE', () => ({ KEY_FILE: folder })],
  ...['noon', '2026-11-24', '2026-02-31T08:00', '2026-11-24T08:00,0', '2026-11-24T08:00,9999'].map(
    (CLOCK) => ['CLOCK', () => ({ CLOCK })] as const,
  ),
  ['CLOCK', () => ({ MODE: 'hall', CLOCK: 'demo' })],
  ['HALL_PLAN', () => ({ HALL_PLAN: at('nowhere') })],
  ['HALL_PLAN', () => ({ HALL_PLAN: at('broken.json') })],
  ['HALL_PLAN', () => ({ HALL_PLAN: at('empty.json') })],
  ['EMULATOR_PORT', () => ({ EMULATOR_PORT: '8090/' })],
  ['METRICS_ALLOW', () => ({ METRICS_ALLOW: '10.0.0.1, prometheus' })],
  ['METRICS_ALLOW', () => ({ METRICS_ALLOW: '10.0.0.0/8' })],
  ['LOG_LEVEL', () => ({ LOG_LEVEL: 'loud' })],
]

describe('wrong settings', () => {
  test.each(wrong)('%s (case %$)', async (setting, env) => {
    const sentence = await sentenceOf(env())
    expect(sentence).toContain(setting)
    expect(sentence).not.toMatch(/\n|^not a sentence|node_modules|\bat \w+ \(/)
    expect(sentence.length).toBeLessThan(500)
  })

  test('every other set of settings starts', async () => {
    const more = { METRICS_ALLOW: '10.0.0.1, ::1', TRUST_PROXY: '5', LOG_LEVEL: '', HALL_PLAN: ' ' }
    expect(await sentenceOf({ ...more, PUBLIC_URL: 'http://hall.example:8080/' })).toBe(
      'it started',
    )
  })

  test('the program says it on the console, without a stack, and ends', async () => {
    const root = fileURLToPath(new URL('../../', import.meta.url))
    const main = join(root, 'server/src/main.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', main], {
      cwd: root,
      env: { PATH: process.env.PATH, PORT: '99999' },
    })
    let said = ''
    child.stderr.on('data', (part) => {
      said += String(part)
    })
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect(status).toBe(2)
    expect(said).toMatch(/^PORT=99999 cannot be used: [^\n]+\n$/)
  }, 30_000)
})

test('docs/settings.md has a line for every setting and for no other', () => {
  const text = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8')
  const listed = [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
  expect(listed.sort()).toEqual([...settingNames].sort())
})
