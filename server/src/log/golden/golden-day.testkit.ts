import type {
  Actor,
  ApplicantRef,
  EpochMs,
  HallCommand,
  NoteRef,
  Plan,
  VisitorRef,
} from '@yihao/contract'
import { at, monday, smallPlan } from '../../runtime/test-hall.testkit.ts'
import { secondDay } from './golden-second-day.testkit.ts'

/** One command of the recorded day; its id is its place in the list. */
export interface Step {
  readonly at: EpochMs
  readonly command: HallCommand
  readonly actor?: Actor
  readonly note?: NoteRef
  readonly visitor?: VisitorRef
  readonly applicants?: readonly ApplicantRef[]
}

/** What is inside is checked when it is recorded: each step must be accepted. */
type Loose = { readonly [Type in HallCommand['type']]?: object }

const hash = (digit: string) => digit.repeat(64)
const clerk: Actor = { kind: 'staff', personId: 'p-clerk' as never }
const kiosk: Actor = { kind: 'device', deviceId: 'dev-kiosk' as never }
const visitor: Actor = { kind: 'visitor' }
const note = { noteId: 'n-golden', keyedHash: hash('a') } as unknown as NoteRef
const person = { visitorId: 'p-golden', personHash: hash('b') } as unknown as VisitorRef

const filed = { caseNumber: '20261123' }
const handIn = { ...filed, purpose: 'hand-in' }
const company = {
  kind: 'company',
  visitorId: 'p-company',
  applicantHash: hash('c'),
  authorisation: 'shown',
} as unknown as ApplicantRef

const filedOnline = {
  caseNumber: { characters: 'digits' as const, lengthMin: 8, lengthMax: 8 },
  unknownCases: 'refuse' as const,
  keptDays: 30,
}

const elsewhere = { windowFamily: 'land' as never, name: '不动产查询', shortName: '不动产查询' }

/** One missed slot locks, so that a lock can be lifted within the day. */
const bookings = {
  slotMs: 1_800_000,
  daysAheadMin: 0,
  daysAheadMax: 7,
  perPersonMax: 2,
  perPersonPerDayMax: 2,
  cancelBeforeMs: 600_000,
  queueCapacities: [{ queueId: 'A' as never, sessionId: 'am', perSlot: 3 }],
  itemCapacities: [],
  noShow: { countMax: 1, withinDays: 90, lockDays: 30 },
  liftReasons: [{ code: 'hardship', words: { zh: '急难情形', en: 'Hardship' } }],
}

const slow = { zh: '步行慢', en: 'Walks slowly' }
const visitors = {
  needs: [{ code: 'slow', words: slow, moreNoShowMs: 60_000, fetch: true as const }],
  priorityGroups: [{ code: 'ill', words: slow, proofs: [{ kind: 'staff' as const }] }],
  claimRefusalReasons: [{ code: 'other', words: slow }],
  greenChannel: { reasons: [{ code: 'other', words: slow }] },
}

/** The small hall with bookings, a second matter that is added, and a third that one window does. */
export function goldenPlan(): Plan {
  const small = smallPlan()
  const plan = { ...small, rules: { ...small.rules, bookings, filedOnline, ...visitors } }
  const second = plan.items.map((item) => ({ ...item, code: 'R-A2' as never, name: '补办' }))
  const third = plan.items.map((item) => ({ ...item, ...elsewhere, code: 'R-X' as never }))
  const names = { name: { zh: '不动产', en: 'Land' } }
  const [queue] = plan.queues
  const [window] = plan.windows
  if (queue === undefined || window === undefined) throw new Error('the small hall has no place')
  const families = [elsewhere.windowFamily]
  const land = { ...queue, ...names, queueId: 'X' as never, prefix: 'X', families }
  const { pooledFor: _, ...line } = land
  const desk = {
    ...window,
    windowId: 'w004' as never,
    windowNumber: 4,
    serves: [line.queueId],
    skills: families.map((familyId) => ({ kind: 'family' as const, familyId })),
  }
  return {
    ...plan,
    families: [...plan.families, ...families.map((familyId) => ({ ...names, familyId }))],
    queues: [...plan.queues, line],
    windows: [...plan.windows, desk],
    items: [...plan.items, ...second, ...third],
  }
}

const ticket = (step: number) => `t.golden-${step}`
const serving = (step: number) => `s.golden-${step}`
const take = { itemCodes: ['R-A'], packageCodes: [], audience: 'natural', kioskId: 'kiosk-1' }
const w1 = { windowId: 'w001' }
const w2 = { windowId: 'w002' }
const w3 = { windowId: 'w003' }
const atDesk = { itemCodes: ['R-A'], packageCodes: [], audience: 'natural' }
const booked = { appointmentId: 'b-1', slotFrom: at('10:00'), slotTo: at('10:30') }
const atEleven = { slotFrom: at('11:00'), slotTo: at('11:30') }
const known = { actor: clerk, visitor: person }
const paired = { deviceId: 'dev-kiosk', assignment: { kind: 'kiosk', kioskId: 'kiosk-1' } }

