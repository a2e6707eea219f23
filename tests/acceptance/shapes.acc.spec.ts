import {
  type AttachmentRef,
  type BookedReply,
  helloReplySchema,
  type PairingTicket,
  type ReceiverAdded,
  replySchema,
  restRoutes,
  type SlotsReply,
  shownSchema,
  type TakenReply,
} from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CallersHall, hallOfCallers, type TestCaller } from './callers.testkit.ts'
import { accepted, command, itemOfQueue, watch } from './desk.testkit.ts'
import { type Answer, hallOpens, http, newId } from './hall.testkit.ts'
import { openScreen } from './screen.testkit.ts'

let scene: CallersHall
let itemCodes: readonly string[]
beforeAll(async () => {
  scene = await hallOfCallers({ WEBHOOK_HOSTS: '127.0.0.1:9', WEBHOOK_INNER: 'yes' })
  itemCodes = [await itemOfQueue(scene.hall, 'A')]
}, 30_000)
afterAll(() => scene.hall.end())

function the(name: string): TestCaller {
  const caller = scene.callers.find((one) => one.name === name)
  if (caller === undefined) throw new Error(`no caller ${name}`)
  return caller
}

const visited = new Set<string>()

/** Asks as that caller and holds the answer against the contract's shape for that address. */
async function ask<T>(by: string, name: string, more: Asked = {}): Promise<T> {
  const route = restRoutes.find(({ method, path }) => `${method} ${path}` === name)
  if (route === undefined) throw new Error(`no route ${name}`)
  const { token, cookie } = the(by)
  const parts = [more.part ?? '', more.second ?? '']
  const path = route.path.replace(/\{\w+\}/g, () => parts.shift() ?? '')
  const answer: Answer<T> = await http(
    scene.hall,
    route.method.toUpperCase(),
    `/api${path}${more.query ?? ''}`,
    { token, cookie, body: more.body, headers: more.headers ?? {} },
  )
  const what = `${name}: ${JSON.stringify(answer.body)?.slice(0, 400)}`
  expect(answer.status, what).toBe(route.status ?? 200)
  if (route.response !== undefined) {
    const shape = route.response.safeParse(answer.body)
    expect(shape.error, what).toBeUndefined()
  } else if (route.csv === true) {
    expect(answer.headers.get('content-type'), what).toContain('text/csv')
  } else if (route.status === 204) expect(answer.body, what).toBe('')
  visited.add(name)
  return answer.body
}

interface Asked {
  readonly part?: string | undefined
  readonly second?: string
  readonly query?: string
  readonly body?: object | string
  readonly headers?: Record<string, string>
}

const write = (more: object = {}): { body: object } => ({ body: { commandId: newId(), ...more } })
const taking = () => ({ itemCodes, packageCodes: [], audience: 'natural' })

