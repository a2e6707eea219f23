import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TakenReply, TicketView } from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, type Desk, deskAt, itemOfQueue } from './desk.testkit.ts'
import { http, newId, paired, startHall, type TestHall, take } from './hall.testkit.ts'

let hall: TestHall
let kiosk: { readonly token: string }
let item: string
const desks: Desk[] = []

beforeAll(async () => {
  hall = await startHall()
  item = await itemOfQueue(hall, 'A')
  kiosk = await paired(hall, { kind: 'kiosk', kioskId: 'kiosk-1' as never })
}, 20_000)
afterAll(async () => {
  for (const desk of desks) desk.screen.close()
  await hall.end()
})

const takeOne = async (): Promise<TakenReply> =>
  (await take(hall, kiosk, { itemCodes: [item] as never })).body

const pageOf = async ({ link }: TakenReply): Promise<TicketView> =>
  (await http<TicketView>(hall, 'GET', `/api/tickets/by-link/${link}`)).body

async function openDesk(staffNumber: string, windowId: string): Promise<Desk> {
  const desk = await deskAt(hall, staffNumber, windowId)
  desks.push(desk)
  accepted(await desk.press('OpenWindow'))
  return desk
}

describe('the other ways', () => {
  test('[MISS-1][MISS-3] a missed number goes back into the line from the phone, and is called again', async () => {
    const [taken, desk] = [await takeOne(), await openDesk('c04', 'w04')]
    accepted(await desk.press('CallNext'))
    accepted(await desk.press('RecordNoShow'))
    expect(await pageOf(taken)).toMatchObject({ status: 'no-show' })
    await desk.screen.until('counter', ({ missed }) => missed[0]?.number === taken.number)
    const path = `/api/tickets/by-link/${taken.link}/reinstate`
    const answer = await http(hall, 'POST', path, { body: { commandId: newId() } })
    expect(answer).toMatchObject({ status: 200, body: { ok: true } })
    expect(await pageOf(taken)).toMatchObject({ status: 'waiting', ahead: 0 })
    accepted(await desk.press('CallNext'))
    expect(await pageOf(taken)).toMatchObject({ status: 'called', number: taken.number })
    accepted(await desk.press('StartServing'))
    accepted(await desk.press('FinishServing'))
  })

  test('[HOLD-1][HOLD-2] held with its papers and taken up again where they lie', async () => {
    const [taken, desk] = [await takeOne(), await openDesk('c05', 'w05')]
    accepted(await desk.press('CallNext'))
    accepted(await desk.press('StartServing'))
    accepted(await desk.press('HoldTicket', { kind: 'papers-kept' }))
    expect(await pageOf(taken)).toMatchObject({ status: 'held', heldKind: 'papers-kept' })
    await desk.screen.until('counter', (view) => view.held.length === 1 && !view.ticket)
    const { ticketId } = taken
    expect(await seenElsewhere(ticketId)).toMatchObject({ ok: false })
    accepted(await desk.press('ResumeTicket', { ticketId }))
    expect(await pageOf(taken)).toMatchObject({ status: 'serving' })
    accepted(await desk.press('FinishServing'))
  })

  test('[MOVE-1][MOVE-3] a transferred number keeps its arrival and waits for its window', async () => {
    const [taken, from] = [await takeOne(), await openDesk('c06', 'w06')]
    const to = await openDesk('c07', 'w07')
    accepted(await from.press('CallNext'))
    accepted(await from.press('StartServing'))
    const target = { kind: 'window', windowId: 'w07' }
    const moved = { target, reasonCode: 'needs-department' }
    accepted(await from.press('TransferTicket', moved))
    expect(await pageOf(taken)).toMatchObject({ status: 'waiting', issuedAt: taken.issuedAt })
    expect(await from.press('CallNext')).toMatchObject({ refusal: { code: 'NobodyWaiting' } })
    accepted(await to.press('CallNext'))
    const view = await to.screen.until('counter', ({ ticket }) => ticket?.status === 'called')
    expect(view.ticket).toMatchObject({ number: taken.number, arrivedAt: taken.issuedAt })
  })

  test('what a clerk writes by hand is sealed: no file of the data holds its words', async () => {
    const note = '老人行动不便请帮扶ZETA7'
    const desk = await openDesk('c08', 'w08')
    accepted(await desk.press('CallForHelp', { reasonCode: 'elderly' }, note))
    const answer = accepted(await desk.press('CallForHelp', { reasonCode: 'elderly' }, note))
    expect(JSON.stringify(answer.events)).toContain('noteId')
    const visitor = { name: '欧阳测试', phone: '13812345678' }
    const taken = await take(hall, kiosk, { itemCodes: [item] as never, visitor })
    expect(taken.status).toBe(201)
    const words = ['ZETA7', '老人行动不便', '欧阳测试', '13812345678']
    const files = readdirSync(hall.dataFolder).map((name) => join(hall.dataFolder, name))
    expect(files.some((file) => file.endsWith('hall.db'))).toBe(true)
    for (const file of files) {
      const bytes = readFileSync(file)
      for (const word of words) expect(bytes.includes(word), `${word} in ${file}`).toBe(false)
    }
  })
})

/** The kept papers lie at w05, so nobody else may take the number up. */
async function seenElsewhere(ticketId: string) {
  const desk = await deskAt(hall, 'c04', 'w04')
  const reply = await desk.press('ResumeTicket', { ticketId })
  desk.screen.close()
  return reply
}
