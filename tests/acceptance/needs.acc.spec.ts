import { readFileSync } from 'node:fs'
import type { CallReason, TicketView } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, command, type Desk, deskAt, itemOfQueue, watch } from './desk.testkit.ts'
import { http, newId, paired, signedIn, startHall, type TestHall, take } from './hall.testkit.ts'
import { openScreen, type TestScreen } from './screen.testkit.ts'

// The example of GB 11643-1999: born on 1949-12-31.
const idNumber = '11010519491231002X'

let hall: TestHall
let kiosk: { readonly token: string }
let guide: { readonly cookie: string }
let floor: TestScreen
let desk: Desk
let item: string

beforeAll(async () => {
  hall = await startHall()
  item = await itemOfQueue(hall, 'A')
  kiosk = await paired(hall, { kind: 'kiosk', kioskId: 'kiosk-1' } as never)
  guide = await signedIn(hall, 'd01')
  floor = await openScreen(hall, guide, [watch('guide')])
  desk = await deskAt(hall, 'c03', 'w03')
  accepted(await desk.press('OpenWindow'))
}, 20_000)
afterAll(() => hall.end())

const takes = async (more: object) => {
  const { status, body } = await take(hall, kiosk, { itemCodes: [item], ...more } as never)
  expect(status).toBe(201)
  return body
}
const pageOf = async (link: string) =>
  (await http<TicketView>(hall, 'GET', `/api/tickets/by-link/${link}`)).body
const finish = async () => {
  accepted(await desk.press('StartServing'))
  accepted(await desk.press('FinishServing'))
}

describe('a visitor who needs something', () => {
  test('[NEED-4] says so at the kiosk and on the phone, and is fetched by one guide', async () => {
    const { link, ticketId, number } = await takes({ needs: ['slow'] })
    const body = { commandId: newId(), needs: ['slow', 'sight'] }
    const at = `/api/tickets/by-link/${link}/needs`
    expect((await http(hall, 'POST', at, { body })).status).toBe(200)
    expect((await pageOf(link)).needs?.map(({ code }) => code)).toEqual(['slow', 'sight'])

    accepted(await desk.press('CallNext'))
    const called = await desk.screen.until('counter', ({ ticket }) => ticket?.number === number)
    expect(called.ticket?.needs).toMatchObject([{ code: 'slow' }, { code: 'sight', fetch: true }])
    const { recallFrom = 0, calledAt = 0 } = called.ticket ?? {}
    expect(recallFrom - calledAt).toBe(40_000)
    await floor.until('guide', ({ fetch }) => fetch[0]?.number === number)
    accepted(await floor.send(command('AcknowledgeFetch', { ticketId })))
    await floor.until('guide', ({ fetch }) => fetch[0]?.guideId === 'demo-d01')
    const manager = await openScreen(hall, await signedIn(hall, 'm01'), [])
    expect(await manager.send(command('AcknowledgeFetch', { ticketId }))).toMatchObject({
      refusal: { code: 'FetchTaken' },
    })
    manager.close()
    await finish()
  })

  test('[NEED-1] what is not on the list is refused with its field', async () => {
    const wrong = await take(hall, kiosk, { itemCodes: [item], needs: ['tall'] } as never)
    expect(wrong).toMatchObject({ status: 400, body: { code: 'NeedUnknown', field: 'needs' } })
    const claim = { groupCode: 'nobility' }
    expect(await take(hall, kiosk, { itemCodes: [item], claim } as never)).toMatchObject({
      status: 400,
      body: { code: 'PriorityGroupUnknown' },
    })
  })
})

describe('a claim of priority', () => {
  test('[PRIO-5] waits until the guide has seen the card, and then the reason says so', async () => {
    const first = await takes({})
    const claimed = await takes({ claim: { groupCode: 'disabled' } })
    expect(claimed.claim).toBe('waiting')
    expect((await pageOf(claimed.link)).standing?.[0]?.zh).toContain('待核验')
    await floor.until('guide', ({ claims }) => claims[0]?.number === claimed.number)
    const { ticketId } = claimed
    accepted(await floor.send(command('ConfirmClaim', { ticketId, proof: 'card' })))
    await floor.until('guide', ({ claims }) => claims.length === 0)
    expect((await pageOf(claimed.link)).claim?.state).toBe('confirmed')

    // Its shorter wait counts twice: a moment later it stands first.
    const firstInLine = async () => {
      const hello = await desk.screen.greet([watch('counter', { windowId: 'w03' })])
      const view = hello.ok ? hello.shown[0]?.view : undefined
      return view?.kind === 'counter' ? view.next[0]?.number : undefined
    }
    await expect.poll(firstInLine).toBe(claimed.number)
    accepted(await desk.press('CallNext'))
    await desk.screen.until('counter', ({ ticket }) => ticket?.number === claimed.number)
    const why = await http<CallReason>(hall, 'GET', `/api/calls/${ticketId}/reason`, guide)
    expect(why.body.more?.[0]?.zh).toBe('按“优先”排队，等 1 分钟算 2 分钟')
    const line = why.body.candidates.find(({ number }) => number === claimed.number)
    expect(line?.marks).toMatchObject([{ zh: '优先' }])
    await finish()
    accepted(await desk.press('CallNext'))
    await desk.screen.until('counter', ({ ticket }) => ticket?.number === first.number)
    await finish()
  })

  test('[PRIO-7] is confirmed by the card that the kiosk read, and the log knows no age', async () => {
    const visitor = { idNumber, idRead: true }
    const taken = await takes({ claim: { groupCode: 'elderly' }, visitor })
    expect(taken.claim).toBe('confirmed')
    const text = ['hall.db', 'hall.db-wal']
      .map((name) => readFileSync(`${hall.dataFolder}/${name}`).toString('latin1'))
      .join()
    expect(text).toContain('"confirmed":"age"')
    for (const told of [idNumber, '19491231', '"age":']) expect(text).not.toContain(told)
  })
})
