import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningServer, readConfig, StartError, startServer } from '@yihao/server/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { http, newId } from './hall.testkit.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yihao-modes-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(MODE: 'demo' | 'hall', name: string): Promise<RunningServer> {
  const answer = readConfig({
    MODE,
    HOST: '127.0.0.1',
    PORT: '0',
    MQTT_PORT: '0',
    DATA_DIR: join(folder, name),
    CLOCK: '2026-11-24T09:00',
  })
  if (!answer.ok) throw new Error(answer.sentence)
  return startServer(answer.config, pino({ level: 'silent' }))
}

const refusalOf = (starting: Promise<RunningServer>) =>
  starting.then(
    () => undefined,
    (error: unknown) => (error instanceof StartError ? error.message : `no sentence: ${error}`),
  )

describe('a demonstration and a real hall never share their data', () => {
  test('the people of a demonstration, whose password is shown, get into no real hall', async () => {
    await (await start('demo', 'first-demo')).stop()
    expect(await refusalOf(start('hall', 'first-demo'))).toMatch(
      /^MODE=hall .*DATA_DIR=.*demonstration[^\n]+$/,
    )
    const again = await start('demo', 'first-demo')
    expect(again.demoPassword).toBeDefined()
    await again.stop()
  })

  test('a real hall lets no demonstration in among its own people', async () => {
    const first = await start('hall', 'first-hall')
    const body = {
      commandId: newId(),
      staffNumber: 'sec01',
      displayName: '邓工',
      password: '真实大厅的口令 2026',
      setupCode: first.setupCode,
    }
    const hall = { url: `http://127.0.0.1:${first.port}` }
    expect((await http(hall, 'POST', '/api/setup', { body })).status).toBe(201)
    await first.stop()
    expect(await refusalOf(start('demo', 'first-hall'))).toMatch(
      /^MODE=demo .*DATA_DIR=.*real hall[^\n]+$/,
    )
    const again = await start('hall', 'first-hall')
    expect(again.hall.runtime.position().seq).toBeGreaterThan(0)
    await again.stop()
  })
})
