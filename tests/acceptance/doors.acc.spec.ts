import {
  type Capability,
  capabilitiesOfDevice,
  capabilitiesOfRole,
  commandsOfDevice,
  commandsOfRole,
  type Problem,
  problemSchema,
  restRoutes as routes,
} from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CallersHall, hallOfCallers, type TestCaller } from './callers.testkit.ts'
import { command } from './desk.testkit.ts'
import { http, newId } from './hall.testkit.ts'

type Route = (typeof routes)[number]

/** What else than a door some addresses ask for; `own` is a table of its own. */
const needed: Readonly<Record<string, Capability>> = {
  'post /pairing/confirmations': 'manage-devices',
  'get /devices': 'manage-devices',
  'delete /devices/{deviceId}': 'manage-devices',
  'get /people': 'see-people',
  'post /people': 'manage-people',
  'put /people/{personId}/password': 'manage-people',
  'post /people/{personId}/roles': 'manage-people',
  'get /feed/quarters': 'see-feed',
  'get /feed/quarters.csv': 'see-feed',
  'get /feed/items': 'see-feed',
  'get /feed/items.csv': 'see-feed',
  'get /feed/start': 'see-feed',
  'get /cases': 'see-cases',
  'get /receivers': 'manage-receivers',
  'post /receivers': 'manage-receivers',
  'post /receivers/{receiverId}/replay': 'manage-receivers',
  'post /receivers/{receiverId}/state': 'manage-receivers',
  'delete /receivers/{receiverId}': 'manage-receivers',
  'get /cases.csv': 'see-cases',
  'get /cases/{caseId}': 'see-cases',
  'get /cases/{caseId}/attachments/{attachmentId}': 'see-cases',
  'get /days/{date}/figures': 'see-feed',
  'get /days/{date}/ledger': 'see-feed',
  'get /days/{date}/ledger.csv': 'see-feed',
  'get /tickets/{ticketId}/ledger': 'see-feed',
  'get /days/{date}/overtakes': 'see-overtakes',
  'get /days/{date}/overtakes.csv': 'see-overtakes',
  'get /days/{date}/reform': 'see-feed',
  'get /days/{date}/reform.csv': 'see-feed',
  'get /days/{date}/forecasts': 'see-feed',
  'get /days/{date}/forecasts.csv': 'see-feed',
  'get /indicators': 'see-feed',
  'get /indicators.csv': 'see-feed',
  'get /indicators/{indicatorId}/days': 'see-feed',
  'get /indicators/{indicatorId}/minutes': 'see-feed',
  'get /indicators/{indicatorId}/tickets': 'see-feed',
  'get /calls/{ticketId}/reason': 'see-call-reasons',
  'get /appointments': 'see-bookings',
}

let scene: CallersHall
beforeAll(async () => {
  scene = await hallOfCallers()
}, 30_000)
afterAll(() => scene.hall.end())

const nameOf = ({ method, path }: Route) => `${method} ${path}`

function enters(caller: TestCaller, route: Route): boolean {
  const { role, kind } = caller
  const name = nameOf(route)
  const capability = needed[name]
  if (capability !== undefined) {
    if (role !== undefined) return capabilitiesOfRole[role].includes(capability)
    return kind !== undefined && capabilitiesOfDevice[kind].includes(capability)
  }
  const type = {
    'post /tickets': 'IssueTicket',
    'post /appointments/check-in': 'CheckInAppointment',
    'post /appointments': 'BookAppointment',
    'post /appointments/import': 'BookAppointment',
    'post /appointments/{appointmentId}/cancel': 'CancelAppointment',
    'post /windows/{windowId}/applicants': 'ShowApplicants',
    'post /filed-cases': 'RecordFiledCase',
  }
  const taking = type[name as keyof typeof type] as 'IssueTicket' | undefined
  if (taking !== undefined) {
    if (role !== undefined) return commandsOfRole[role].includes(taking)
    return kind !== undefined && commandsOfDevice[kind].includes(taking)
  }
  switch (route.door) {
    case 'public':
    case 'link':
      return true
    case 'staff':
      return role !== undefined
    case 'device':
      return kind === 'bridge'
    case 'staff-or-device':
      return role !== undefined || kind !== undefined
  }
}

