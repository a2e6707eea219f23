import type {
  CallReason,
  DayLedger,
  OvertakeReport,
  TakenReply,
  TicketLedger,
} from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, type Desk, deskAt, itemOfQueue } from './desk.testkit.ts'
import { http, paired, signedIn, startHall, type TestHall, take } from './hall.testkit.ts'

const date = '2026-11-24'
let hall: TestHall
let desk: Desk
let manager: { readonly cookie: string }
const numbers: TakenReply[] = []

const get = <T>(path: string, who: { readonly cookie?: string; readonly token?: string }) =>
  http<T>(hall, 'GET', path, who)
/** How much of the visit each owner had, as the day and as the visits tell it. */
const owned = (sums: DayLedger['hall'] | TicketLedger) =>
  Object.fromEntries(sums.owners.map(({ owner, ms }) => [owner, ms]))

/** Three come; the third is called by number, the first is held, taken up and finished. */
beforeAll(async () => {
  hall = await startHall()
  manager = await signedIn(hall, 'm01')
  const kiosk = await paired(hall, { kind: 'kiosk', kioskId: 'kiosk-1' } as never)
  const itemCodes = [await itemOfQueue(hall, 'A')] as never
  for (let one = 0; one < 3; one += 1) numbers.push((await take(hall, kiosk, { itemCodes })).body)
  desk = await deskAt(hall, 'c03', 'w03')
  const [first, , third] = numbers
  for (const [type, more] of [
    ['OpenWindow', {}],
    ['CallTicket', { ticketId: third?.ticketId, reasonCode: 'priority-confirmed' }],
    ['StartServing', {}],
    ['FinishServing', {}],
    ['CallNext', {}],
    ['StartServing', {}],
    ['HoldTicket', { kind: 'papers-kept' }],
    ['ResumeTicket', { ticketId: first?.ticketId }],
    ['FinishServing', {}],
  ] as const) {
    accepted(await desk.press(type, more))
  }
}, 30_000)
afterAll(async () => {
  desk.screen.close()
  await hall.end()
})

describe('the ledger over REST', () => {
  test('[LEDGER-1] one visit: its stretches follow each other and their sum is the visit', async () => {
    const { body, status } = await get<TicketLedger>(
      `/api/tickets/${numbers[0]?.ticketId}/ledger`,
      manager,
    )
    expect(status).toBe(200)
    expect(body.over).toBe(true)
    let at: number = body.from
    for (const segment of body.segments) {
      expect(segment.from).toBe(at)
      expect(segment.ms).toBe(segment.to - segment.from)
      at = segment.to
    }
    expect(at).toBe(body.to)
    expect(body.totalMs).toBe(body.to - body.from)
    const owners = new Set(body.segments.map(({ owner }) => owner))
    expect(owners.has('waiting-for-window')).toBe(true)
    expect(body.segments.find(({ owner }) => owner === 'serving')?.windowNumber).toBe(3)
  })

  test('the day is the sum of its visits, by queue and by window as well', async () => {
    const { body } = await get<DayLedger>(`/api/days/${date}/ledger`, manager)
    expect(body).toMatchObject({ visits: 3, openVisits: 1, closed: false })
    const total = (rows: readonly { readonly totalMs: number }[]) =>
      rows.reduce((sum, { totalMs }) => sum + totalMs, 0)
    expect(total(body.queues)).toBe(body.hall.totalMs)
    expect(total(body.windows)).toBe(body.hall.totalMs)
    expect(body.formulas.map(({ owner }) => owner)).toEqual(
      body.hall.owners.map(({ owner }) => owner),
    )
    const own = await get<TicketLedger>(`/api/tickets/${numbers[2]?.ticketId}/ledger`, manager)
    expect(owned(body.hall).serving).toBeGreaterThanOrEqual(owned(own.body).serving ?? 0)
  })

  test('the CSV has a line for each stretch of every visit', async () => {
    const { body, headers } = await get<string>(`/api/days/${date}/ledger.csv`, manager)
    expect(headers.get('content-type')).toContain('text/csv')
    for (const { number } of numbers) expect(body).toContain(`,${number},`)
  })

  test('[OVERTAKE-1] the call by number: by whom, why, and whom it passed over', async () => {
    const { body } = await get<OvertakeReport>(`/api/days/${date}/overtakes`, manager)
    const [first, second, third] = numbers.map(({ number }) => number)
    expect(body).toMatchObject({ calls: 2, overtakes: 1, byNumber: 1, closed: false })
    expect(body.rows).toHaveLength(1)
    const [one] = body.rows
    expect(one).toMatchObject({
      number: third,
      windowNumber: 3,
      kind: 'by-number',
      reasonCode: 'priority-confirmed',
      reason: { zh: '优先对象已核实' },
      passedOverCount: 2,
    })
    expect(one?.clerkName).toBeTruthy()
    expect(one?.passedOver.map(({ number }) => number)).toEqual([first, second])
    const csv = await get<string>(`/api/days/${date}/overtakes.csv`, manager)
    expect(csv.body).toContain(String(third))
  })

  test('[CALL-3] why the third before the first: the reason, everybody who waited, the scores', async () => {
    const path = `/api/calls/${numbers[2]?.ticketId}/reason`
    const { body } = await get<CallReason>(path, manager)
    expect(body).toMatchObject({ via: 'specific', reason: { zh: '优先对象已核实' } })
    const [first, second, third] = body.candidates
    expect([first, second, third].map((one) => one?.because)).toEqual([
      'specific-call',
      'specific-call',
      'called',
    ])
    expect(first?.score).toBeGreaterThanOrEqual(second?.score ?? 0)
    expect(second?.score).toBeGreaterThanOrEqual(third?.score ?? 0)
  })

  test('a day without a hall, a number that never was and a date that is none', async () => {
    for (const [path, status, code] of [
      ['/api/days/2026-11-22/ledger', 409, 'WrongDate'],
      ['/api/days/2026-11-22/overtakes', 409, 'WrongDate'],
      ['/api/days/2026-11-22/ledger.csv', 409, 'WrongDate'],
      ['/api/days/tomorrow/ledger', 400, 'MalformedCommand'],
      ['/api/tickets/t.nobody/ledger', 404, 'TicketUnknown'],
      ['/api/tickets/nobody/ledger', 404, 'TicketUnknown'],
    ] as const) {
      const { body, ...answer } = await get<{ code: string }>(path, manager)
      expect([path, answer.status, body.code]).toEqual([path, status, code])
    }
  })

  test('the same after a restart', async () => {
    const before = await get<OvertakeReport>(`/api/days/${date}/overtakes`, manager)
    desk.screen.close()
    await hall.restart()
    manager = await signedIn(hall, 'm01')
    const after = await get<OvertakeReport>(`/api/days/${date}/overtakes`, manager)
    expect(after.body).toEqual(before.body)
  })
})
