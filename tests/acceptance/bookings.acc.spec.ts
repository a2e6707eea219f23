import { readFileSync } from 'node:fs'
import {
  type BookedReply,
  type BookingList,
  type ImportReply,
  problemSchema,
  type SlotsReply,
} from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { itemOfQueue } from './desk.testkit.ts'
import { http, newId, paired, problem, signedIn, startHall, type TestHall } from './hall.testkit.ts'

const tomorrow = '2026-11-25'
const idNumber = '11010519491231002X'

let hall: TestHall
let platform: { readonly token: string }
let guide: { readonly cookie: string }
let item: string

beforeAll(async () => {
  hall = await startHall()
  item = await itemOfQueue(hall, 'A')
  platform = await paired(hall, { kind: 'third-party', name: '城市预约平台' } as never)
  guide = await signedIn(hall, 'd01')
}, 20_000)
afterAll(() => hall.end())

async function slots(date = tomorrow): Promise<SlotsReply['slots']> {
  const path = `/api/appointments/slots?date=${date}&itemCodes=${item}`
  return (await http<SlotsReply>(hall, 'GET', path)).body.slots
}

function book(more: object = {}, who: object = platform) {
  const body = { commandId: newId(), itemCodes: [item], packageCodes: [], audience: 'natural' }
  return http<BookedReply>(hall, 'POST', '/api/appointments', {
    ...who,
    body: { ...body, ...more },
  })
}

const importAs = (body: unknown, headers: Record<string, string> = {}) =>
  http<ImportReply>(hall, 'POST', '/api/appointments/import', { ...platform, body, headers })

const listOf = async (date = tomorrow) =>
  (await http<BookingList>(hall, 'GET', `/api/appointments?date=${date}`, guide)).body.bookings

const seqNow = async () =>
  (await http<{ position: { seq: number } }>(hall, 'GET', '/api/hall')).body.position.seq

describe('booking', () => {
  test('[BOOK-2] a platform sees the slots and what is left, until one is full', async () => {
    const [first] = await slots()
    expect(first).toMatchObject({ perSlot: 6, left: 6 })
    const { slotFrom, slotTo } = first ?? { slotFrom: 0, slotTo: 0 }
    const answers = await Promise.all(Array.from({ length: 8 }, () => book({ slotFrom, slotTo })))
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: 6 }, () => 201),
      409,
      409,
    ])
    const refused = answers.find(({ status }) => status === 409)
    expect(problemSchema.parse(refused?.body)).toMatchObject({ code: 'SlotFull' })
    expect((await slots())[0]).toMatchObject({ left: 0 })
  })

  test('[BOOK-4] books under its own number, repeats safely, and gives it up', async () => {
    const [, second] = await slots()
    const wanted = { ...second, perSlot: undefined, left: undefined, appointmentId: 'P-100' }
    expect(await book(wanted)).toMatchObject({ status: 201, body: { appointmentId: 'P-100' } })
    expect(await book(wanted)).toMatchObject({ status: 200, body: { duplicate: true } })
    const path = '/api/appointments/P-100/cancel'
    const cancel = () => http(hall, 'POST', path, { ...platform, body: { commandId: newId() } })
    expect((await cancel()).status).toBe(200)
    expect((await cancel()).status).toBe(200)
    const nobody = await http(hall, 'POST', '/api/appointments/P-9/cancel', {
      ...platform,
      body: { commandId: newId() },
    })
    expect(nobody).toMatchObject({ status: 404, body: { code: 'AppointmentNotFound' } })
  })

  test('[BOOK-9] checks in at the kiosk with the number alone', async () => {
    const today = '2026-11-24'
    const [first] = await slots(today)
    const booked = await book({ slotFrom: first?.slotFrom, slotTo: first?.slotTo }, guide)
    expect(booked.body.appointmentId).toMatch(/^[0-9]{8}$/)
    const kiosk = await paired(hall, { kind: 'kiosk', kioskId: 'kiosk-1' } as never)
    const { appointmentId } = booked.body
    const body = { commandId: newId(), appointmentId, kioskId: 'kiosk-1' }
    const taken = await http(hall, 'POST', '/api/appointments/check-in', { ...kiosk, body })
    expect(taken).toMatchObject({ status: 201, body: { number: 'A001' } })
    const { link } = taken.body as { link: string }
    const page = await http(hall, 'GET', `/api/tickets/by-link/${link}`)
    expect(page.body).toMatchObject({ slot: { from: first?.slotFrom, to: first?.slotTo } })
    const all = await listOf(today)
    expect(all.find((one) => one.appointmentId === appointmentId)?.state).toBe('checked-in')
  })

  test('[BOOK-1] a slot that is not one is refused with what to do', async () => {
    const answer = await book({ slotFrom: 1_795_568_400_001, slotTo: 1_795_568_400_002 })
    expect(problem(answer).words.zh).toMatch(/\p{Script=Han}/u)
    const query = await http(hall, 'GET', '/api/appointments/slots?date=tomorrow')
    expect(query).toMatchObject({ status: 400, body: { field: 'date' } })
    const unknown = await http(hall, 'GET', `/api/appointments/slots?date=${tomorrow}&itemCodes=X1`)
    expect(unknown).toMatchObject({ status: 400, body: { code: 'ItemUnknown', detail: 'X1' } })
  })
})