/** Nothing here changes what a later caller meets. */
const bodies: Readonly<Record<string, () => object>> = {
  'post /tickets/preview': () => ({ itemCodes: [], packageCodes: [], audience: 'natural' }),
  'post /tickets': () => ({
    commandId: newId(),
    itemCodes: [],
    packageCodes: [],
    audience: 'natural',
  }),
  'post /appointments': () => ({
    commandId: newId(),
    itemCodes: [],
    packageCodes: [],
    audience: 'natural',
    slotFrom: 1,
    slotTo: 0,
  }),
  'post /appointments/import': () => ({ rows: [] }),
  'post /filed-cases': () => ({ rows: [] }),
  'post /appointments/{appointmentId}/cancel': () => ({ commandId: newId() }),
  'post /appointments/check-in': () => ({ commandId: newId(), appointmentId: 'nobody-such' }),
  'post /commands': () => ({ commandId: newId(), command: harmless }),
  'post /session': () => ({ staffNumber: 'nobody', password: 'no such password' }),
  'put /session/window': () => ({ windowId: 'nowhere' }),
  'put /session/password': () => ({ current: 'no such password', password: 'short' }),
  'post /pairing/requests': () => ({ kind: 'wall', label: '墙' }),
  'post /pairing/confirmations': () => ({
    commandId: newId(),
    code: '000000',
    assignment: { kind: 'wall' },
  }),
  'post /people': () => ({
    commandId: newId(),
    staffNumber: 'c01',
    displayName: '张三',
    password: 'no such password',
  }),
  'put /people/{personId}/password': () => ({ password: 'no such password' }),
  'post /people/{personId}/roles': () => ({ commandId: newId(), role: 'clerk', change: 'grant' }),
  'post /setup': () => ({ ...bodies['post /people']?.(), setupCode: '1' }),
  'post /tickets/by-link/{link}/ratings': () => ({
    commandId: newId(),
    servingId: scene.servingId,
    satisfaction: 'satisfied',
    labels: [],
  }),
}
const harmless = command('OpenDay', { businessDate: '2026-11-25' })

function ask(caller: TestCaller, route: Route) {
  const names: Record<string, string> = {
    number: 'A001',
    link: scene.callers.find(({ who }) => who === 'visitor')?.link ?? '',
    date: '2026-11-24',
    ticketId: scene.ticketId,
    windowId: 'w03',
  }
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? 'nobody-such')
  const query = {
    'get /catalogue/search': '?q=sfz',
    'get /feed/quarters.csv': '?date=2026-11-24',
    'get /feed/items.csv': '?date=2026-11-24',
    'get /feed/start': '?date=2026-11-24',
  }
  const asked = `/api${path}${query[nameOf(route) as keyof typeof query] ?? ''}`
  const body = bodies[nameOf(route)]?.() ?? { commandId: newId() }
  const { token, cookie } = caller
  return http<Problem>(scene.hall, route.method.toUpperCase(), asked, {
    token,
    cookie,
    ...(route.method === 'post' || route.method === 'put' ? { body } : {}),
  })
}

/** Signing out ends the caller, the set-up code is a door of its own, and commands answer replies. */
const apart = ['delete /session', 'post /setup', 'post /commands', 'post /cases/commands']

describe('the doors of the REST interface', () => {
  const others = routes.filter((route) => !apart.includes(nameOf(route)))

  test.each(others.map((route) => [nameOf(route), route] as const))('%s', async (_name, route) => {
    const found: string[] = []
    for (const caller of scene.callers.filter(({ who }) => who !== 'visitor')) {
      const { status, body } = await ask(caller, route)
      expect(status, `${caller.name}: ${JSON.stringify(body)}`).toBeLessThan(500)
      if (status >= 400) expect(problemSchema.safeParse(body).error, route.path).toBeUndefined()
      const turnedAway = body.code === 'NotAllowed' || body.code === 'NotSignedIn'
      if (turnedAway) expect(status).toBe(body.code === 'NotAllowed' ? 403 : 401)
      if (turnedAway && caller.who === 'nobody') expect(body.code).toBe('NotSignedIn')
      found.push(`${caller.name}: ${turnedAway ? 'no' : 'yes'}`)
    }
    const wanted = scene.callers
      .filter(({ who }) => who !== 'visitor')
      .map((caller) => `${caller.name}: ${enters(caller, route) ? 'yes' : 'no'}`)
    expect(found).toEqual(wanted)
  })

  test('signing out is for everybody, and the set-up code for nobody once there are people', async () => {
    const nobody = { name: 'nobody', who: 'nobody' } as const
    const [signOut, setUp, commands] = apart.map((name) =>
      routes.find((route) => nameOf(route) === name),
    )
    if (!signOut || !setUp || !commands) throw new Error('not in the table of routes')
    expect((await ask(nobody, signOut)).status).toBe(204)
    expect(signOut.door).toBe('public')
    expect((await ask(nobody, setUp)).status).toBe(403)
    expect((await ask(nobody, commands)).status).toBe(401)
  })

  test('every answer is of the shape that the contract says', async () => {
    const manager = scene.callers.filter(({ role }) => role === 'manager' || role === 'auditor')
    let looked = 0
    for (const route of others) {
      for (const caller of [...manager, ...scene.callers]) {
        const { status, body } = await ask(caller, route)
        if (status >= 300 || route.response === undefined) continue
        const result = route.response.safeParse(body)
        expect(result.error, nameOf(route)).toBeUndefined()
        if (route.status === 201) expect([200, 201]).toContain(status)
        looked += 1
      }
    }
    expect(looked).toBeGreaterThan(100)
  }, 30_000)
})