describe('every answer has the shape that the contract gives it', () => {
  test('what everybody may read', async () => {
    await ask('nobody', 'get /hall')
    await ask('nobody', 'get /plan')
    await ask('nobody', 'get /catalogue')
    await ask('nobody', 'get /setup')
    await ask('nobody', 'get /catalogue/search', { query: '?q=sfz&audience=natural' })
    await ask('nobody', 'post /tickets/preview', { body: taking() })
  })

  test('numbers, bookings and the visitor’s page', async () => {
    const own = await ask<TakenReply>('kiosk', 'post /tickets', write(taking()))
    const part = own.link
    await ask('nobody', 'get /tickets/by-link/{link}', { part })
    await ask('guide', 'get /tickets/by-number/{number}', { part: own.number })
    await ask('nobody', 'post /tickets/by-link/{link}/needs', {
      part,
      ...write({ needs: ['slow'] }),
    })
    await ask('nobody', 'post /tickets/by-link/{link}/abandon', { part, ...write() })
    const appointmentId = newId('booked')
    const slotFrom = Date.parse(`${hallOpens}+08:00`)
    const slot = { slotFrom, slotTo: slotFrom + 1_800_000 }
    const booking = command('BookAppointment', { appointmentId, ...taking(), ...slot })
    await ask('third-party', 'post /commands', write({ command: booking }))
    await ask('kiosk', 'post /appointments/check-in', write({ appointmentId }))
    await ask('manager', 'get /calls/{ticketId}/reason', { part: scene.ticketId })
    const { servingId } = scene
    const rating = { servingId, satisfaction: 'satisfied', labels: ['410'], note: '很好' }
    const link = the('visitor').link
    await ask('nobody', 'post /tickets/by-link/{link}/ratings', { part: link, ...write(rating) })
    await ask('nobody', 'get /tickets/by-link/{link}', { part: link })
  })

  test('bookings', async () => {
    const query = `?date=2026-11-25&itemCodes=${itemCodes.join()}`
    const { slots } = await ask<SlotsReply>('nobody', 'get /appointments/slots', { query })
    const { slotFrom, slotTo } = slots[0] ?? {}
    const booking = write({ ...taking(), slotFrom, slotTo })
    const { appointmentId } = await ask<BookedReply>('third-party', 'post /appointments', booking)
    const bad = { bookingNumber: 'I-1', date: '2026-11-25', from: '9' }
    await ask('third-party', 'post /appointments/import', { body: { rows: [bad] } })
    await ask('guide', 'get /appointments', { query: '?date=2026-11-25' })
    const cancel = 'post /appointments/{appointmentId}/cancel'
    await ask('third-party', cancel, { part: appointmentId, ...write() })
  })

  test('a missed number put back', async () => {
    const taken = await ask<TakenReply>('kiosk', 'post /tickets', write(taking()))
    const press = async (type: string, more: object = {}) =>
      write({ command: command(type, { windowId: 'w05', ...more }) })
    await ask('manager', 'post /commands', await press('OpenWindow'))
    const { ticketId } = taken
    const specific = { ticketId, reasonCode: 'other' }
    await ask('manager', 'post /commands', await press('CallTicket', specific))
    await ask('manager', 'post /commands', await press('RecordNoShow'))
    const part = taken.link
    await ask('nobody', 'post /tickets/by-link/{link}/reinstate', { part, ...write() })
  })

  test('for whom somebody came, and cases filed online', async () => {
    const rows = [{ caseNumber: '520101202611', itemCodes: [...itemCodes], state: 'filed' }]
    await ask('third-party', 'post /filed-cases', { body: { rows } })
    const applicants = [{ kind: 'person', name: '王某', authorisation: 'shown' }]
    const visitor = { idNumber: '52010219800101001X' }
    const { ticketId } = await ask<TakenReply>(
      'guide',
      'post /tickets',
      write({ ...taking(), applicants, agent: { principals: 1 }, visitor }),
    )
    const windowId = 'w06'
    const presses = [
      ['OpenWindow', {}],
      ['CallTicket', { ticketId, reasonCode: 'other' }],
      ['StartServing', {}],
    ] as const
    for (const [type, more] of presses) {
      const pressed = command(type, { windowId, ...more })
      await ask('manager', 'post /commands', write({ command: pressed }))
    }
    await ask('manager', 'post /windows/{windowId}/applicants', { part: windowId, ...write() })
  })

  test('people, sessions and devices', async () => {
    const password = scene.hall.server.demoPassword ?? ''
    await ask('nobody', 'post /session', { body: { staffNumber: 'c09', password } })
    await ask('clerk', 'get /session')
    await ask('clerk', 'put /session/window', { body: { windowId: 'w03' } })
    const changed = { current: password, password }
    await ask('clerk', 'put /session/password', { body: changed })
    const added = await ask<{ personId: string }>(
      'security-administrator',
      'post /people',
      write({ staffNumber: 'n01', displayName: '新人', password: '一个新来的人的口令 2026' }),
    )
    const part = added.personId
    const security = 'security-administrator'
    const roles = 'post /people/{personId}/roles'
    await ask(security, roles, { part, ...write({ role: 'clerk', change: 'grant' }) })
    await ask(security, 'put /people/{personId}/password', { part, body: { password } })
    await ask('auditor', 'get /people')
    const asked = { kind: 'wall', label: '大屏' }
    const ticket = await ask<PairingTicket>('nobody', 'post /pairing/requests', { body: asked })
    const poll = { part: ticket.requestId, headers: { 'x-poll-secret': ticket.pollSecret } }
    await ask('nobody', 'get /pairing/requests/{requestId}', poll)
    const { code } = ticket
    const confirmation = write({ code, assignment: { kind: 'wall' } })
    await ask(security, 'post /pairing/confirmations', confirmation)
    await ask('nobody', 'get /pairing/requests/{requestId}', poll)
    await ask(security, 'get /devices')
    await ask('bridge', 'get /bridge/devices')
    await ask(security, 'delete /devices/{deviceId}', { part: the('board').deviceId })
    await ask('guide', 'delete /session')
  })

  test('figures', async () => {
    await ask('third-party', 'get /feed/quarters', { query: '?after=0&limit=10' })
    await ask('manager', 'get /feed/quarters.csv', { query: '?date=2026-11-24' })
    const part = '2026-11-24'
    await ask('supervisor', 'get /days/{date}/figures', { part })
    await ask('third-party', 'get /days/{date}/ledger', { part })
    await ask('manager', 'get /days/{date}/ledger.csv', { part })
    await ask('manager', 'get /tickets/{ticketId}/ledger', { part: scene.ticketId })
    await ask('supervisor', 'get /indicators')
    await ask('supervisor', 'get /indicators.csv')
    for (const of of ['days', 'minutes', 'tickets']) {
      await ask('supervisor', `get /indicators/{indicatorId}/${of}`, { part: 'issued' })
    }
    await ask('supervisor', 'get /days/{date}/reform', { part })
    await ask('supervisor', 'get /days/{date}/reform.csv', { part })
    await ask('supervisor', 'get /days/{date}/forecasts', { part })
    await ask('supervisor', 'get /days/{date}/forecasts.csv', { part })
    await ask('supervisor', 'get /days/{date}/overtakes', { part })
    await ask('supervisor', 'get /days/{date}/overtakes.csv', { part })
  })

  test('the feed outwards, cases and replies', async () => {
    await ask('third-party', 'get /feed/items', { query: '?after=0&limit=10' })
    await ask('auditor', 'get /feed/items.csv', { query: '?date=2026-11-24' })
    await ask('third-party', 'get /feed/start', { query: '?date=2026-11-24' })
    const pdf = { body: '%PDF-1.7', headers: { 'content-type': 'application/octet-stream' } }
    const file = await ask<AttachmentRef>('supervisor', 'post /attachments', pdf)
    const { attachmentId } = file
    const subject = { windowId: 'w03' }
    const data = { source: 'patrol', ill: 'long-wait', subject, attachmentIds: [attachmentId] }
    const register = { command: command('RegisterCase', data), note: '窗口前排队过长' }
    await ask('supervisor', 'post /cases/commands', write(register))
    await ask('supervisor', 'get /cases')
    await ask('auditor', 'get /cases.csv')
    await ask('supervisor', 'get /cases/{caseId}', { part: 'case-1' })
    const download = { part: 'case-1', second: attachmentId }
    await ask('supervisor', 'get /cases/{caseId}/attachments/{attachmentId}', download)
    await ask('clerk', 'get /replies')
    const alarm = { alarmId: 'a-1', level: 'orange', openedAt: Date.parse(`${hallOpens}+08:00`) }
    const clerkId = 'demo-c03'
    scene.hall.server.feedItems.append('alarm', 'a-1', { ...alarm, clerkId })
    const reply = command('ReplyToAlarm', { alarmId: 'a-1', attachmentIds: [] })
    await ask('clerk', 'post /cases/commands', write({ command: reply, note: '设备故障' }))
    await ask('clerk', 'get /alarms/{alarmId}/reply', { part: 'a-1' })
  })

  test('who gets the feed sent', async () => {
    const url = 'http://127.0.0.1:9/yihao'
    const adding = write({ name: '市平台', url, since: '2026-11-24' })
    const { receiverId } = await ask<ReceiverAdded>('administrator', 'post /receivers', adding)
    await ask('administrator', 'get /receivers')
    const part = receiverId
    const replay = { part, ...write({ since: '2026-11-24' }) }
    await ask('administrator', 'post /receivers/{receiverId}/replay', replay)
    const pause = { part, ...write({ paused: true }) }
    await ask('administrator', 'post /receivers/{receiverId}/state', pause)
    await ask('administrator', 'delete /receivers/{receiverId}', { part })
  })

  test('no address was left out but the set-up, which a new hall alone has', () => {
    const all = restRoutes.map(({ method, path }) => `${method} ${path}`)
    expect(all.filter((name) => !visited.has(name))).toEqual(['post /setup'])
  })

  test('what screens are shown, and the answers to their presses', async () => {
    const views = [
      ['manager', watch('wall')],
      ['manager', watch('counter', { windowId: 'w04' })],
      ['window-screen', watch('sign', { windowId: 'w04' })],
      ['window-screen', watch('board', { zoneId: 'A' })],
      ['kiosk', watch('kiosk', { kioskId: 'kiosk-1' })],
      ['visitor', watch('ticket')],
    ] as const
    for (const [by, wanted] of views) {
      const screen = await openScreen(scene.hall, the(by), [wanted])
      expect(helloReplySchema.safeParse(screen.hello).error, by).toBeUndefined()
      for (const one of screen.shown) expect(shownSchema.safeParse(one).error).toBeUndefined()
      expect(screen.shown, by).toHaveLength(1)
      screen.close()
    }
    const kiosk = await openScreen(scene.hall, the('kiosk'), [])
    const reply = await kiosk.send(command('IssueTicket', taking()))
    expect(replySchema.safeParse(reply).error).toBeUndefined()
    expect(accepted(reply).duplicate).toBe(false)
    kiosk.close()
  })
})
