import type { IndicatorReport, IndicatorSeries, IndicatorTickets } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, deskAt, itemOfQueue } from './desk.testkit.ts'
import {
  type Credentials,
  http,
  paired,
  signedIn,
  startHall,
  type TestHall,
  take,
} from './hall.testkit.ts'

let hall: TestHall
let supervisor: Credentials
beforeAll(async () => {
  hall = await startHall()
  supervisor = await signedIn(hall, 's01')
  const kiosk = await paired(hall, { kind: 'kiosk', kioskId: 'kiosk-1' } as never)
  const itemCodes = [await itemOfQueue(hall, 'A')] as never
  await take(hall, kiosk, { itemCodes })
  const desk = await deskAt(hall, 'c03', 'w03')
  for (const type of ['OpenWindow', 'CallNext', 'StartServing', 'FinishServing']) {
    accepted(await desk.press(type))
  }
  desk.screen.close()
}, 30_000)
afterAll(() => hall.end())

const get = <T>(path: string, who = supervisor) => http<T>(hall, 'GET', `/api${path}`, who)
const codeOf = async (path: string) => (await get<{ code: string }>(path)).body.code

describe('the indicators of the day', () => {
  test('[CONDUCT-1] each stands with its formula, its sample and the tickets behind it', async () => {
    const { body } = await get<IndicatorReport>('/indicators?scope=window')
    const row = body.rows.find((one) => one.indicatorId === 'service-mean' && one.scopeId === 'w03')
    expect(row).toMatchObject({ sampleSize: 1, denominator: 1, unit: 'ms' })
    const ids = new Set(body.rows.map(({ indicatorId }) => indicatorId))
    expect(body.formulas.map(({ indicatorId }) => indicatorId)).toEqual([...ids])
    const list = await http<IndicatorTickets>(hall, 'GET', row?.list ?? '', supervisor)
    expect(list.body).toMatchObject({ total: 1, tickets: [{ windowNumber: 3 }] })
    const story = await get(`/tickets/${list.body.tickets[0]?.ticketId}/ledger`)
    expect(story.status).toBe(200)
  })

  test('by minute and as CSV they are the same', async () => {
    const { body } = await get<IndicatorSeries>('/indicators/issued/minutes')
    expect(body.points.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(1)
    const csv = await get<string>('/indicators.csv?scope=hall')
    expect(csv.status).toBe(200)
  })

  test('a question that cannot be answered is told why', async () => {
    expect(await codeOf('/indicators/gossip/days')).toBe('IndicatorUnknown')
    expect(await codeOf('/indicators/issued/days?scope=window')).toBe('PlaceNotNamed')
    expect(await codeOf('/indicators?from=2026-02-01&to=2026-01-01')).toBe('PeriodWrong')
    expect(await codeOf('/indicators?from=2020-01-01')).toBe('PeriodWrong')
    expect(await codeOf('/indicators/issued/tickets?date=2020-01-01')).toBe('WrongDate')
    expect(await codeOf('/indicators?scope=star')).toBe('MalformedCommand')
  })

  test('a clerk does not see them', async () => {
    const clerk = await signedIn(hall, 'c04')
    expect((await get('/indicators', clerk)).status).toBe(403)
  })
})
