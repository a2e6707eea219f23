import type { HallCommand, PersonId, Plan, Role, TicketId, WindowId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import {
  accepted,
  callNext,
  incoming,
  openDay,
  smallPlan,
  take,
} from '../runtime/test-hall.testkit.ts'
import { type Caller, capable, forbidden, nobody } from './caller.ts'
import { staffedHall } from './people.testkit.ts'

const grant = (personId: PersonId, role: Role, appointedOutside = false): HallCommand => ({
  type: 'GrantRole',
  data: { personId, role, appointedOutside },
})
const separated: readonly Role[] = ['administrator', 'security-administrator', 'auditor']

async function refusalOf(hall: Awaited<ReturnType<typeof staffedHall>>, command: HallCommand) {
  const reply = await hall.runtime.handle(incoming(command))
  return reply.ok ? undefined : reply.refusal.code
}

describe('三员分立', () => {
  const pairs = separated.flatMap((held) =>
    separated.filter((role) => role !== held).map((role) => [held, role] as const),
  )
  test.each(pairs)('[ROLE-1] who is %s cannot become %s', async (held, role) => {
    const hall = await staffedHall()
    const personId = await hall.addPerson('1', held, 'manager')
    expect(await refusalOf(hall, grant(personId, role))).toBe('DutiesMustBeSeparate')
    await accepted(hall.runtime, { type: 'RevokeRole', data: { personId, role: held } })
    expect(await refusalOf(hall, grant(personId, role))).toBeUndefined()
  })

  test('[ROLE-1] only a demonstration hall may combine them', async () => {
    const hall = await staffedHall()
    const personId = await hall.addPerson('1', 'auditor')
    const demo = smallPlan()
    const plan: Plan = { ...demo, rules: { ...demo.rules, separationOfDuties: false } }
    await accepted(hall.runtime, { type: 'AdoptPlan', data: { plan } })
    expect(await refusalOf(hall, grant(personId, 'administrator'))).toBeUndefined()
  })

  test('[ROLE-2] a city inspector is appointed outside, not by somebody of the hall', async () => {
    const hall = await staffedHall()
    const personId = await hall.addPerson('1')
    const actor = { kind: 'staff', personId } as const
    const command = grant(personId, 'city-inspector', true)
    const reply = await hall.runtime.handle({ ...incoming(command), actor })
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'RoleAppointedOutside' } })
    expect(await refusalOf(hall, command)).toBeUndefined()
  })
})

describe('who may do what', () => {
  const staff = (personId: PersonId, windowId?: string): Caller => ({
    kind: 'staff',
    personId,
    displayName: '',
    windowId: windowId as WindowId | undefined,
  })

  test('[ROLE-4] nobody, a board and a person without a role may do nothing', async () => {
    const hall = await staffedHall()
    const personId = await hall.addPerson('1')
    const board = { kind: 'device', deviceId: 'd', assignment: { kind: 'board', zoneId: 'A' } }
    await hall.runtime.read((state) => {
      for (const command of [take, callNext, openDay]) {
        expect(forbidden(state, nobody, command)).toBe('NotSignedIn')
        expect(forbidden(state, staff(personId), command)).toBe('NotAllowed')
        expect(forbidden(state, board as Caller, command)).toBe('NotAllowed')
      }
    })
  })

  test('[ROLE-4] a role taken away counts at once', async () => {
    const hall = await staffedHall()
    const personId = await hall.addPerson('1', 'manager')
    const may = () => hall.runtime.read((state) => forbidden(state, staff(personId), openDay))
    const sees = () => hall.runtime.read((state) => capable(state, staff(personId), 'see-feed'))
    expect([await may(), await sees()]).toEqual([undefined, true])
    await accepted(hall.runtime, { type: 'RevokeRole', data: { personId, role: 'manager' } })
    expect([await may(), await sees()]).toEqual(['NotAllowed', false])
  })

  test('[ROLE-5] a clerk acts at their own window, a manager at any', async () => {
    const hall = await staffedHall()
    const clerk = await hall.addPerson('1', 'clerk')
    const manager = await hall.addPerson('2', 'clerk', 'manager')
    await hall.runtime.read((state) => {
      expect(forbidden(state, staff(clerk, 'w001'), callNext)).toBeUndefined()
      expect(forbidden(state, staff(clerk, 'w002'), callNext)).toBe('NotYourWindow')
      expect(forbidden(state, staff(clerk), callNext)).toBe('NotYourWindow')
      expect(forbidden(state, staff(manager), callNext)).toBeUndefined()
    })
  })

  test('[ROLE-5] a kiosk takes for itself, a visitor touches their own number only', async () => {
    const hall = await staffedHall()
    const kiosk = (kioskId: string) =>
      ({ kind: 'device', deviceId: 'd', assignment: { kind: 'kiosk', kioskId } }) as Caller
    const abandon: HallCommand = { type: 'AbandonTicket', data: { ticketId: 't.1' as TicketId } }
    const visitor = (ticketId: string): Caller => ({
      kind: 'visitor',
      ticketId: ticketId as TicketId,
    })
    await hall.runtime.read((state) => {
      expect(forbidden(state, kiosk('kiosk-1'), take)).toBeUndefined()
      expect(forbidden(state, kiosk('kiosk-2'), take)).toBe('KioskUnknown')
      expect(forbidden(state, visitor('t.1'), abandon)).toBeUndefined()
      expect(forbidden(state, visitor('t.2'), abandon)).toBe('NotAllowed')
      expect(forbidden(state, visitor('t.1'), take)).toBe('NotAllowed')
    })
  })
})
