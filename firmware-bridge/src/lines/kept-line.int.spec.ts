import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../eventually.testkit.ts'
import { readAddress } from './address.ts'
import { KeptLine } from './kept-line.ts'
import { lineOpener } from './open-line.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function device(port = 0) {
  const sockets: Socket[] = []
  const server: Server = createServer((socket) => sockets.push(socket.on('error', () => undefined)))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  closers.push(close)
  return { sockets, close, port: typeof address === 'object' ? (address?.port ?? 0) : 0 }
}

function lineTo(port: number) {
  const events: string[] = []
  const address = readAddress(`tcp://127.0.0.1:${port}`)
  if (address.kind !== 'tcp') throw new Error('no line')
  const line = new KeptLine(lineOpener(address, 1), {
    opened: () => events.push('opened'),
    received: (chunk) => events.push(`received ${Buffer.from(chunk).toString()}`),
    lost: () => events.push('lost'),
  })
  closers.unshift(() => line.stop())
  return { line, events }
}

describe('a line', () => {
  test('opens again when the device comes back, and says so once', async () => {
    const first = await device()
    const { line, events } = lineTo(first.port)
    await eventually(() => expect(events).toEqual(['opened']))
    first.sockets[0]?.write('hello')
    await eventually(() => expect(events.at(-1)).toBe('received hello'))
    await first.close()
    await eventually(() => expect(events.at(-1)).toBe('lost'))
    line.write(Uint8Array.of(1))
    const second = await device(first.port)
    await eventually(() => expect(events.at(-1)).toBe('opened'))
    expect(events.filter((event) => event === 'lost')).toHaveLength(1)
    const got = once(second.sockets[0] as Socket, 'data')
    line.write(Uint8Array.of(2))
    expect([...((await got)[0] as Buffer)]).toEqual([2])
  })

  test('a device that never answers is lost once, however often it is tried', async () => {
    const gone = await device()
    await gone.close()
    const { events } = lineTo(gone.port)
    await new Promise((resolve) => setTimeout(resolve, 1_800))
    expect(events).toEqual(['lost'])
  })

  test('stops for good', async () => {
    const { port, sockets } = await device()
    const { line, events } = lineTo(port)
    await eventually(() => expect(events).toEqual(['opened']))
    await line.stop()
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(sockets).toHaveLength(1)
    expect(events).toEqual(['opened'])
  })
})
