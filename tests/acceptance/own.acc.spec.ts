import {
  type Capability,
  capabilitiesOfDevice,
  capabilitiesOfRole,
  type Reply,
  type Subscription,
} from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CallersHall, hallOfCallers, type TestCaller } from './callers.testkit.ts'
import { command, watch } from './desk.testkit.ts'
import { http, newId, signedIn, take } from './hall.testkit.ts'
import { openScreen } from './screen.testkit.ts'

let scene: CallersHall
beforeAll(async () => {
  scene = await hallOfCallers()
}, 30_000)
afterAll(() => scene.hall.end())

function the(name: string): TestCaller {
  const caller = scene.callers.find((one) => one.name === name)
  if (caller === undefined) throw new Error(`no caller ${name}`)
  return caller
}

async function refusalOf(caller: TestCaller, type: string, data: object) {
  const screen = await openScreen(scene.hall, caller, [])
  const reply: Reply = await screen.send(command(type, data))
  screen.close()
  return reply.ok ? undefined : reply.refusal.code
}

describe('[ROLE-5] each one in their own place', () => {
  test('a clerk acts only where they are signed in, a manager anywhere', async () => {
    for (const type of ['OpenWindow', 'CallNext', 'RecallTicket', 'FinishServing', 'CloseWindow']) {
      expect(await refusalOf(the('clerk'), type, { windowId: 'w04' }), type).toBe('NotYourWindow')
      const managers = await refusalOf(the('manager'), type, { windowId: 'w05' })
      expect(['NotAllowed', 'NotYourWindow'], type).not.toContain(managers)
    }
    const nowhere = { name: 'c05', who: 'role', ...(await signedIn(scene.hall, 'c05')) } as const
    expect(await refusalOf(nowhere, 'OpenWindow', { windowId: 'w05' })).toBe('NotYourWindow')
  })

  test('[WIN-4] of clerks who signed in at a closed window, who opens it works there', async () => {
    const clerk = async (staffNumber: string) => ({
      name: staffNumber,
      who: 'role' as const,
      ...(await signedIn(scene.hall, staffNumber, 'w06')),
    })
    const [first, second] = [await clerk('c06'), await clerk('c07')]
    const at = { windowId: 'w06' }
    expect(await refusalOf(first, 'OpenWindow', at)).toBeUndefined()
    for (const type of ['PauseWindow', 'CloseWindow', 'CallNext']) {
      const data = type === 'PauseWindow' ? { ...at, reasonCode: 'break' } : at
      expect(await refusalOf(second, type, data), type).toBe('WindowTaken')
    }
    expect(await refusalOf(first, 'CloseWindow', at)).toBeUndefined()
    expect(await refusalOf(second, 'OpenWindow', at)).toBeUndefined()
    expect(await refusalOf(second, 'CloseWindow', at)).toBeUndefined()
  })

  test('a kiosk hands out for itself, a keypad calls at its own window', async () => {
    const selection = { itemCodes: [], packageCodes: [], audience: 'natural', queueId: 'Z' }
    const elsewhere = { ...selection, kioskId: 'kiosk-2' }
    expect(await refusalOf(the('kiosk'), 'IssueTicket', elsewhere)).toBe('KioskUnknown')
    const refused = await take(scene.hall, the('kiosk'), elsewhere as never)
    expect(refused).toMatchObject({ status: 409, body: { code: 'KioskUnknown' } })
    const own = await take(scene.hall, the('kiosk'), { ...selection, kioskId: 'kiosk-1' } as never)
    expect(own.status).toBe(201)
    expect(await refusalOf(the('bridge'), 'CallNext', { windowId: 'w04' })).toBe('NotYourWindow')
    expect(await refusalOf(the('bridge'), 'CallNext', { windowId: 'w16' })).toBe('WindowClosed')
  })

  test('a link acts on its own ticket and on no other', async () => {
    const { servingId, otherTicketId } = scene
    const visitor = the('visitor')
    const rating = { servingId, satisfaction: 'satisfied', labels: [], channel: 'phone' }
    for (const type of ['AbandonTicket', 'ReinstateTicket']) {
      expect(await refusalOf(visitor, type, { ticketId: otherTicketId })).toBe('NotAllowed')
    }
    const strange = { ...rating, servingId: 'nobody-such' }
    expect(await refusalOf(visitor, 'RateService', strange)).toBe('NotAllowed')
    expect(await refusalOf(visitor, 'RateService', rating)).toBeUndefined()
  })

  test('a changed link is no link, at every address and on the socket', async () => {
    const { link = '' } = the('visitor')
    const changed = `${link.slice(0, -2)}${link.endsWith('AA') ? 'BB' : 'AA'}`
    const at = `/api/tickets/by-link/${changed}`
    expect(await http(scene.hall, 'GET', at)).toMatchObject({ status: 404 })
    const body = { commandId: newId() }
    const gone = { status: 404, body: { code: 'LinkNotValid' } }
    expect(await http(scene.hall, 'POST', `${at}/abandon`, { body })).toMatchObject(gone)
    const screen = await openScreen(scene.hall, { link: changed }, [watch('ticket')])
    expect(screen.hello).toMatchObject({ ok: false, refusal: { code: 'LinkNotValid' } })
    screen.close()
  })
})

