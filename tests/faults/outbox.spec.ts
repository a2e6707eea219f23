import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deliverySchema } from '@yihao/contract'
import { afterAll, expect, test } from 'vitest'

/** 100,000 for the whole measure: OUTBOX_DELIVERIES=100000. */
const deliveries = Number(process.env.OUTBOX_DELIVERIES ?? 1_000)
/** A process lives for about so many arrivals. */
const livesFor = Math.max(200, Math.round(deliveries / 40))
const folder = mkdtempSync(join(tmpdir(), 'yihao-outbox-'))
const outboxProcess = fileURLToPath(new URL('./outbox-process.ts', import.meta.url))

/** Cursors as they came, and those that were acknowledged as far as this side knows. */
const came: number[] = []
let asked = 0
let child: ChildProcess | undefined

afterAll(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Every so often it dies, lies or is slow; what it took it remembers. */
function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
  asked += 1
  const every = (count: number) => asked % count === 0
  const take = () => {
    for (const { cursor } of deliverySchema.parse(JSON.parse(body)).items) came.push(cursor)
  }
  const end = (status: number) => void response.writeHead(status).end()
  const hangUp = () => void request.socket.destroy()
  // Never answers: the outbox gives up waiting.
  if (every(997)) return
  if (every(97)) hangUp()
  else if (every(89)) end(500)
  else if (every(83)) end(302)
  else {
    take()
    // Took it, and says that it did not, or hangs up before it says so, or is slow.
    if (every(71)) end(503)
    else if (every(61)) hangUp()
    else if (every(53)) setTimeout(() => end(200), 60)
    else end(200)
  }
}

async function startReceiver() {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => answer(request, response, Buffer.concat(chunks).toString()))
    request.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

async function arrivals(count: number): Promise<void> {
  while (came.length < count && came.at(-1) !== deliveries) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function startOutbox(url: string): ChildProcess {
  const args = ['--import', 'tsx', '--conditions=source', outboxProcess]
  return spawn(process.execPath, [...args, join(folder, 'hall.db'), url, String(deliveries)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

test(`[FEED-3] ${deliveries} deliveries through kill -9 and a receiver that dies, lies and is slow`, async () => {
  const { server, url } = await startReceiver()
  let kills = 0
  child = startOutbox(url)
  const began = Date.now()
  for (;;) {
    await arrivals(came.length + livesFor * (0.5 + Math.random()))
    if (came.at(-1) === deliveries) break
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    kills += 1
    child = startOutbox(url)
  }
  const seconds = Math.round((Date.now() - began) / 1_000)
  process.stdout.write(
    `${deliveries} deliveries, ${came.length} arrivals, ${kills} kills, ${seconds} s\n`,
  )
  server.closeAllConnections()
  server.close()
  // Each at least once, and none before the one ahead of it.
  expect(new Set(came).size).toBe(deliveries)
  let highest = 0
  for (const cursor of came) {
    expect(cursor).toBeLessThanOrEqual(highest + 1)
    highest = Math.max(highest, cursor)
  }
  expect(kills).toBeGreaterThan(0)
}, 3_600_000)
