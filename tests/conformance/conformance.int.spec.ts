import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startReceiver } from '../receiver/receiver.ts'
import { conformance } from './checks.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const wrongOf = async (url: string) =>
  (await conformance({ url, secret, hallId: 'conformance-1', timeoutMs: 2_000 }))
    .filter(({ ok }) => !ok)
    .map(({ name }) => name)

/** A receiver with a mind of its own. */
async function serverThat(status: (text: string) => number): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => response.writeHead(status(Buffer.concat(chunks).toString())).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

test('[FEED-4] the reference receiver does everything right', async () => {
  const receiver = await startReceiver({ secret })
  onTestFinished(() => receiver.stop())
  expect(await wrongOf(receiver.url)).toEqual([])
  const cursors = receiver.received.items.map(({ epoch, cursor }) => `${epoch}.${cursor}`)
  expect(new Set(cursors).size).toBe(cursors.length)
})

test('[FEED-4] one that takes everything is found out', async () => {
  expect(await wrongOf(await serverThat(() => 200))).toEqual([
    'acknowledges no gap',
    'refuses a wrong secret',
    'refuses a delivery without signature',
    'refuses a body that was altered on the way',
    'refuses one that is an hour old',
  ])
})

test('[FEED-4] one that refuses duplicates, and one that is not there, are found out', async () => {
  const seen = new Set<string>()
  const refusesDuplicates = await serverThat((text) => {
    if (seen.has(text)) return 409
    seen.add(text)
    return 200
  })
  expect(await wrongOf(refusesDuplicates)).toContain('takes a duplicate and says so by 2xx')
  expect(await wrongOf('http://127.0.0.1:9/')).toContain('takes a first delivery')
})
