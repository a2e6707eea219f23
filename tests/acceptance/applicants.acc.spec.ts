import type {
  BookedReply,
  BookingList,
  FiledCasesReply,
  PreviewReply,
  ShownApplicants,
  SlotsReply,
  TicketView,
} from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, type Desk, deskAt } from './desk.testkit.ts'
import {
  http,
  newId,
  paired,
  problem,
  signedIn,
  startHall,
  type TestHall,
  take,
} from './hall.testkit.ts'

/** 公司设立 and its like: a company's item that the bulk window can do. */
let item: string
let hall: TestHall
let kiosk: { readonly token: string }
let guide: { readonly cookie: string }
let platform: { readonly token: string }
let desk: Desk

const companies = ['9144030071526726XG', '914403001922038216', '91350100M000100Y43']
const company = (creditCode: string, count = 1) => ({
  kind: 'company',
  creditCode,
  authorisation: 'shown',
  items: [{ itemCode: item, count }],
})
const forCompanies = (applicants: readonly object[], more: object = {}) =>
  ({ itemCodes: [item], audience: 'legal', applicants, ...more }) as never

beforeAll(async () => {
  hall = await startHall()
  kiosk = await paired(hall, { kind: 'kiosk', kioskId: 'kiosk-1' } as never)
  platform = await paired(hall, { kind: 'third-party', name: '一网通办' } as never)
  guide = await signedIn(hall, 'd01')
  desk = await deskAt(hall, 'c13', 'w13')
  item = await itemOfBulkWindow()
}, 30_000)
afterAll(async () => {
  desk.screen.close()
  await hall.end()
})

async function itemOfBulkWindow(): Promise<string> {
  interface Planned {
    readonly plan: { readonly items: readonly { code: string; windowFamily: string }[] }
  }
  const { body } = await http<Planned>(hall, 'GET', '/api/plan')
  const found = body.plan.items.find(({ windowFamily }) => windowFamily === 'legal')
  if (found === undefined) throw new Error('no item for companies')
  return found.code
}

const previewed = (body: object, who: object = kiosk) =>
  http<PreviewReply>(hall, 'POST', '/api/tickets/preview', {
    ...who,
    body: { itemCodes: [], packageCodes: [], audience: 'legal', ...body },
  })

describe('an agent with several companies', () => {
  test('[APPL-2] is one number of three units, told to the clerk and to the phone', async () => {
    const wanted = { applicants: companies.map(() => ({})), itemCodes: [item] }
    expect((await previewed(wanted)).body).toMatchObject({ units: 3 })
    const one = await take(hall, kiosk, forCompanies(companies.map((code) => company(code))))
    expect(one.status).toBe(201)
    accepted(await desk.press('OpenWindow'))
    accepted(await desk.press('CallNext'))
    const view = await desk.screen.until('counter', ({ ticket }) => ticket !== undefined)
    expect(view.ticket?.visit).toMatchObject({ units: 3, applicants: [{ units: 1 }, {}, {}] })
    expect(view.ticket?.expectedMs).toBeGreaterThan(0)
    const path = `/api/tickets/by-link/${one.body.link}`
    const phone = (await http<TicketView>(hall, 'GET', path)).body
    expect(phone.visit).toMatchObject({ units: 3 })
    expect(JSON.stringify([view, phone])).not.toContain(companies[0])
  })

  test('[APPL-4] the clerk who serves them, and nobody else, may look up who they are', async () => {
    const look = (who: object, windowId = 'w13') =>
      http<ShownApplicants>(hall, 'POST', `/api/windows/${windowId}/applicants`, {
        ...who,
        body: { commandId: newId() },
      })
    expect(problem(await look(desk.session)).code).toBe('NothingServing')
    accepted(await desk.press('StartServing'))
    const { status, body } = await look(desk.session)
    expect(status).toBe(200)
    expect(body.applicants.map(({ creditCode }) => creditCode)).toEqual(companies)
    expect(problem(await look(guide)).code).toBe('NotAllowed')
    expect(problem(await look(desk.session, 'w10')).code).toBe('NotYourWindow')
    const events = await hall.server.hall.runtime.readAfter(0, 5_000)
    expect(events.filter(({ type }) => type === 'ApplicantsShown')).toHaveLength(1)
    expect(JSON.stringify(events)).not.toContain(companies[0])
    accepted(await desk.press('FinishServing'))
  })

  test('[APPL-1] is told which of them is wrong', async () => {
    const wrong = [company(companies[0] ?? ''), company('9144030071526726XH')]
    const refused = await take(hall, kiosk, forCompanies(wrong))
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'CreditCodeWrong', field: 'applicants.1.creditCode' },
    })
    const none = await take(hall, kiosk, forCompanies([company(companies[0] ?? '', 0)]))
    expect(none).toMatchObject({
      status: 400,
      body: { code: 'UnitCountWrong', field: 'applicants.0.items.0.count' },
    })
    const [one] = companies
    const twice = await take(hall, kiosk, forCompanies([company(one ?? ''), company(one ?? '')]))
    expect(problem(twice)).toMatchObject({ code: 'ApplicantTwice', field: 'applicants.1' })
  })

  test('[APPL-5] a company over its count is refused with its place; the agent is only listed', async () => {
    const [first = '', second = ''] = companies
    const agent = { visitor: { idNumber: '11010519491231002X' } }
    for (let number = 0; number < 4; number += 1) {
      expect((await take(hall, guide, forCompanies([company(first)], agent))).status).toBe(201)
    }
    const over = await take(hall, guide, forCompanies([company(second), company(first)], agent))
    expect(problem(over)).toMatchObject({
      code: 'TooManyTicketsOfApplicant',
      field: 'applicants.1',
    })
    expect((await take(hall, guide, forCompanies([company(second)], agent))).status).toBe(201)
    const path = '/api/appointments?date=2026-11-24'
    const { agents } = (await http<BookingList>(hall, 'GET', path, guide)).body
    expect(agents).toMatchObject([{ tickets: 5, principals: 5 }])
  })
})

