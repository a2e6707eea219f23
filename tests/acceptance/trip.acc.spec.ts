import { type DayReport, isNewer, type TakenReply, type TicketView } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, type Desk, deskAt, itemOfQueue, pause, watch } from './desk.testkit.ts'
import { http, newId, paired, signedIn, startHall, type TestHall, take } from './hall.testkit.ts'
import { openScreen, type TestScreen } from './screen.testkit.ts'

/** Hall seconds are short, so that the spacing of two calls is over soon. */
const speed = 20
const spacingMs = 20_000 / speed + 100

let hall: TestHall
let kiosk: { readonly token: string }
let item: string
const screens = new Map<string, TestScreen>()

async function device(wish: Parameters<typeof paired>[1], kind: 'board' | 'sign' | 'wall') {
  const place = { board: { zoneId: 'A' }, sign: { windowId: 'w03' }, wall: {} }[kind]
  screens.set(kind, await openScreen(hall, await paired(hall, wish), [watch(kind, place)]))
}

const seen = (name: string): TestScreen => {
  const screen = screens.get(name)
  if (screen === undefined) throw new Error(`no screen ${name}`)
  return screen
}

const takeOne = async (): Promise<TakenReply> =>
  (await take(hall, kiosk, { itemCodes: [item] as never })).body

const pageOf = async ({ link }: TakenReply): Promise<TicketView> =>
  (await http<TicketView>(hall, 'GET', `/api/tickets/by-link/${link}`)).body

async function openDesk(staffNumber: string, windowId: string): Promise<Desk> {
  const desk = await deskAt(hall, staffNumber, windowId)
  screens.set(windowId, desk.screen)
  accepted(await desk.press('OpenWindow'))
  return desk
}

beforeAll(async () => {
  hall = await startHall({ CLOCK: `2026-11-24T09:00,${speed}` })
  item = await itemOfQueue(hall, 'A')
  kiosk = await paired(hall, { kind: 'kiosk', kioskId: 'kiosk-1' as never })
  screens.set('kiosk', await openScreen(hall, kiosk, [watch('kiosk', { kioskId: 'kiosk-1' })]))
  await device({ kind: 'board', zoneId: 'A' as never }, 'board')
  await device({ kind: 'window-screen', windowId: 'w03' as never }, 'sign')
  await device({ kind: 'wall' }, 'wall')
}, 20_000)
afterAll(async () => {
  for (const screen of screens.values()) screen.close()
  await hall.end()
})