describe('an import', () => {
  const row = (bookingNumber: string, more: object = {}) => ({
    bookingNumber,
    itemCodes: [item],
    date: tomorrow,
    from: '14:00',
    to: '14:30',
    ...more,
  })

  test('[BOOK-8] stores the good rows, tells the bad ones by row, field and words', async () => {
    const rows = [
      row('I-1', { idNumber }),
      row('I-2', { from: '2pm' }),
      row('I-3', { itemCodes: ['X1'] }),
      'nothing',
      row('I-4', { from: '14:07', to: '14:37' }),
      row('I-5', { idNumber }),
      row('I-6'),
    ]
    const { body } = await importAs({ rows })
    expect(body).toMatchObject({ stored: 2, unchanged: 0 })
    expect(body.refused).toMatchObject([
      { row: 2, bookingNumber: 'I-2', field: 'from', code: 'MalformedCommand' },
      { row: 3, bookingNumber: 'I-3', field: 'itemCodes', code: 'ItemUnknown' },
      { row: 4, code: 'MalformedCommand' },
      { row: 5, bookingNumber: 'I-4', field: 'from', code: 'SlotNotOffered' },
      { row: 6, bookingNumber: 'I-5', code: 'TooManyBookings' },
    ])
    for (const { words } of body.refused) expect(words.zh).toMatch(/\p{Script=Han}/u)
    const before = [await seqNow(), await listOf()]
    expect((await importAs({ rows })).body).toMatchObject({ stored: 0, unchanged: 2 })
    expect([await seqNow(), await listOf()]).toEqual(before)
  })

  test('[BOOK-8] reads CSV with Chinese headers, quotes and the encoding of a spreadsheet', async () => {
    const lines = [
      '预约编号,事项编码,办事对象,日期,开始,结束,姓名',
      `C-1,${item},个人,${tomorrow},15:00,15:30,"王,小明"`,
      `C-2,${item},行人,${tomorrow},15:00,15:30,李`,
      '',
    ]
    const csv = { 'content-type': 'text/csv' }
    const first = await importAs(`\ufeff${lines.join('\r\n')}`, csv)
    expect(first.body).toMatchObject({ stored: 1, refused: [{ row: 2, field: 'audience' }] })
    // “预约编号,事项编码,日期,开始,结束” as GB 18030.
    const header = 'd4a4d4bcb1e0bac52ccac2cfeeb1e0c2eb2cc8d5c6da2cbfaacabc2cbde1caf8'
    const bytes = Buffer.concat([
      Buffer.from(header, 'hex'),
      Buffer.from(`\nC-3,${item},${tomorrow},15:30,16:00\n`),
    ])
    const answer = await fetch(`${hall.url}/api/appointments/import`, {
      method: 'POST',
      headers: { ...csv, authorization: `Bearer ${platform.token}` },
      body: bytes,
    })
    expect(await answer.json()).toMatchObject({ stored: 1, refused: [] })
  })

  test('that is no list, too long, or from somebody else is refused whole', async () => {
    expect((await importAs({ bookings: [] })).status).toBe(400)
    expect((await importAs({ rows: Array.from({ length: 2_001 }, () => 1) })).status).toBe(400)
    const path = '/api/appointments/import'
    const clerk = await signedIn(hall, 'c04', 'w04')
    expect((await http(hall, 'POST', path, { ...clerk, body: { rows: [] } })).status).toBe(403)
    expect((await http(hall, 'POST', path, { body: { rows: [] } })).status).toBe(401)
  })

  test('leaves no identity number on the disk in plain text', () => {
    const onDisk = ['hall.db', 'hall.db-wal'].map((name) =>
      readFileSync(`${hall.dataFolder}/${name}`).toString('latin1'),
    )
    expect(onDisk.join()).toContain('AppointmentBooked')
    expect(onDisk.join()).not.toContain(idNumber)
  })
})