const subscriptions = [
  watch('board', { zoneId: 'A' }),
  watch('sign', { windowId: 'w03' }),
  watch('counter', { windowId: 'w03' }),
  watch('counter', { windowId: 'w04' }),
  watch('wall'),
  watch('guide'),
  watch('kiosk', { kioskId: 'kiosk-1' }),
  watch('kiosk', { kioskId: 'kiosk-2' }),
  watch('ticket'),
]

function maySee({ role, kind, who }: TestCaller, wanted: Subscription): boolean {
  const can = (capability: Capability) =>
    role !== undefined
      ? capabilitiesOfRole[role].includes(capability)
      : kind !== undefined && capabilitiesOfDevice[kind].includes(capability)
  switch (wanted.kind) {
    case 'board':
    case 'sign':
      return who === 'role' || who === 'device'
    case 'counter':
      return can('see-counter') && (can('see-wall') || String(wanted.windowId) === 'w03')
    case 'wall':
      return can('see-wall')
    case 'guide':
      return can('see-guide')
    case 'kiosk':
      return kind === 'kiosk' && String(wanted.kioskId) === 'kiosk-1'
    case 'ticket':
      return who === 'visitor'
  }
}

describe('who is shown what', () => {
  test('[ROLE-5] every view to those whom the tables of the contract name, and to nobody else', async () => {
    for (const caller of scene.callers) {
      const screen = await openScreen(scene.hall, caller, [])
      for (const wanted of subscriptions) {
        const hello = await screen.greet([wanted])
        const what = `${caller.name} ${JSON.stringify(wanted)}`
        expect(hello.ok, what).toBe(maySee(caller, wanted))
        if (hello.ok) expect(hello.shown[0]?.view.kind, what).toBe(wanted.kind)
        else if (caller.who === 'nobody') expect(hello.refusal.code).toBe('NotSignedIn')
      }
      screen.close()
    }
  })

  test('[ROLE-4] a role that is taken away ends what its holder is being shown, by whichever door', async () => {
    const supervisor = await openScreen(scene.hall, the('supervisor'), [watch('wall')])
    expect(supervisor.hello.ok).toBe(true)
    const gone = new Promise((resolve) => supervisor.socket.on('dismissed', resolve))
    const data = { personId: 'demo-s01', role: 'supervisor' }
    expect(await refusalOf(the('security-administrator'), 'RevokeRole', data)).toBeUndefined()
    expect(await gone).toMatchObject({ code: 'NotSignedIn' })
  })
})