/** Every verb of the hall at least once, and every way in which a number ends. */
const day: readonly (readonly [string, Loose, Partial<Step>?])[] = [
  /* 0 */ ['08:00', { AdoptPlan: { plan: goldenPlan() } }],
  /* 1 */ ['08:01', { AddPerson: { personId: 'p-clerk' } }],
  /* 2 */ ['08:01', { GrantRole: { personId: 'p-clerk', role: 'clerk', appointedOutside: false } }],
  /* 3 */ ['08:01', { GrantRole: { personId: 'p-clerk', role: 'guide', appointedOutside: false } }],
  /* 4 */ ['08:02', { RevokeRole: { personId: 'p-clerk', role: 'guide' } }],
  /* 5 */ ['08:03', { PairDevice: paired }],
  /* 6 */ ['08:04', { PairDevice: { ...paired, deviceId: 'dev-old' } }],
  /* 7 */ ['08:05', { RevokeDevice: { deviceId: 'dev-old' } }],
  /* 8 */ ['08:06', { BookAppointment: { ...atDesk, ...booked } }],
  /* 9 */ ['08:15', { OpenDay: { businessDate: monday } }],
  /* 10 */ ['08:50', { RecordSignIn: { personId: 'p-clerk', outcome: 'signed-in', ...w1 } }],
  /* 11 */ ['08:55', { OpenWindow: w1 }, { actor: clerk }],
  /* 12 */ ['08:56', { OpenWindow: w2 }],
  /* 13 */ ['08:57', { OpenWindow: w3 }],
  /* 14 */ ['09:00', { IssueTicket: take }, { actor: kiosk, visitor: person }],
  /* 15 */ ['09:01', { IssueTicket: take }, { actor: kiosk }],
  /* 16 */ ['09:02', { IssueTicket: take }, { actor: kiosk }],
  /* 17 */ ['09:03', { IssueTicket: atDesk }, { actor: clerk }],
  /* 18 */ ['09:04', { IssueTicket: take }, { actor: kiosk }],
  /* 19 */ ['09:05', { CallNext: w1 }, { actor: clerk }],
  /* 20 */ ['09:06', { RecallTicket: w1 }, { actor: clerk }],
  /* 21 */ ['09:07', { StartServing: w1 }, { actor: clerk }],
  /* 22 */ ['09:10', { AddServiceItem: { ...w1, itemCode: 'R-A2' } }, { actor: clerk }],
  /* 23 */ ['09:12', { HoldTicket: { ...w1, kind: 'papers-kept' } }, { actor: clerk }],
  /* 24 */ ['09:20', { ResumeTicket: { ...w1, ticketId: ticket(14) } }, { actor: clerk }],
  /* 25 */ ['09:25', { FinishServing: w1 }, { actor: clerk }],
  /* 26 */ [
    '09:26',
    {
      RateService: {
        servingId: serving(21),
        satisfaction: 'dissatisfied',
        labels: ['212'],
        channel: 'phone',
      },
    },
    { actor: visitor, note },
  ],
  /* 27 */ ['09:27', { CallNext: w2 }],
  /* 28 */ ['09:29', { RecordNoShow: w2 }],
  /* 29 */ ['09:30', { ReinstateTicket: { ticketId: ticket(15) } }, { actor: visitor }],
  /* 30 */ [
    '09:31',
    { CallTicket: { ...w2, ticketId: ticket(15), reasonCode: 'other' } },
    { note },
  ],
  /* 31 */ ['09:33', { RecordNoShow: w2 }],
  /* 32 */ ['09:34', { CallNext: w2 }],
  /* 33 */ ['09:35', { StartServing: w2 }],
  /* 34 */ [
    '09:40',
    { ReturnForCorrection: { ...w2, reasonCode: 'papers-missing', missing: ['居住证'] } },
    { note },
  ],
  /* 35 */ ['09:41', { CallNext: w2 }],
  /* 36 */ ['09:42', { StartServing: w2 }],
  /* 37 */ [
    '09:43',
    {
      TransferTicket: {
        ...w2,
        target: { kind: 'window', windowId: 'w003' },
        reasonCode: 'wrong-window',
      },
    },
  ],
  /* 38 */ ['09:44', { CallForHelp: { ...w2, reasonCode: 'question' } }, { note }],
  /* 39 */ ['09:45', { PauseWindow: { ...w2, reasonCode: 'break' } }],
  /* 40 */ ['09:55', { ResumeWindow: w2 }],
  /* 41 */ [
    '09:56',
    { AbandonTicket: { ticketId: ticket(18), reasonCode: 'left' } },
    { actor: visitor },
  ],
  /* 42 */ ['10:00', { CheckInAppointment: { appointmentId: 'b-1', kioskId: 'kiosk-1' } }],
  /* 43 */ ['10:01', { CallNext: w1 }, { actor: clerk }],
  /* 44 */ ['10:02', { StartServing: w1 }, { actor: clerk }],
  /* 45 */ ['10:03', { HoldTicket: { ...w1, kind: 'papers-taken' } }, { actor: clerk }],
  /* 46 */ ['10:20', { ReinstateTicket: { ticketId: ticket(42) } }],
  /* 47 */ ['10:21', { CloseWindow: w1 }, { actor: clerk }],
  /* 48 */ ['10:30', { IssueTicket: take }, { actor: kiosk }],
  /* 49 */ ['10:31', { BookAppointment: { ...atDesk, ...atEleven, appointmentId: 'b-2' } }, known],
  /* 50 */ ['10:32', { BookAppointment: { ...atDesk, ...atEleven, appointmentId: 'b-3' } }, known],
  /* 51 */ ['10:33', { CancelAppointment: { appointmentId: 'b-2' } }],
  /* 52 */ [
    '11:50',
    { LiftBookingLock: { appointmentId: 'b-3', reasonCode: 'hardship' } },
    { actor: clerk, note },
  ],
  /* 53 */ [
    '11:51',
    {
      RecordRefusedTake: {
        code: 'OutsideTakingHours',
        source: 'kiosk',
        itemCodes: ['R-A'],
        packageCodes: [],
        kioskId: 'kiosk-1',
        times: 2,
      },
    },
  ],
  /* 54 */ ['13:05', { IssueTicket: { ...atDesk, agent: { principals: 4 } } }, known],
  /* 55 */ ['13:10', { OpenWindow: w1 }, { actor: clerk }],
  /* 56 */ ['13:11', { CallNext: w1 }, { actor: clerk }],
  /* 57 */ ['13:12', { StartServing: w1 }, { actor: clerk }],
  /* 58 */ ['13:13', { AddServiceItem: { ...w1, itemCode: 'R-X' } }, { actor: clerk }],
  /* 59 */ ['13:14', { AddServiceItem: { ...w1, itemCode: 'R-A2' } }, { actor: clerk }],
  /* 60 */ ['13:15', { DropServiceItem: { ...w1, itemCode: 'R-A2' } }, { actor: clerk }],
  /* 61 */ ['13:20', { FinishServing: w1 }, { actor: clerk }],
  /* 62 */ ['13:30', { IssueTicket: { ...atDesk, needs: ['slow'], claim: { groupCode: 'ill' } } }],
  /* 63 */ ['13:31', { SetNeeds: { ticketId: ticket(54), needs: ['slow'] } }],
  /* 64 */ ['13:32', { ConfirmClaim: { ticketId: ticket(62), proof: 'staff' } }],
  /* 65 */ ['13:33', { ClaimPriority: { ticketId: ticket(54), claim: { groupCode: 'ill' } } }],
  /* 66 */ ['13:34', { RefuseClaim: { ticketId: ticket(54), reasonCode: 'other' } }, { note }],
  /* 67 */ ['13:35', { GrantGreenChannel: { ticketId: ticket(54), reasonCode: 'other' } }],
  /* 68 */ ['13:36', { CallTicket: { ...w3, ticketId: ticket(62), reasonCode: 'other' } }],
  /* 69 */ ['13:36', { AcknowledgeFetch: { ticketId: ticket(62) } }, { actor: clerk }],
  /* 70 */ ['15:00', { RecordFiledCase: { ...filed, itemCodes: ['R-A'], state: 'filed' } }],
  /* 71 */ ['15:01', { IssueTicket: { ...atDesk, filed: handIn } }, { applicants: [company] }],
  /* 72 */ ['15:02', { CallTicket: { ...w1, ticketId: ticket(71), reasonCode: 'other' } }],
  /* 73 */ ['15:03', { StartServing: w1 }, { actor: clerk }],
  /* 74 */ ['15:04', { ShowApplicants: w1 }, { actor: clerk }],
  /* 75 */ ['15:20', { FinishServing: w1 }, { actor: clerk }],
  /* 76 */ ['16:00', { RecordSignIn: { personId: 'p-clerk', outcome: 'signed-out' } }],
  /* 77 */ ['17:30', { CloseDay: {} }],
]

const stepOf =
  (days: number) =>
  ([clock, command, more]: (typeof day)[number]): Step => {
    const [type, data] = Object.entries(command)[0] ?? []
    return { at: at(clock, days), command: { type, data } as unknown as HallCommand, ...more }
  }

export const goldenSteps: readonly Step[] = [
  ...day.map(stepOf(0)),
  ...secondDay(goldenPlan(), { actor: clerk }, day.length).map(stepOf(1)),
]
