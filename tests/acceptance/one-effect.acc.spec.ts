import type { HallCommand, Reply } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { http, newId, paired, signedIn, startHall, type TestHall, take } from './hall.testkit.ts'
import { openScreen, type TestScreen } from './screen.testkit.ts'

const rounds = 1_000
/** A connection is allowed a burst of presses; a terminal that presses without rest opens anew. */
const roundsAConnection = 18

let hall: TestHall
let kiosk: { readonly token: string }

const verb = (type: string, windowId: string, more: object = {}) =>
  ({ type, data: { windowId, ...more } }) as HallCommand

const counterOf = (windowId: string) => [{ kind: 'counter', windowId } as never]

function called(reply: Reply): string {
  if (!reply.ok) throw new Error(JSON.stringify(reply.refusal))
  const [event] = reply.events
  if (event?.type !== 'TicketCalled') throw new Error('no call')
  return event.data.number
}

class Clerk {
  readonly windowId: string
  readonly session: { readonly cookie: string }
  #screen: TestScreen | undefined
  #presses = 0

  constructor(windowId: string, session: { readonly cookie: string }) {
    this.windowId = windowId
    this.session = session
  }

  async press(command: HallCommand, commandId?: string): Promise<Reply> {
    if (this.#presses % roundsAConnection === 0) {
      this.close()
      this.#screen = await openScreen(hall, this.session, counterOf(this.windowId))
    }
    this.#presses += 1
    if (this.#screen === undefined) throw new Error('not connected')
    return this.#screen.send(command, commandId)
  }

  /** Over REST, as the manager's console does; its limit is by the minute. */
  async command(command: HallCommand): Promise<Reply> {
    const body = { commandId: newId(), command }
    return (await http<Reply>(hall, 'POST', '/api/commands', { ...this.session, body })).body
  }

  close(): void {
    this.#screen?.close()
  }
}

async function clerkAt(staffNumber: string, windowId: string): Promise<Clerk> {
  const clerk = new Clerk(windowId, await signedIn(hall, staffNumber, windowId))
  const opened = await clerk.press(verb('OpenWindow', windowId))
  expect(opened.ok).toBe(true)
  return clerk
}

beforeAll(async () => {
  hall = await startHall()
  kiosk = await paired(hall, { kind: 'kiosk', kioskId: 'kiosk-1' as never })
})
afterAll(() => hall.end())

describe('one effect', () => {
  test('[CALL-1] two clerks press “next” at the same instant 1,000 times and never get the same ticket', async () => {
    const itemCodes = [await itemOfQueue('A')] as never
    for (const _ of [1, 2]) expect((await take(hall, kiosk, { itemCodes })).status).toBe(201)
    const left = await clerkAt('c03', 'w03')
    const right = await clerkAt('c04', 'w04')
    let same = 0
    for (let round = 0; round < rounds; round += 1) {
      const replies = await Promise.all(
        [left, right].map((clerk) => clerk.press(verb('CallNext', clerk.windowId))),
      )
      if (new Set(replies.map(called)).size !== 2) same += 1
      // Both go back into the line, so that the next press wants the same two tickets again.
      const back = { target: { kind: 'queue', queueId: 'A' }, reasonCode: 'other' }
      const returned = await Promise.all(
        [left, right].map((clerk) => clerk.command(verb('TransferTicket', clerk.windowId, back))),
      )
      expect(returned.map((reply) => reply.ok)).toEqual([true, true])
    }
    expect(same).toBe(0)
    left.close()
    right.close()
  }, 240_000)

  test('the same command id sent five times at once has one effect, whichever door it takes', async () => {
    const itemCodes = [await itemOfQueue('A')] as never
    const commandId = newId('five') as never
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => take(hall, kiosk, { commandId, itemCodes })),
    )
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1)
    expect(answers.filter(({ body }) => !body.duplicate)).toHaveLength(1)

    const clerk = await clerkAt('c05', 'w05')
    const press = newId('press')
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => clerk.press(verb('CallNext', 'w05'), press)),
    )
    expect(new Set(replies.map(called)).size).toBe(1)
    expect(replies.filter((reply) => reply.ok && !reply.duplicate)).toHaveLength(1)
    const other = await clerk.press(verb('RecallTicket', 'w05'), press)
    expect(other).toMatchObject({ ok: false, refusal: { code: 'CommandIdReused' } })
    clerk.close()
  })
})

async function itemOfQueue(queueId: string): Promise<string> {
  const { body } = await http<{ items: { code: string; audience: string }[] }>(
    hall,
    'GET',
    '/api/catalogue',
  )
  for (const { code, audience } of body.items) {
    const wanted = { itemCodes: [code], packageCodes: [], audience: 'natural' }
    if (audience === 'legal') continue
    const preview = await http<{ queueId: string }>(hall, 'POST', '/api/tickets/preview', {
      body: wanted,
    })
    if (preview.body.queueId === queueId) return code
  }
  throw new Error(`no item leads to queue ${queueId}`)
}
