import type { CommandEnvelope, CommandId, HallCommand } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { accepted, at, hallId, settled, take } from '../runtime/test-hall.testkit.ts'
import { loadKeys } from '../visitors/keys.ts'
import { Vault } from '../visitors/vault.ts'
import { type Caller, nobody } from './caller.ts'
import { Intake } from './intake.ts'
import { staffedHall } from './people.testkit.ts'

const kiosk = {
  kind: 'device',
  deviceId: 'dev-1',
  assignment: { kind: 'kiosk', kioskId: 'kiosk-1' },
} as Caller
const visitor = { name: '王小明', idNumber: '11010519491231002X' }

async function intakeHall() {
  const hall = await staffedHall()
  const vault = new Vault(hall.database(), loadKeys(`${hall.path}.key`, true))
  const intake = new Intake({
    runtime: hall.runtime,
    vault,
    logger: hall.logger,
    checkPlan: () => undefined,
  })
  const send = (caller: Caller, more: Partial<CommandEnvelope> = {}) =>
    intake.handle(caller, { commandId: 'press-1' as CommandId, command: take, ...more })
  const takenEvents = async () =>
    (await hall.runtime.readAfter(0, 5_000)).filter((event) => event.type === 'TicketIssued')
  return { ...hall, vault, send, takenEvents }
}

describe('the one door for commands', () => {
  test('what a visitor tells lies in the vault, and only its reference in the log', async () => {
    const { send, takenEvents, vault } = await intakeHall()
    expect((await send(kiosk, { visitor })).ok).toBe(true)
    const [event] = await takenEvents()
    expect(JSON.stringify(event)).not.toContain('王小明')
    expect(JSON.stringify(event)).not.toContain(visitor.idNumber)
    const reference = event?.type === 'TicketIssued' ? event.data.visitor : undefined
    expect(JSON.parse(vault.open(reference?.visitorId ?? ('' as never)) ?? '{}')).toEqual(visitor)
  })

  test('[APPL-4] who the applicants are lies in the vault; the log knows them again by a hash', async () => {
    const { send, takenEvents, vault } = await intakeHall()
    const company = {
      kind: 'company',
      authorisation: 'shown',
      creditCode: '9144030071526726xg',
    } as const
    const self = { kind: 'person', authorisation: 'own', idNumber: visitor.idNumber } as const
    expect((await send(kiosk, { visitor, applicants: [company, self] })).ok).toBe(true)
    const [event] = await takenEvents()
    for (const text of ['9144030071526726', visitor.idNumber]) {
      expect(JSON.stringify(event).toLowerCase()).not.toContain(text.toLowerCase())
    }
    const [one, other] = event?.type === 'TicketIssued' ? (event.data.applicants ?? []) : []
    expect(JSON.parse(vault.open(one?.visitorId ?? ('' as never)) ?? '{}')).toEqual({
      kind: 'company',
      creditCode: company.creditCode,
    })
    const { personHash } = event?.type === 'TicketIssued' ? (event.data.visitor ?? {}) : {}
    expect(other?.applicantHash).toBe(personHash)
    expect(one?.applicantHash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('[APPL-1] a wrong credit code is told with its place, and only takes have applicants', async () => {
    const { send, takenEvents } = await intakeHall()
    const company = (creditCode: string) =>
      ({ kind: 'company', authorisation: 'brought', creditCode }) as const
    const applicants = [company('914403001922038216'), company('914403001922038217')]
    expect(await send(kiosk, { applicants })).toMatchObject({
      refusal: { code: 'CreditCodeWrong', field: 'applicants.1.creditCode', detail: 'check' },
    })
    const command: HallCommand = { type: 'CallNext', data: { windowId: 'w001' as never } }
    expect(await send(kiosk, { command, applicants: applicants.slice(0, 1) })).toMatchObject({
      refusal: { code: 'MalformedCommand', field: 'applicants' },
    })
    expect(await takenEvents()).toEqual([])
  })

  test('the same press sent twice is one, although it is sealed anew each time', async () => {
    const { send, takenEvents } = await intakeHall()
    const replies = await Promise.all([send(kiosk, { visitor }), send(kiosk, { visitor })])
    expect(replies.map((reply) => reply.ok && reply.duplicate)).toEqual([false, true])
    expect(await takenEvents()).toHaveLength(1)
    const applicants = [{ kind: 'person', authorisation: 'own' }] as const
    expect(await send(kiosk, { visitor, applicants: [...applicants] })).toMatchObject({
      refusal: { code: 'CommandIdReused' },
    })
    const other = { ...visitor, idNumber: '110105194912310038' }
    expect(await send(kiosk, { visitor: other })).toMatchObject({
      refusal: { code: 'CommandIdReused' },
    })
  })

  test('[ROLE-4] nobody is told to sign in, a role that went away in the queue counts', async () => {
    const { send, addPerson, runtime } = await intakeHall()
    expect(await send(nobody)).toMatchObject({ refusal: { code: 'NotSignedIn' } })
    const personId = await addPerson('1', 'guide')
    const guide: Caller = { kind: 'staff', personId, displayName: '', windowId: undefined }
    const [, reply] = await Promise.all([
      accepted(runtime, { type: 'RevokeRole', data: { personId, role: 'guide' } }),
      send(guide),
    ])
    expect(reply).toMatchObject({ refusal: { code: 'NotAllowed' } })
  })

  test('a vault that cannot be written refuses the press and says so to the log', async () => {
    const { send, vault, takenEvents, logger } = await intakeHall()
    vault.sealVisitor = () => {
      throw new Error('SQLITE_FULL')
    }
    expect(await send(kiosk, { visitor })).toMatchObject({ refusal: { code: 'NotStored' } })
    expect(logger.errors).toEqual(['personal data could not be sealed'])
    expect(await takenEvents()).toEqual([])
  })

  test('nobody outside uses up the id of what the hall does by itself', async () => {
    const { send, runtime, clock } = await intakeHall()
    const commandId = 'open-day:2026-11-24' as CommandId
    expect(await send(kiosk, { commandId })).toMatchObject({
      refusal: { code: 'MalformedCommand' },
    })
    for (const moment of [at('00:00', 1), at('08:20', 1)]) {
      clock.moveTo(moment)
      await settled(runtime)
    }
    expect(await runtime.read((hall) => hall.day?.businessDate)).toBe('2026-11-24')
    expect(runtime.position().hallId).toBe(hallId)
  })

  test('[ROLE-4] a kiosk does not close the day', async () => {
    const { send } = await intakeHall()
    const close: HallCommand = { type: 'CloseDay', data: {} }
    expect(await send(kiosk, { command: close })).toMatchObject({
      refusal: { code: 'NotAllowed' },
    })
  })
})
