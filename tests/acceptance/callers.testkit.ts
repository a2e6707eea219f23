import { type DeviceAssignment, type DeviceKind, type Role, roleSchema } from '@yihao/contract'
import { accepted, command, deskAt, itemOfQueue } from './desk.testkit.ts'
import {
  type Credentials,
  http,
  newId,
  paired,
  signedIn,
  startHall,
  type TestHall,
  take,
} from './hall.testkit.ts'

/** Somebody at the other end, by the table of the contract that says what they may. */
export interface TestCaller extends Credentials {
  readonly name: string
  readonly who: 'role' | 'device' | 'visitor' | 'nobody'
  readonly role?: Role
  readonly kind?: DeviceKind
  readonly link?: string
  readonly deviceId?: string
}

export interface CallersHall {
  readonly hall: TestHall
  readonly callers: readonly TestCaller[]
  /** Rated by nobody yet: at w03, where the bridge's keypad stands, of the visitor's own ticket. */
  readonly servingId: string
  readonly ticketId: string
  /** Somebody else's, in service at w04. */
  readonly otherTicketId: string
}

const numbers: Partial<Record<Role, string>> = {
  clerk: 'c03',
  guide: 'd01',
  manager: 'm01',
  supervisor: 's01',
  administrator: 'a01',
  'security-administrator': 'x01',
  auditor: 'u01',
}

const assignments = [
  { kind: 'kiosk', kioskId: 'kiosk-1' },
  { kind: 'board', zoneId: 'A' },
  { kind: 'window-screen', windowId: 'w03' },
  { kind: 'wall' },
  { kind: 'bridge', bridgeId: 'bridge-1' },
  { kind: 'third-party', name: '银行' },
] as unknown as readonly DeviceAssignment[]

/** A hall with one of each: every role, every kind of device, a visitor, and nobody. */
export async function hallOfCallers(
  settings: Readonly<Record<string, string>> = {},
): Promise<CallersHall> {
  const hall = await startHall(settings)
  const devices: TestCaller[] = []
  for (const wish of assignments) {
    devices.push({ name: wish.kind, who: 'device', kind: wish.kind, ...(await paired(hall, wish)) })
  }
  const kiosk = devices[0] ?? {}
  const itemCodes = [await itemOfQueue(hall, 'A')] as never
  const [own, other] = [
    (await take(hall, kiosk, { itemCodes })).body,
    (await take(hall, kiosk, { itemCodes })).body,
  ]
  const [mine, next] = [await deskAt(hall, 'c03', 'w03'), await deskAt(hall, 'c04', 'w04')]
  for (const desk of [mine, next]) {
    for (const type of ['OpenWindow', 'CallNext', 'StartServing']) accepted(await desk.press(type))
  }
  const { events } = accepted(await mine.press('FinishServing'))
  const finished = events.find((event) => event.type === 'ServingFinished')
  if (finished?.type !== 'ServingFinished') throw new Error('no service was finished')
  const { servingId } = finished.data
  for (const desk of [mine, next]) desk.screen.close()
  const roles: TestCaller[] = []
  for (const role of roleSchema.options) {
    roles.push({ name: role, who: 'role', role, ...(await sessionOf(hall, role)) })
  }
  const visitor = { name: 'visitor', who: 'visitor', link: own.link } as const
  return {
    hall,
    callers: [...roles, ...devices, visitor, { name: 'nobody', who: 'nobody' }],
    servingId,
    ticketId: own.ticketId,
    otherTicketId: other.ticketId,
  }
}

async function sessionOf(hall: TestHall, role: Role) {
  const number = numbers[role] ?? (await appoint(hall, role))
  return signedIn(hall, number, role === 'clerk' ? 'w03' : undefined)
}

/** The demonstration has no such people; a city inspector is appointed by the city alone. */
async function appoint(hall: TestHall, role: Role): Promise<string> {
  const staffNumber = role.replace(/-/g, '')
  const security = await signedIn(hall, 'x01')
  const password = hall.server.demoPassword
  const body = { commandId: newId(), staffNumber, displayName: role, password }
  const added = await http<{ personId: string }>(hall, 'POST', '/api/people', { ...security, body })
  const { personId } = added.body
  await hall.server.hall.runtime.handle({
    commandId: newId() as never,
    actor: { kind: 'system', part: 'console' },
    command: command('GrantRole', { personId, role, appointedOutside: true }),
  })
  return staffNumber
}