describe('very many at once', () => {
  test('[BULK-2] are sent to a slot while no bulk window is open, and pass with a booking', async () => {
    const third = companies[2] ?? ''
    const count = { applicants: [{ items: [{ itemCode: item, count: 11 }] }], itemCodes: [item] }
    expect((await previewed(count)).body).toMatchObject({ units: 11, bulk: true })
    accepted(await desk.press('CloseWindow'))
    const refused = problem(await previewed(count))
    expect(refused.code).toBe('BulkNeedsBooking')
    expect(refused.words.zh).toMatch(/可约 11-24 \d\d:\d\d/)
    expect(problem(await take(hall, kiosk, forCompanies([company(third, 11)]))).code).toBe(
      'BulkNeedsBooking',
    )
    const query = `date=2026-11-24&itemCodes=${item}&audience=legal`
    const slots = await http<SlotsReply>(hall, 'GET', `/api/appointments/slots?${query}`)
    const { slotFrom, slotTo } = slots.body.slots[0] ?? {}
    const booked = await http<BookedReply>(hall, 'POST', '/api/appointments', {
      ...guide,
      body: {
        ...{ commandId: newId(), itemCodes: [item], packageCodes: [], audience: 'legal' },
        ...{ slotFrom, slotTo, applicants: [company(third, 11)] },
      },
    })
    expect(booked.status).toBe(201)
    const checkedIn = await http(hall, 'POST', '/api/appointments/check-in', {
      ...kiosk,
      body: { commandId: newId(), appointmentId: booked.body.appointmentId, kioskId: 'kiosk-1' },
    })
    expect(checkedIn.status).toBe(201)
  })
})

describe('cases filed online', () => {
  const tell = (rows: readonly unknown[], who: object = platform) =>
    http<FiledCasesReply>(hall, 'POST', '/api/filed-cases', { ...who, body: { rows } })
  const caseNumber = '520102202611240001'

  test('[FILED-5] are told by the platform, each bad row by itself, and again without harm', async () => {
    const rows = [
      { caseNumber, itemCodes: [item], state: 'filed' },
      { caseNumber: 'QA-1', itemCodes: [item], state: 'filed' },
      { caseNumber: '520102202611240002', itemCodes: ['X1'], state: 'filed' },
      { caseNumber: '520102202611240003', itemCodes: [item], state: 'lost' },
    ]
    const first = (await tell(rows)).body
    expect(first).toMatchObject({
      stored: 1,
      unchanged: 0,
      refused: [
        { row: 2, code: 'FiledNumberWrong', field: 'caseNumber' },
        { row: 3, code: 'ItemUnknown' },
        { row: 4, code: 'MalformedCommand', field: 'state' },
      ],
    })
    expect((await tell(rows)).body).toMatchObject({ stored: 0, unchanged: 1 })
    expect(problem(await tell([], kiosk)).code).toBe('NotAllowed')
  })

  test('[FILED-2] a kiosk shows what the number is for; a stranger learns nothing of it', async () => {
    const filed = { caseNumber, purpose: 'hand-in' }
    expect(problem(await previewed({ filed }, {})).code).toBe('NotSignedIn')
    expect((await previewed({ filed })).body).toMatchObject({ items: [{ code: item }] })
    const taken = await take(hall, kiosk, { filed, audience: 'legal' } as never)
    expect(taken.status).toBe(201)
    const again = await take(hall, kiosk, { filed, audience: 'legal' } as never)
    expect(problem(again).code).toBe('FiledCaseHasNumber')
    const pickUp = { caseNumber, purpose: 'pick-up' }
    expect(problem(await previewed({ filed: pickUp })).code).toBe('FiledCaseNotReady')
    const unknown = { caseNumber: '520102202611249999', purpose: 'hand-in' }
    expect(problem(await previewed({ filed: unknown })).code).toBe('FiledItemsNeeded')
  })
})
