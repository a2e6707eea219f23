import type { PreviewReply, TakenReply, TicketView } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, type Desk, deskAt, watch } from './desk.testkit.ts'
import { http, paired, signedIn, startHall, type TestHall, take } from './hall.testkit.ts'
import { openScreen, type TestScreen } from './screen.testkit.ts'

/** 不动产变更 of the land registry; 社保卡 and 养老保险 of social insurance. No window does all three. */
const landRegister = '520715004000'
const insurance = ['522014001000', '522014004000'] as const
const wanted = {
  itemCodes: [landRegister, ...insurance] as never,
  packageCodes: [],
  audience: 'natural' as const,
}

let hall: TestHall
let kiosk: { readonly token: string }
let forms: Desk
let land: Desk
const screens: TestScreen[] = []

const steps = ({ legs = [] }: Pick<TicketView, 'legs'>) =>
  legs.map((leg) => [leg.state, leg.items.length, leg.windowNumber])

async function desk(staffNumber: string, windowId: string): Promise<Desk> {
  const made = await deskAt(hall, staffNumber, windowId)
  screens.push(made.screen)
  accepted(await made.press('OpenWindow'))
  return made
}

beforeAll(async () => {
  hall = await startHall()
  kiosk = await paired(hall, { kind: 'kiosk', kioskId: 'kiosk-1' as never })
  forms = await desk('c03', 'w03')
  land = await desk('c19', 'w19')
}, 20_000)
afterAll(async () => {
  for (const screen of screens) screen.close()
  await hall.end()
})

describe('three items of two departments', () => {
  let taken: TakenReply
  let phone: TestScreen

  test('[LEG-1] the card names both windows before a number is taken, [TAKE-8] each paper once', async () => {
    const path = '/api/tickets/preview'
    const { body } = await http<PreviewReply>(hall, 'POST', path, { ...kiosk, body: wanted })
    expect(body).toMatchObject({ queueId: 'A', ahead: 0 })
    expect(body.legs?.map((leg) => [leg.items.length, leg.ahead])).toEqual([
      [2, 0],
      [1, 0],
    ])
    const papers = body.materials.map((one) => `${one.documentId}/${one.whose ?? ''}`)
    expect(new Set(papers).size).toBe(papers.length)
    const ofLand = body.materials.filter((one) => one.neededBy.includes(landRegister as never))
    expect(ofLand.some((one) => one.neededBy.length > 1)).toBe(true)
  })

  test('[LEG-1] one number; the phone shows the first window and the next', async () => {
    taken = (await take(hall, kiosk, wanted)).body
    expect(taken).toMatchObject({ number: 'A001', ahead: 0 })
    phone = await openScreen(hall, { link: taken.link }, [watch('ticket')])
    screens.push(phone)
    const page = await phone.until('ticket', ({ status }) => status === 'waiting')
    expect(page.items).toHaveLength(3)
    expect(steps(page)).toEqual([
      ['now', 2, undefined],
      ['next', 1, undefined],
    ])
    expect(await land.press('CallNext')).toMatchObject({ refusal: { code: 'NobodyWaiting' } })
  })

  test('[LEG-4] called at the first window, then by itself at the second', async () => {
    accepted(await forms.press('CallNext'))
    accepted(await forms.press('StartServing'))
    const here = await forms.screen.until('counter', ({ ticket }) => ticket?.status === 'serving')
    expect(here.ticket?.items).toHaveLength(2)
    expect(steps({ legs: here.ticket?.legs })).toEqual([
      ['now', 2, 3],
      ['next', 1, undefined],
    ])
    accepted(await forms.press('FinishServing'))
    const between = await phone.until('ticket', ({ legs }) => legs?.[0]?.state === 'done')
    expect(between).toMatchObject({ status: 'waiting', number: 'A001', ahead: 0 })
    expect(between.ratings).toMatchObject([{ windowNumber: 3, open: true }])
    await land.screen.until('counter', ({ next }) => next[0]?.number === 'A001')

    accepted(await land.press('CallNext'))
    const called = await phone.until('ticket', ({ status }) => status === 'called')
    expect(called.window).toMatchObject({ windowNumber: 19 })
    accepted(await land.press('StartServing'))
    accepted(await land.press('FinishServing'))
    const done = await phone.until('ticket', ({ status }) => status === 'finished')
    expect(steps(done)).toEqual([
      ['done', 2, 3],
      ['done', 1, 19],
    ])
    expect(done.ratings.map((one) => one.windowNumber)).toEqual([3, 19])
  })

  test('[LEG-7] the day counts one number, and two services', async () => {
    const manager = await signedIn(hall, 's01')
    const path = '/api/days/2026-11-24/figures'
    const { body } = await http<{ hall: object }>(hall, 'GET', path, manager)
    expect(body.hall).toMatchObject({ issued: 1, finished: 1, called: 2, serving: { count: 2 } })
  })
})

test('[MOVE-7] a consultation sends a number on with what it found out', async () => {
  const advice = await desk('c01', 'w01')
  const { body } = await take(hall, kiosk, { queueId: 'Z' as never })
  accepted(await advice.press('CallNext'))
  accepted(await advice.press('StartServing'))
  const move = { target: { kind: 'queue', queueId: 'D' }, reasonCode: 'wrong-window' }
  accepted(await advice.press('TransferTicket', { ...move, itemCodes: [landRegister] }))
  const phone = await openScreen(hall, { link: body.link }, [watch('ticket')])
  screens.push(phone)
  const page = await phone.until('ticket', ({ status }) => status === 'waiting')
  expect(page.items.map((one) => one.code)).toEqual([landRegister])
  accepted(await land.press('CallNext'))
  await land.screen.until('counter', ({ ticket }) => ticket?.number === body.number)
})

test('[MOVE-6] an item is added at a window that cannot do it, and dropped again', async () => {
  const { body } = await take(hall, kiosk, { itemCodes: [insurance[0]] as never })
  accepted(await forms.press('CallNext'))
  accepted(await forms.press('StartServing'))
  accepted(await forms.press('AddServiceItem', { itemCode: landRegister }))
  await forms.screen.until('counter', ({ ticket }) => ticket?.legs?.length === 2)
  expect(await forms.press('DropServiceItem', { itemCode: insurance[0] })).toMatchObject({
    refusal: { code: 'LastItemHere' },
  })
  accepted(await forms.press('DropServiceItem', { itemCode: landRegister }))
  const view = await forms.screen.until('counter', ({ ticket }) => ticket?.legs === undefined)
  expect(view.ticket).toMatchObject({ number: body.number, status: 'serving' })
  accepted(await forms.press('FinishServing'))
})
