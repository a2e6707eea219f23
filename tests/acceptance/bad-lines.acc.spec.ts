import { connect } from 'node:net'
import { helloReplySchema, protocolVersion, replySchema } from '@yihao/contract'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command, deskAt, watch } from './desk.testkit.ts'
import { newId, startHall, type TestHall } from './hall.testkit.ts'
import { openScreen } from './screen.testkit.ts'

let hall: TestHall
let position = 0
beforeAll(async () => {
  hall = await startHall()
  const desk = await deskAt(hall, 'c03', 'w03')
  desk.screen.close()
  position = hall.server.hall.runtime.position().seq
})
afterAll(() => hall.end())

/** Whatever was said, somebody else is served as ever and nothing came into the log. */
async function expectStillServing(): Promise<void> {
  const screen = await openScreen(hall, {}, [])
  expect(screen.hello.ok).toBe(true)
  screen.close()
  expect(hall.server.hall.runtime.position().seq).toBe(position)
}

const strange: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['words', 'hello'],
  ['a list', []],
  ['an empty object', {}],
  ['emoji', { commandId: '😀', protocolVersion: '😀' }],
  ['control characters', { commandId: 'a\u0000b', subscribe: ['\u0007'] }],
  ['prototype keys', JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":1}}')],
  ['bytes', Buffer.from([0, 1, 2, 255])],
  ['bytes within', { commandId: Buffer.alloc(100), subscribe: [Buffer.alloc(4)] }],
  ['an unknown command', { commandId: 'x', command: { type: 'Explode', data: {} } }],
  ['an inherited command', { commandId: 'x', command: { type: 'constructor', data: {} } }],
  ['unheard-of keys', { protocolVersion, subscribe: [], admin: true }],
  ['nine views', { protocolVersion, subscribe: Array.from({ length: 9 }, () => watch('wall')) }],
  ['a view of nothing', { protocolVersion, subscribe: [{ kind: 'everything' }] }],
  ['half a version', { protocolVersion: 1.5, subscribe: [] }],
]

type Plain = Socket<Record<string, () => void>, Record<string, (...said: unknown[]) => void>>

const emit = (socket: Plain, event: string, what: unknown): Promise<unknown> =>
  socket.timeout(5_000).emitWithAck(event, what)

describe('bad input on the screens’ line', () => {
  test.each(strange)('hello and command with %s', async (_name, what) => {
    const { socket, close } = await openScreen(hall, {}, [])
    const plain = socket as unknown as Plain
    const hello = helloReplySchema.parse(await emit(plain, 'hello', what))
    expect(hello).toMatchObject({ ok: false, refusal: { code: 'MalformedCommand' } })
    const reply = replySchema.parse(await emit(plain, 'command', what))
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'MalformedCommand' } })
    if (!reply.ok) expect(reply.words.zh).toMatch(/\p{Script=Han}/u)
    expect(JSON.stringify([hello, reply])).not.toMatch(/node_modules|\.ts:|\/server\//)
    close()
    await expectStillServing()
  })

  test('events nobody knows, no acknowledgement asked, too many arguments: nothing happens', async () => {
    const { socket, close } = await openScreen(hall, {}, [])
    const plain = socket as unknown as Plain
    for (const event of ['shout', '__proto__', 'constructor', 'hello', 'command']) {
      plain.emit(event, { commandId: newId() })
      plain.emit(event)
      plain.emit(event, 1, 2, 3, 'not a function')
    }
    expect(await emit(plain, 'hello', { protocolVersion, subscribe: [] })).toMatchObject({
      ok: true,
    })
    close()
    await expectStillServing()
  })

  test('a packet longer than any screen’s ends that line and no other', async () => {
    const { socket } = await openScreen(hall, {}, [])
    const ended = new Promise((resolve) => socket.on('disconnect', resolve))
    const long = { commandId: 'x', command: command('CallNext', { windowId: 'x'.repeat(20_000) }) }
    ;(socket as unknown as Plain).emit('command', long)
    await ended
    await expectStillServing()
  })

  test.each([
    ['a number', { deviceToken: 7 }],
    ['too short', { deviceToken: 'x' }],
    ['unknown', { deviceToken: 'x'.repeat(43) }],
    ['unheard-of keys', { admin: true }],
    ['both', { deviceToken: 'x'.repeat(43), ticketLink: 'x'.repeat(43) }],
    ['a link of emoji', { ticketLink: '😀'.repeat(20) }],
  ])('a handshake with %s is dismissed', async (_name, auth) => {
    const socket = io(hall.url, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth,
    })
    const refusal = await new Promise((resolve) => socket.on('dismissed', resolve))
    expect(refusal).toMatchObject({ code: expect.stringMatching(/^(DeviceUnknown|LinkNotValid)$/) })
    socket.close()
    await expectStillServing()
  })
})

/** Sends bytes as they are and gives what comes back until the line ends or is quiet. */
const raw = (bytes: string | Buffer) =>
  new Promise<string>((resolve) => {
    let text = ''
    const line = connect(hall.server.port, '127.0.0.1', () => line.write(bytes))
    const end = () => {
      line.destroy()
      resolve(text)
    }
    line.setTimeout(700, end)
    line.on('data', (part) => {
      text += part.toString('latin1')
    })
    line.on('error', end)
    line.on('close', end)
  })

describe('bad input below the addresses', () => {
  const head = (more: string) => `GET /api/hall HTTP/1.1\r\nHost: x\r\n${more}\r\n\r\n`
  test.each([
    [
      'noise',
      Buffer.from(Array.from({ length: 600 }, (_, at) => (at * 37) % 256)),
      /^(HTTP\/1.1 400|$)/,
    ],
    ['no host', 'GET /api/hall HTTP/1.1\r\n\r\n', /^HTTP\/1.1 400/],
    ['a head past all', head(`x: ${'y'.repeat(40_000)}`), /^HTTP\/1.1 431/],
    ['two lengths', head('Content-Length: 3\r\nContent-Length: 4'), /^HTTP\/1.1 400/],
    [
      'length and chunks',
      head('Content-Length: 3\r\nTransfer-Encoding: chunked'),
      /^HTTP\/1.1 400/,
    ],
    [
      'half a request',
      'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n{"a',
      /^(HTTP\/1.1 400|$)/,
    ],
    ['a broken cookie', head('Cookie: yihao-session=%E0%A4%A; ;=;__proto__=1'), /^HTTP\/1.1 200/],
    ['a broken token', head('Authorization: Bearer \x01\x02'), /^HTTP\/1.1 (200|400)/],
    ['a broken socket', head('Upgrade: websocket\r\nConnection: Upgrade'), /^(HTTP\/1.1 400|$)/],
    [
      'a path past all',
      `GET /${'../'.repeat(500)}etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n`,
      /^HTTP\/1.1 4/,
    ],
    ['a path of zeros', 'GET /display/assets/%00%00 HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1.1 4/],
    ['half a letter', 'GET /t/%E0%A4%A HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1.1 4/],
    ['another method', 'BREW /api/hall HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1.1 4/],
  ])('%s', async (_name, bytes, wanted) => {
    const text = await raw(bytes)
    expect(text.slice(0, 200)).toMatch(wanted)
    expect(text).not.toMatch(/node_modules|\.ts:\d|root:x/)
    await expectStillServing()
  })
})
