import type { BookingList, DayReport, Plan, Problem } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command, itemOfQueue } from './desk.testkit.ts'
import { http, newId, paired, signedIn, startHall, type TestHall, take } from './hall.testkit.ts'

let hall: TestHall
let kiosk: { readonly token: string }
let guide: { readonly cookie: string }
let item: string
const agent = { idNumber: '11010519491231002X' }

beforeAll(async () => {
  hall = await startHall()
  item = await itemOfQueue(hall, 'A')
  kiosk = await paired(hall, { kind: 'kiosk', kioskId: 'kiosk-1' } as never)
  guide = await signedIn(hall, 'd01')
}, 20_000)
afterAll(() => hall.end())

const today = async () =>
  (await http<BookingList>(hall, 'GET', '/api/appointments?date=2026-11-24', guide)).body

async function adoptQuota(max: number): Promise<void> {
  const { body } = await http<{ plan: Plan }>(hall, 'GET', '/api/plan')
  const quota = {
    of: { kind: 'item', itemCode: item },
    max,
    reason: { zh: '体检设备每天只能做这么多', en: 'The machine does so many a day' },
  }
  const { rules } = body.plan
  const plan = { ...body.plan, rules: { ...rules, limits: { ...rules.limits, quotas: [quota] } } }
  const admin = await signedIn(hall, 'a01')
  const adopt = { commandId: newId(), command: command('AdoptPlan', { plan }) }
  const answer = await http(hall, 'POST', '/api/commands', { ...admin, body: adopt })
  expect(answer).toMatchObject({ status: 200, body: { ok: true } })
}

describe('limits at the door', () => {
  test('[LIMIT-4] an agent takes one after another and is listed for the guide, unnamed', async () => {
    const wanted = { itemCodes: [item], agent: { principals: 3 } } as never
    expect((await take(hall, kiosk, wanted)).body).toMatchObject({ code: 'AgentNeedsIdentity' })
    for (let number = 0; number < 5; number += 1) {
      const answer = await take(hall, kiosk, { ...(wanted as object), visitor: agent } as never)
      expect(answer.status).toBe(201)
    }
    const { agents } = await today()
    expect(agents).toMatchObject([{ tickets: 5, principals: 15 }])
    expect(JSON.stringify(agents)).not.toContain(agent.idNumber)
  })

  test('[LIMIT-3] a ceiling refuses with the reason of the plan, in both languages', async () => {
    await adoptQuota(6)
    expect((await take(hall, kiosk, { itemCodes: [item] } as never)).status).toBe(201)
    const refused = await take(hall, kiosk, { itemCodes: [item] } as never)
    expect(refused).toMatchObject({ status: 409, body: { code: 'QuotaUsedUp' } })
    const { words } = refused.body as unknown as Problem
    expect(words.zh).toContain('体检设备每天只能做这么多')
    expect(words.en).toContain('The machine does so many a day')
  })

  test('[LIMIT-5] what was refused is counted by its reason, on the card before the number too', async () => {
    const selection = { itemCodes: ['X1'], packageCodes: [], audience: 'natural' }
    const card = await http(hall, 'POST', '/api/tickets/preview', { ...kiosk, body: selection })
    expect(card).toMatchObject({ status: 400, body: { code: 'ItemUnknown' } })
    await expect
      .poll(async () => (await today()).refusedTakes.map(({ code, times }) => [code, times]))
      .toEqual([
        ['AgentNeedsIdentity', 1],
        ['QuotaUsedUp', 1],
        ['ItemUnknown', 1],
      ])
    const manager = await signedIn(hall, 'm01')
    const report = async () =>
      (await http<DayReport>(hall, 'GET', '/api/days/2026-11-24/figures', manager)).body
    await expect
      .poll(async () => (await report()).refusedTakes)
      .toContainEqual({
        code: 'QuotaUsedUp',
        times: 1,
      })
  })
})
