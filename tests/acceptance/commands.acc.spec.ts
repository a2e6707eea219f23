import {
  type CommandType,
  commandsOfDevice,
  commandsOfRole,
  commandsOfVisitor,
  commandTypes,
  type Problem,
  type Reply,
} from '@yihao/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CallersHall, hallOfCallers, type TestCaller } from './callers.testkit.ts'
import { command } from './desk.testkit.ts'
import { http, newId } from './hall.testkit.ts'
import { openScreen } from './screen.testkit.ts'

/** Their own routes write a row beside the event, so nobody runs them as plain commands. */
const byTheirOwnRoutes: readonly CommandType[] = [
  'AddPerson',
  'PairDevice',
  'RevokeDevice',
  'RecordSignIn',
]
/** What says that the caller may not; every other refusal is about the state of the hall. */
const notTheirs = ['NotAllowed', 'NotSignedIn', 'NotYourWindow', 'KioskUnknown']
/** A connection of staff is allowed a burst of presses. */
const pressesAConnection = 18

let scene: CallersHall
let plan: object

beforeAll(async () => {
  scene = await hallOfCallers()
  const { body } = await http<{ plan: object }>(scene.hall, 'GET', '/api/plan')
  plan = { ...body.plan, hallId: 'another-hall' }
}, 30_000)
afterAll(() => scene.hall.end())

function mayRun(caller: TestCaller, type: CommandType): boolean {
  if (byTheirOwnRoutes.includes(type)) return false
  if (caller.role !== undefined) return commandsOfRole[caller.role].includes(type)
  if (caller.kind !== undefined) return commandsOfDevice[caller.kind].includes(type)
  return caller.who === 'visitor' && commandsOfVisitor.includes(type)
}

/** Well formed, and as harmless as it can be where it is accepted. */
function dataOf(type: CommandType): object {
  const { servingId, ticketId } = scene
  const ofItems = { itemCodes: [], packageCodes: [] }
  const selection = { ...ofItems, audience: 'natural' }
  const unknown = 'nobody-such'
  const waits = { meanMs: 0, p90Ms: 0, overLimit: 0 }
  const pairs: Readonly<Record<string, object>> = {
    IssueTicket: { ...selection, kioskId: 'kiosk-1' },
    BookAppointment: { ...selection, appointmentId: unknown, slotFrom: 0, slotTo: 1 },
    CheckInAppointment: { appointmentId: unknown, kioskId: 'kiosk-1' },
    CancelAppointment: { appointmentId: unknown },
    RecordFiledCase: { caseNumber: unknown, itemCodes: ['X1'], state: 'filed' },
    RecordMissedAppointments: { slotTo: 1 },
    LiftBookingLock: { appointmentId: unknown, reasonCode: 'no-such-reason' },
    RecordRefusedTake: { code: 'NotAllowed', source: 'kiosk', times: 1, ...ofItems },
    AbandonTicket: { ticketId },
    ReinstateTicket: { ticketId },
    RateService: { servingId, satisfaction: 'satisfied', labels: [], channel: 'phone' },
    ProposeTidal: { direction: 'open', queueId: 'A' },
    AcceptTidal: { proposalId: unknown },
    DeclineTidal: { proposalId: unknown, reasonCode: 'no-such-reason' },
    LapseTidal: { proposalId: unknown },
    RecordTidalOutcome: { proposalId: unknown },
    NoteTidalExpectation: { proposalId: unknown, expected: { with: waits, without: waits } },
    SetNeeds: { ticketId, needs: ['no-such-need'] },
    ClaimPriority: { ticketId, claim: { groupCode: 'no-such-group' } },
    ConfirmClaim: { ticketId, proof: 'staff' },
    RefuseClaim: { ticketId, reasonCode: 'no-such-reason' },
    GrantGreenChannel: { ticketId, reasonCode: 'no-such-reason' },
    AcknowledgeFetch: { ticketId },
    TellClosing: { businessDate: '2026-11-25' },
    OpenDay: { businessDate: '2026-11-25' },
    CloseDay: {},
    AdoptPlan: { plan },
    AddPerson: { personId: unknown },
    GrantRole: { personId: unknown, role: 'clerk', appointedOutside: false },
    RevokeRole: { personId: unknown, role: 'clerk' },
    RecordSignIn: { personId: unknown, outcome: 'signed-in' },
    PairDevice: { deviceId: unknown, assignment: { kind: 'wall' } },
    RevokeDevice: { deviceId: unknown },
  }
  return pairs[type] ?? { windowId: 'w03', ...moreAtWindow(type) }
}

function moreAtWindow(type: CommandType): object {
  const { ticketId } = scene
  const more: Readonly<Record<string, object>> = {
    CallTicket: { ticketId, reasonCode: 'no-such-reason' },
    TransferTicket: { target: { kind: 'queue', queueId: 'A' }, reasonCode: 'no-such-reason' },
    HoldTicket: { kind: 'papers-kept' },
    ResumeTicket: { ticketId },
    AddServiceItem: { itemCode: 'no-such-item' },
    DropServiceItem: { itemCode: 'no-such-item' },
    ReturnForCorrection: { reasonCode: 'no-such-reason', missing: [] },
    CallForHelp: { reasonCode: 'no-such-reason' },
    SayReady: { stay: false },
    PauseWindow: { reasonCode: 'no-such-reason' },
  }
  return more[type] ?? {}
}

const judged = (caller: TestCaller, type: CommandType, code: string | undefined) =>
  `${caller.name} ${type}: ${code !== undefined && notTheirs.includes(code) ? 'no' : 'yes'}`

const wanted = (callers: readonly TestCaller[], types: readonly CommandType[]) =>
  callers.flatMap((caller) =>
    types.map((type) => `${caller.name} ${type}: ${mayRun(caller, type) ? 'yes' : 'no'}`),
  )

describe('who may run which command', () => {
  test('[ROLE-4] over REST the tables of the contract decide, for every caller and command', async () => {
    const callers = scene.callers.filter(({ who }) => who !== 'visitor')
    const found: string[] = []
    for (const caller of callers) {
      for (const type of commandTypes) {
        const body = { commandId: newId(), command: command(type, dataOf(type)) }
        const path = '/api/commands'
        const answer = await http<Reply & Problem>(scene.hall, 'POST', path, { ...caller, body })
        const code = answer.body.ok === false ? answer.body.refusal.code : answer.body.code
        if (code === 'NotAllowed') expect(answer.status, `${caller.name} ${type}`).toBe(403)
        if (caller.who === 'nobody') expect([401, 403]).toContain(answer.status)
        expect(code, `${caller.name} ${type}`).not.toBe('MalformedCommand')
        found.push(judged(caller, type, code))
      }
    }
    expect(found).toEqual(wanted(callers, commandTypes))
  }, 60_000)

  test('[ROLE-4] over Socket.IO too, with the visitor on the link of the ticket', async () => {
    // A whole plan is longer than anything a screen may say in one packet.
    const types = commandTypes.filter((type) => type !== 'AdoptPlan')
    const found: string[] = []
    for (const caller of scene.callers) {
      for (let at = 0; at < types.length; at += pressesAConnection) {
        const screen = await openScreen(scene.hall, caller, [])
        for (const type of types.slice(at, at + pressesAConnection)) {
          const reply = await screen.send(command(type, dataOf(type)))
          const code = reply.ok ? undefined : reply.refusal.code
          expect(['TooManyRequests', 'MalformedCommand'], type).not.toContain(code)
          found.push(judged(caller, type, code))
        }
        screen.close()
      }
    }
    expect(found).toEqual(wanted(scene.callers, types))
  }, 60_000)
})
