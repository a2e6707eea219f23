import type {
  CommandEnvelope,
  CommandId,
  HallCommand,
  Plan,
  TicketId,
  VisitorDetails,
  WindowId,
} from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { accepted, callNext, smallPlan, windowId } from '../runtime/test-hall.testkit.ts'
import { loadKeys } from '../visitors/keys.ts'
import { Vault } from '../visitors/vault.ts'
import type { Caller } from './caller.ts'
import { Intake } from './intake.ts'
import { staffedHall } from './people.testkit.ts'

const kiosk = {
  kind: 'device',
  deviceId: 'dev-1',
  assignment: { kind: 'kiosk', kioskId: 'kiosk-1' },
} as Caller
// The example of GB 11643-1999: born on 1949-12-31.
const idNumber = '11010519491231002X'
const words = { zh: '高龄', en: 'Elderly' }

function claimPlan(): Plan {
  const plan = smallPlan()
  const proofs = [{ kind: 'age' as const, ageFrom: 70 }, { kind: 'staff' as const }]
  const reasons = [{ code: 'no-card', words }]
  const groups = { priorityGroups: [{ code: 'elderly', words, proofs }] }
  return { ...plan, rules: { ...plan.rules, ...groups, claimRefusalReasons: reasons } }
}

const claiming: HallCommand = {
  type: 'IssueTicket',
  data: {
    itemCodes: ['R-A' as never],
    packageCodes: [],
    audience: 'natural',
    claim: { groupCode: 'elderly' },
  },
}

async function claimHall() {
  const hall = await staffedHall()
  const vault = new Vault(hall.database(), loadKeys(`${hall.path}.key`, true))
  const { runtime, logger } = hall
  const intake = new Intake({ runtime, vault, logger, checkPlan: () => undefined })
  await accepted(runtime, { type: 'AdoptPlan', data: { plan: claimPlan() } })
  let sent = 0
  const send = (caller: Caller, command: HallCommand, visitor?: VisitorDetails) => {
    sent += 1
    const envelope: CommandEnvelope = { commandId: `sent-${sent}` as CommandId, command }
    return intake.handle(caller, { ...envelope, ...(visitor && { visitor }) })
  }
  const stateOf = (ticketId: TicketId) =>
    runtime.read(({ tickets }) => tickets.get(ticketId)?.claim?.state)
  const stateAfter = async (caller: Caller, visitor?: VisitorDetails) => {
    const reply = await send(caller, claiming, visitor)
    return reply.ok ? stateOf(`t.${reply.commandId}` as TicketId) : reply.refusal.code
  }
  return { ...hall, send, stateAfter, stateOf }
}

describe('a claim of priority at the door', () => {
  test('[PRIO-7] counts by the number that a device read, not by one that was typed', async () => {
    const { stateAfter } = await claimHall()
    expect(await stateAfter(kiosk, { idNumber, idRead: true })).toBe('confirmed')
    const typed = { idNumber: '520102195603140014' }
    expect(await stateAfter(kiosk, typed)).toBe('waiting')
  })

  test('[PRIO-7] or by the one that staff typed, and a young one proves nothing', async () => {
    const { addPerson, stateAfter } = await claimHall()
    const personId = await addPerson('1', 'guide')
    const guide: Caller = { kind: 'staff', personId, displayName: '', windowId: undefined }
    expect(await stateAfter(guide, { idNumber })).toBe('confirmed')
    expect(await stateAfter(guide, { idNumber: '520102199001010018' })).toBe('waiting')
  })

  test('[PRIO-7] neither the age nor the number is in the log', async () => {
    const { runtime, stateAfter } = await claimHall()
    await stateAfter(kiosk, { idNumber, idRead: true })
    const events = await runtime.readAfter(0, 5_000)
    const taken = events.filter(({ type }) => type === 'TicketIssued')
    const claim = { groupCode: 'elderly', confirmed: 'age' }
    expect(taken[0]?.data).toHaveProperty('claim', claim)
    const text = JSON.stringify(taken)
    for (const told of [idNumber, '19491231', '"age":', 'idRead']) {
      expect(text).not.toContain(told)
    }
  })

  test('[PRIO-6] a clerk confirms for the number at their window and no other', async () => {
    const { addPerson, runtime, send, stateAfter } = await claimHall()
    const personId = await addPerson('1', 'clerk')
    const clerk: Caller = { kind: 'staff', personId, displayName: '', windowId }
    expect(await stateAfter(kiosk)).toBe('waiting')
    expect(await stateAfter(kiosk)).toBe('waiting')
    await accepted(runtime, callNext)
    const confirm = (ticketId: string): HallCommand => ({
      type: 'ConfirmClaim',
      data: { ticketId: ticketId as TicketId, proof: 'staff' },
    })
    const elsewhere: Caller = { ...clerk, windowId: 'w002' as WindowId }
    const notHere = { refusal: { code: 'TicketNotHere' } }
    expect(await send(clerk, confirm('t.sent-2'))).toMatchObject(notHere)
    expect(await send(elsewhere, confirm('t.sent-1'))).toMatchObject(notHere)
    expect(await send(clerk, confirm('t.sent-1'))).toMatchObject({ ok: true })
    const refuse: HallCommand = {
      type: 'RefuseClaim',
      data: { ticketId: 't.sent-2' as TicketId, reasonCode: 'no-card' },
    }
    expect(await send({ kind: 'visitor', ticketId: 't.sent-2' as TicketId }, refuse)).toMatchObject(
      { refusal: { code: 'NotAllowed' } },
    )
  })
})
