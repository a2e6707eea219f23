import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Delivery, EpochMs, HallId, ReceiverId } from '@yihao/contract'
import { deliverySchema } from '@yihao/contract'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { BookedReceiver } from '../cases/case-book.ts'
import { FeedItems } from '../feed/feed-items.ts'
import { DatabaseSync } from '../log/sqlite/sqlite-binding.ts'
import { SqliteLog } from '../log/sqlite/sqlite-log.ts'
import { sqliteOutletStore } from '../log/sqlite/sqlite-outlet-store.ts'
import { quietLogger } from '../runtime/test-hall.testkit.ts'
import { WebhookSecrets } from './secrets.ts'
import { backOffMs, Webhooks } from './webhooks.ts'

const hallId = 'hall-1' as HallId
const database = () => new DatabaseSync(':memory:')

interface Told {
  readonly headers: Readonly<Record<string, unknown>>
  readonly delivery: Delivery
}

/** A receiver whose manners can be changed while it runs. */
async function ear() {
  const told: Told[] = []
  const state = { answer: undefined as RequestListener | undefined }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (state.answer !== undefined) return state.answer(request, response)
      const delivery = deliverySchema.parse(JSON.parse(Buffer.concat(chunks).toString()))
      told.push({ headers: request.headers, delivery })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { told, state, port, url: `http://127.0.0.1:${port}/yihao` }
}

const cursorsOf = (told: readonly Told[]) =>
  told.flatMap(({ delivery }) => delivery.items.map(({ cursor }) => cursor))

let file: ReturnType<typeof database>
beforeEach(() => {
  file = database()
  // Positions of outlets lie beside the log.
  new SqliteLog(file)
})

const booked = (url: string, more: Partial<BookedReceiver> = {}): BookedReceiver => ({
  receiverId: 'r-1' as ReceiverId,
  name: '市平台',
  url,
  addedAt: 0 as EpochMs,
  paused: false,
  after: 0,
  round: 1,
  ...more,
})

function outbox(hosts: readonly string[], more: { inner?: boolean; timeoutMs?: number } = {}) {
  const now = () => 1_000 as EpochMs
  const items = new FeedItems({ database: file, hallId, now, epoch: () => 1 })
  const webhooks = new Webhooks({
    items,
    store: sqliteOutletStore(file),
    secrets: new WebhookSecrets(file, Buffer.alloc(32, 9)),
    targets: { hosts, inner: more.inner ?? true },
    logger: quietLogger(),
    now,
    timeoutMs: more.timeoutMs ?? 300,
    itemsPerDelivery: 3,
    retryMs: () => 5,
  })
  onTestFinished(() => webhooks.stop())
  const append = (count: number) => {
    for (let one = 0; one < count; one += 1) {
      items.append('alarm', `a-${items.lastCursor}`, { one })
    }
  }
  const [only] = [() => webhooks.list()[0]]
  return { items, webhooks, append, only }
}

