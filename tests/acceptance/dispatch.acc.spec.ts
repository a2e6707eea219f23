import type { CounterView } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, type Desk, deskAt, itemOfQueue } from './desk.testkit.ts'
import { http, paired, startHall, type TestHall, take } from './hall.testkit.ts'

const windows = [
  ['c03', 'w03'],
  ['c04', 'w04'],
  ['c05', 'w05'],
] as const
const visitors = 12

let hall: TestHall
let kiosk: { readonly token: string }
let itemCode: string
const desks: Desk[] = []
const desk = (place: number): Desk => desks[place] as Desk
const takes = () => take(hall, kiosk, { itemCodes: [itemCode as never] })
const called = ({ ticket }: CounterView) => ticket?.status === 'called'

beforeAll(async () => {
  // A second of the hall in ten milliseconds; the grace time passes in eighty.
  hall = await startHall({ CLOCK: '2026-11-24T09:00,100' })
  kiosk = await paired(hall, { kind: 'kiosk', kioskId: 'kiosk-1' as never })
  itemCode = await itemOfQueue(hall, 'A')
  for (const [staffNumber, windowId] of windows) {
    const made = await deskAt(hall, staffNumber, windowId)
    accepted(await made.press('OpenWindow'))
    desks.push(made)
  }
}, 20_000)
afterAll(async () => {
  for (const { screen } of desks) screen.close()
  await hall.end()
})

describe('a hall that calls by itself', () => {
  test('[DISPATCH-1] calls for the clerk who has said ready and for no other', async () => {
    await takes()
    accepted(await desk(1).press('SayReady', { stay: false }))
    await desk(1).screen.until('counter', ({ dispatch }) => dispatch?.callsAt !== undefined)
    const view = await desk(1).screen.until('counter', called)
    expect(view).toMatchObject({ ticket: { number: 'A001' }, dispatch: { ready: false } })
    for (const place of [0, 2]) {
      const { shown } = desk(place).screen
      expect(shown.some(({ view }) => view.kind === 'counter' && called(view))).toBe(false)
    }
    accepted(await desk(1).press('StartServing'))
    accepted(await desk(1).press('FinishServing'))
  })

  test('[DISPATCH-2] not ready in time sends the call to the next, with its own grace time', async () => {
    for (const place of [0, 2]) accepted(await desk(place).press('SayReady', { stay: false }))
    await takes()
    await desk(0).screen.until('counter', ({ dispatch }) => dispatch?.callsAt !== undefined)
    accepted(await desk(0).press('SayNotReady'))
    const view = await desk(2).screen.until('counter', called)
    expect(view.ticket?.number).toBe('A002')
    accepted(await desk(2).press('StartServing'))
    accepted(await desk(2).press('FinishServing'))
    const first = desk(0).screen.shown.at(-1)?.view
    expect(first).toMatchObject({ dispatch: { ready: false } })
  })

  test('[DISPATCH-4] works off a line without a single press of “call next”', async () => {
    for (let one = 0; one < visitors; one += 1) await takes()
    for (const one of desks) accepted(await one.press('SayReady', { stay: true }))
    const numbers = (await Promise.all(desks.map(servesUntilEmpty))).flat()
    const expected = Array.from(
      { length: visitors },
      (_, at) => `A${String(at + 3).padStart(3, '0')}`,
    )
    expect([...numbers].sort()).toEqual(expected)
  }, 30_000)
})

test('[DUTY-1] who stands where is told to the staff and to nobody else', async () => {
  const asked = (credentials = {}) =>
    http<{ plan: { dutyPlan?: readonly object[] } }>(hall, 'GET', '/api/plan', credentials)
  expect((await asked()).body.plan.dutyPlan).toBeUndefined()
  expect((await asked(kiosk)).body.plan.dutyPlan).toBeUndefined()
  expect((await asked(desk(0).session)).body.plan.dutyPlan).toHaveLength(38)
})

/** Sits down with whoever is called there, until nobody waits and nobody comes any more. */
async function servesUntilEmpty(desk: Desk): Promise<readonly string[]> {
  const served: string[] = []
  for (;;) {
    const view = await desk.screen.until(
      'counter',
      (one) => called(one) || (one.ticket === undefined && one.waiting === 0),
    )
    if (view.ticket === undefined) return served
    served.push(view.ticket.number)
    accepted(await desk.press('StartServing'))
    accepted(await desk.press('FinishServing'))
    await desk.screen.until('counter', ({ ticket }) => ticket?.number !== view.ticket?.number)
  }
}
