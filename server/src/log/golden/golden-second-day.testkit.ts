import type { Plan } from '@yihao/contract'
import { at } from '../../runtime/test-hall.testkit.ts'

/** What the hall does by itself at a moment: its events are asked for, its commands are not given. */
export const byItself = [
  'RecordMissedAppointments',
  'OfferCall',
  'LapseOffer',
  'DispatchNext',
  'ProposeTidal',
  'LapseTidal',
  'RecordTidalOutcome',
  'TellClosing',
] as const

const minute = 60_000

/** Window 3 is a tidal one, and small numbers bring the tide on; calls come by themselves. */
export function tidalPlan(plan: Plan): Plan {
  const thresholds = { waitingPerWindow: 2, longestWaitMs: 60 * minute }
  return {
    ...plan,
    windows: plan.windows.map((one) => (one.windowId === 'w003' ? { ...one, tidal: true } : one)),
    rules: {
      ...plan.rules,
      dispatch: { mode: 'automatic', graceMs: 2 * minute },
      tidal: {
        open: thresholds,
        close: { waitingPerWindow: 1, longestWaitMs: minute },
        sustainedMs: minute,
        minimumOpenMs: minute,
        quietMs: minute,
        followUpMs: minute,
        declineReasons: [{ code: 'no-staff', words: { zh: '无人可派', en: 'Nobody to send' } }],
      },
      closing: { mode: 'tell', tellBeforeMs: 20 * minute },
    },
  }
}

const tide = (since: string, count: number) => `tide:open:0:${at(since, 1)}:${count}`
const waits = { meanMs: 600_000, p90Ms: 1_200_000, overLimit: 1 }
const w1 = { windowId: 'w001' }
const w3 = { windowId: 'w003' }
const take = { itemCodes: ['R-A'], packageCodes: [], audience: 'natural' }

type Loose = Readonly<Record<string, object>>

/** Tuesday: tides, calls that come by themselves, a case that was filed online, the close. */
export const secondDay = (
  plan: Plan,
  clerk: object,
  /** Steps of the days before it; a number is named by the step that took it. */
  before: number,
): readonly (readonly [string, Loose, object?])[] => [
  ['08:00', { AdoptPlan: { plan: tidalPlan(plan) } }],
  ['09:00', { OpenWindow: w1 }, clerk],
  ['09:01', { IssueTicket: take }],
  ['09:01', { IssueTicket: take }],
  [
    '09:03',
    {
      NoteTidalExpectation: {
        proposalId: tide('09:01', 0),
        expected: { with: waits, without: waits },
      },
    },
  ],
  ['09:04', { AcceptTidal: { proposalId: tide('09:01', 0) } }],
  ['09:05', { OpenWindow: w3 }],
  ['09:08', { CloseWindow: w3 }],
  ['09:10', { DeclineTidal: { proposalId: tide('09:08', 1), reasonCode: 'no-staff' } }],
  ['09:13', { RecordFiledCase: { caseNumber: '20261124', itemCodes: ['R-A'], state: 'filed' } }],
  ['09:14', { CallNext: w1 }, clerk],
  ['09:15', { StartServing: w1 }, clerk],
  ['09:16', { FinishServing: w1 }, clerk],
  ['09:17', { SayReady: { ...w1, stay: false } }, clerk],
  ['09:20', { StartServing: w1 }, clerk],
  ['09:21', { FinishServing: w1 }, clerk],
  ['09:22', { SayReady: { ...w1, stay: false } }, clerk],
  ['09:23', { IssueTicket: take }],
  ['09:24', { AbandonTicket: { ticketId: `t.golden-${before + 17}` } }],
  ['09:25', { SayNotReady: w1 }, clerk],
  ['09:32', { CloseWindow: w1 }, clerk],
  ['17:30', { CloseDay: {} }],
]