describe('one visit, seen from everywhere', () => {
  test('from the number to the rating, every screen shows each step', async () => {
    const taken = await takeOne()
    expect(taken).toMatchObject({ number: 'A001', ahead: 0, duplicate: false })
    expect(taken.url).toBe(`http://127.0.0.1:1/t/${taken.link}`)
    const phone = await openScreen(hall, { link: taken.link }, [watch('ticket')])
    screens.set('phone', phone)
    await phone.until('ticket', ({ status, ahead }) => status === 'waiting' && ahead === 0)
    const inA = (queues: readonly { queueId: string; waiting: number }[]) =>
      queues.find(({ queueId }) => queueId === 'A')?.waiting
    await seen('kiosk').until('kiosk', ({ queues }) => inA(queues) === 1)
    await seen('board').until('board', ({ queues }) => inA(queues) === 1)
    await seen('wall').until('wall', ({ totals }) => totals.issued === 1 && totals.waiting === 1)

    const desk = await openDesk('c03', 'w03')
    accepted(await desk.press('CallNext'))
    expect(await desk.press('RecallTicket')).toMatchObject({
      ok: false,
      refusal: { code: 'RecallTooSoon' },
    })
    await shownAsCalled(desk, 1)
    await pause(spacingMs)
    accepted(await desk.press('RecallTicket'))
    await shownAsCalled(desk, 2)

    accepted(await desk.press('StartServing'))
    await phone.until('ticket', ({ status }) => status === 'serving')
    await seen('sign').until('sign', ({ ticket }) => ticket?.status === 'serving')
    await seen('board').until('board', ({ calling }) => calling.length === 0)
    accepted(await desk.press('FinishServing'))
    const page = await phone.until('ticket', ({ status }) => status === 'finished')
    await seen('sign').until('sign', ({ ticket }) => ticket === undefined)
    await rated(desk, taken, page)
  })

  test('[RATE-1][RATE-2] rated once, and nobody in the hall is told how', async () => {
    const wall = seen('wall')
    const view = await wall.until('wall', ({ totals }) => totals.rated === 1)
    expect(view.totals).toMatchObject({ issued: 1, finished: 1, waiting: 0, serving: 0 })
    for (const [name, { shown }] of screens) {
      if (name !== 'phone') expect(JSON.stringify(shown), name).not.toContain('very-satisfied')
    }
    const feed = await signedIn(hall, 's01')
    const path = '/api/days/2026-11-24/figures'
    const { body } = await http<DayReport>(hall, 'GET', path, feed)
    const first = { issued: 1, called: 1, finished: 1, rated: 1, noShows: 0, abandoned: 0 }
    expect(body.hall).toMatchObject(first)
    expect(body.queues.find(({ queueId }) => queueId === 'A')).toMatchObject(first)
  })

  test('positions only grow on every screen', () => {
    for (const [name, { shown }] of screens) {
      for (const [at, one] of shown.entries()) {
        const before = shown[at - 1]
        const older = before !== undefined && isNewer(before.position, one.position)
        expect(older, `${name} went back`).toBe(false)
      }
    }
  })
})

async function shownAsCalled(desk: Desk, callCount: number): Promise<void> {
  const line = { number: 'A001', windowId: desk.windowId, windowNumber: 3, callCount }
  const board = await seen('board').until(
    'board',
    ({ calling }) => calling[0]?.callCount === callCount,
  )
  expect(board.calling).toHaveLength(1)
  expect(board.calling[0]).toMatchObject(line)
  const sign = await seen('sign').until('sign', ({ ticket }) => ticket?.callCount === callCount)
  expect(sign.ticket).toMatchObject({ number: 'A001', status: 'called' })
  const phone = await seen('phone').until('ticket', ({ status }) => status === 'called')
  expect(phone.window).toMatchObject({ windowNumber: 3 })
  expect(phone.ahead).toBeUndefined()
  await desk.screen.until('counter', ({ ticket }) => ticket?.callCount === callCount)
  const wall = await seen('wall').until('wall', ({ totals }) => totals.called === 1)
  expect(wall.windows.find(({ windowId }) => windowId === 'w03')).toMatchObject({
    state: 'open',
    ticketNumber: 'A001',
    ticketStatus: 'called',
  })
}

async function rated(desk: Desk, taken: TakenReply, page: TicketView): Promise<void> {
  const [service] = page.ratings
  expect(service).toMatchObject({ windowNumber: 3, open: true })
  await desk.screen.until('counter', ({ lastService }) => lastService?.rating === 'open')
  const rate = (commandId: string) =>
    http(hall, 'POST', `/api/tickets/by-link/${taken.link}/ratings`, {
      body: {
        commandId,
        servingId: service?.servingId,
        satisfaction: 'very-satisfied',
        labels: [],
      },
    })
  const commandId = newId('rate')
  expect(await rate(commandId)).toMatchObject({ status: 200, body: { ok: true, duplicate: false } })
  expect(await rate(commandId)).toMatchObject({ status: 200, body: { duplicate: true } })
  expect(await rate(newId('rate'))).toMatchObject({ status: 409, body: { code: 'AlreadyRated' } })
  await desk.screen.until('counter', ({ lastService }) => lastService?.rating === 'rated')
  expect((await pageOf(taken)).ratings[0]).toMatchObject({ rated: 'very-satisfied', open: false })
}