describe('the outbox', () => {
  test('[FEED-3] sends in order, a few at once, and again what comes later', async () => {
    const { told, url, port } = await ear()
    const { webhooks, append, only } = outbox([`127.0.0.1:${port}`])
    append(7)
    await webhooks.follow([booked(url)])
    await expect.poll(() => cursorsOf(told)).toEqual([1, 2, 3, 4, 5, 6, 7])
    append(2)
    await expect.poll(() => cursorsOf(told).slice(7)).toEqual([8, 9])
    await expect.poll(() => only()?.state).toBe('up-to-date')
    expect(told[0]?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'webhook-id': 'hall-1.1.f1-3',
    })
  })

  const manners: readonly [string, RequestListener, string][] = [
    ['answers 500', (_request, response) => response.writeHead(500).end(), 'status'],
    [
      'redirects',
      (_request, response) => response.writeHead(307, { location: 'http://127.0.0.1:1' }).end(),
      'redirected',
    ],
    ['never answers', () => undefined, 'timed-out'],
    ['hangs up', (request) => request.socket.destroy(), 'unreachable'],
    [
      'sends back without end',
      (_request, response) => {
        response.writeHead(500)
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        }
        response.on('drain', more)
        more()
      },
      'status',
    ],
  ]
  test.each(manners)(
    '[FEED-3] who %s loses nothing and harms nobody',
    async (_what, answer, why) => {
      const { told, url, port, state } = await ear()
      const { webhooks, append, only } = outbox([`127.0.0.1:${port}`])
      state.answer = answer
      append(4)
      await webhooks.follow([booked(url)])
      await expect.poll(() => only()?.failures ?? 0, { timeout: 5_000 }).toBeGreaterThan(2)
      expect(only()).toMatchObject({ state: 'failing', cursor: 0, lag: 4, lastError: { why } })
      state.answer = undefined
      await expect.poll(() => cursorsOf(told)).toEqual([1, 2, 3, 4])
      await expect.poll(() => only()).toMatchObject({ state: 'up-to-date', failures: 0, lag: 0 })
    },
  )

  test('[FEED-3] who acknowledges and then sends back without end has acknowledged', async () => {
    const { url, port, state } = await ear()
    const { webhooks, append, only } = outbox([`127.0.0.1:${port}`])
    let answered = 0
    state.answer = (_request, response) => {
      answered += 1
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      }
      response.on('drain', more)
      more()
    }
    append(3)
    await webhooks.follow([booked(url)])
    await expect.poll(() => only()?.state).toBe('up-to-date')
    expect(answered).toBe(1)
  })

  test('[FEED-3] goes on after a restart where it was acknowledged', async () => {
    const { told, url, port } = await ear()
    const first = outbox([`127.0.0.1:${port}`])
    first.append(3)
    await first.webhooks.follow([booked(url)])
    await expect.poll(() => cursorsOf(told)).toEqual([1, 2, 3])
    await first.webhooks.stop()
    first.append(2)
    const second = outbox([`127.0.0.1:${port}`])
    await second.webhooks.follow([booked(url)])
    await expect.poll(() => cursorsOf(told)).toEqual([1, 2, 3, 4, 5])
  })

  test('[FEED-6] begins where it was told to, is paused, goes on, is replayed and ends', async () => {
    const { told, url, port } = await ear()
    const { webhooks, append, only } = outbox([`127.0.0.1:${port}`])
    append(5)
    await webhooks.follow([booked(url, { after: 3 })])
    await expect.poll(() => cursorsOf(told)).toEqual([4, 5])
    await webhooks.follow([booked(url, { after: 3, paused: true })])
    append(1)
    expect(only()).toMatchObject({ state: 'paused', cursor: 5, lag: 1 })
    await webhooks.follow([booked(url, { after: 3 })])
    await expect.poll(() => cursorsOf(told)).toEqual([4, 5, 6])
    await webhooks.follow([booked(url, { after: 1, round: 2 })])
    await expect.poll(() => cursorsOf(told)).toEqual([4, 5, 6, 2, 3, 4, 5, 6])
    await webhooks.follow([])
    append(1)
    expect(webhooks.list()).toEqual([])
    expect(cursorsOf(told)).toHaveLength(8)
  })

  test('[FEED-5] a name that leads inside is not sent to, whatever the list says', async () => {
    const { told, port } = await ear()
    const { webhooks, append, only } = outbox(['localhost', 'localhost:443'], { inner: false })
    append(1)
    await webhooks.follow([booked(`https://localhost:${port}/`)])
    await expect.poll(() => only()?.lastError?.why).toBe('inner-address')
    expect(told).toEqual([])
  })

  test('[FEED-5] a host that was taken off the list gets nothing more', async () => {
    const { told, url } = await ear()
    const { webhooks, append, only } = outbox(['other.example'])
    append(1)
    await webhooks.follow([booked(url)])
    await expect
      .poll(() => only()?.lastError)
      .toMatchObject({ why: 'inner-address', detail: 'WebhookHostNotAllowed' })
    expect(told).toEqual([])
  })

  test('the waits between tries grow to five minutes and no further', () => {
    expect(backOffMs(1)).toBeGreaterThanOrEqual(750)
    expect(backOffMs(1)).toBeLessThanOrEqual(1_250)
    expect(backOffMs(60)).toBeLessThanOrEqual(375_000)
    expect(backOffMs(60)).toBeGreaterThanOrEqual(225_000)
  })
})
