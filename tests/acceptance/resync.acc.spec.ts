import { pulseEveryMs, pulseSchema } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, command, deskAt, itemOfQueue, pause, watch } from './desk.testkit.ts'
import { paired, signedIn, startHall, type TestHall, take } from './hall.testkit.ts'
import { openScreen, type TestScreen } from './screen.testkit.ts'

let hall: TestHall
let kiosk: { readonly token: string }
let board: { readonly token: string }
let itemCodes: never

beforeAll(async () => {
  hall = await startHall()
  kiosk = await paired(hall, { kind: 'kiosk', kioskId: 'kiosk-1' as never })
  board = await paired(hall, { kind: 'board', zoneId: 'A' as never })
  itemCodes = [await itemOfQueue(hall, 'A')] as never
}, 20_000)
afterAll(() => hall.end())

const zoneA = [watch('board', { zoneId: 'A' })]
const takeOne = () => take(hall, kiosk, { itemCodes })

function waitingAt({ shown }: TestScreen): number | undefined {
  const view = shown.at(-1)?.view
  if (view?.kind !== 'board') throw new Error('no board')
  return view.queues.find(({ queueId }) => queueId === 'A')?.waiting
}

const boardShows = (screen: TestScreen, waiting: number) =>
  screen.until('board', ({ queues }) =>
    queues.some((queue) => queue.queueId === 'A' && queue.waiting === waiting),
  )

describe('a screen that was away', () => {
  test('is shown the whole present at its hello, and needs nothing of the past', async () => {
    const before = await openScreen(hall, board, zoneA)
    expect(waitingAt(before)).toBe(0)
    before.close()
    for (const _ of [1, 2, 3]) await takeOne()
    const desk = await deskAt(hall, 'c03', 'w03')
    accepted(await desk.press('OpenWindow'))
    accepted(await desk.press('CallNext'))
    const after = await openScreen(hall, board, zoneA)
    expect(after.shown).toHaveLength(1)
    expect(waitingAt(after)).toBe(2)
    const [one] = after.shown
    expect(one?.view).toMatchObject({ calling: [{ number: 'A001', windowNumber: 3 }] })
    expect(one?.position.seq).toBe(hall.server.hall.runtime.position().seq)
    after.close()
    desk.screen.close()
  })

  test('after a restart of the server the same token shows the same hall, further on and never back', async () => {
    const before = await openScreen(hall, board, zoneA)
    const [old] = before.shown
    const gone = new Promise((resolve) => before.socket.on('disconnect', resolve))
    await hall.restart()
    await gone
    const after = await openScreen(hall, board, zoneA)
    const [young] = after.shown
    expect(young?.view).toEqual(old?.view)
    expect(young?.position).toMatchObject({
      hallId: old?.position.hallId,
      epoch: old?.position.epoch,
    })
    expect(young?.position.seq).toBeGreaterThanOrEqual(old?.position.seq ?? Number.NaN)
    expect(young?.at).toBeGreaterThanOrEqual(old?.at ?? Number.NaN)
    expect((await takeOne()).body.number).toBe('A004')
    await boardShows(after, 3)
    after.close()
  })

  test('two hellos on one line leave only what the second asked for', async () => {
    const screen = await openScreen(hall, board, zoneA)
    expect(await screen.greet([watch('sign', { windowId: 'w05' })])).toMatchObject({ ok: true })
    const other = await openScreen(hall, board, zoneA)
    await takeOne()
    await boardShows(other, 4)
    await pause(50)
    expect(screen.shown.at(-1)?.view.kind).toBe('sign')
    for (const one of [screen, other]) one.close()
  })

  test('another protocol version is told so in words and shown nothing', async () => {
    const screen = await openScreen(hall, board, [])
    const hello = await screen.socket
      .timeout(2_000)
      .emitWithAck('hello', { protocolVersion: 99, subscribe: zoneA })
    expect(hello).toMatchObject({
      ok: false,
      refusal: { code: 'WrongVersion', field: 'protocolVersion' },
      words: { zh: expect.stringMatching(/版本/), en: expect.any(String) },
    })
    await takeOne()
    await pause(50)
    expect(screen.shown).toHaveLength(0)
    screen.close()
  })

  test('a pulse tells the hall’s time and position to everybody, every few seconds', async () => {
    const screen = await openScreen(hall, {}, [])
    const pulses: unknown[] = []
    const heard = new Promise<void>((resolve) =>
      screen.socket.on('pulse', (one) => {
        pulses.push(one)
        if (pulses.length === 2) resolve()
      }),
    )
    await heard
    const [first, second] = pulses.map((one) => pulseSchema.parse(one))
    expect(first?.position).toEqual(hall.server.hall.runtime.position())
    expect(Math.abs((second?.at ?? 0) - (first?.at ?? 0) - pulseEveryMs)).toBeLessThan(2_000)
    screen.close()
  })
})

/** The line below the screen, which a test can leave unread. */
interface Line {
  readonly transport: { readonly ws: { pause(): void; resume(): void } }
}
const lineOf = ({ socket }: TestScreen) => (socket.io.engine as unknown as Line).transport.ws

/** More than the kernel's buffers hold for a line that nobody reads. */
const many = 300

describe('a reader that does not keep up', () => {
  test('gets the newest view when it reads again, not a heap of old ones; others wait for nobody', async () => {
    const windows = ['w03', 'w04', 'w05', 'w06', 'w07', 'w08', 'w09']
    const manager = await signedIn(hall, 'm01')
    const counters = windows.map((windowId) => watch('counter', { windowId }))
    const slow = await openScreen(hall, manager, [...counters, ...zoneA])
    const quick = await openScreen(hall, board, zoneA)
    const start = waitingAt(quick) ?? 0
    const already = slow.shown.length
    lineOf(slow).pause()
    const machine = await openScreen(hall, kiosk, [])
    const taking = command('IssueTicket', { itemCodes, packageCodes: [], audience: 'natural' })
    for (let taken = 0; taken < many; taken += 1) accepted(await machine.send(taking))
    await boardShows(quick, start + many)
    expect(slow.shown).toHaveLength(already)
    lineOf(slow).resume()
    await boardShows(slow, start + many)
    await pause(400)
    const boards = slow.shown.filter(({ view }) => view.kind === 'board')
    expect(waitingAt({ ...slow, shown: boards })).toBe(start + many)
    for (const windowId of windows) {
      const own = slow.shown.filter(
        ({ view }) => view.kind === 'counter' && String(view.window.windowId) === windowId,
      )
      expect(own.at(-1)?.view, windowId).toMatchObject({ waiting: start + many })
    }
    // Whatever the kernel and the line's own buffer had taken, and then the newest.
    expect(boards.length).toBeLessThan(many)
    for (const one of [slow, quick, machine]) one.close()
  }, 30_000)
})
