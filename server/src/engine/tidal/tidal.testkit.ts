import { type Plan, planSchema, type TidalRules } from '@yihao/contract'
import { deadlinesOf } from '../deadlines.ts'
import { byItself, openHall, type Scenario, type Step } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import { press } from '../steps.testkit.ts'
import type { TidalProposal } from './tides.ts'

const minute = 60_000
export const tidalRules: TidalRules = {
  open: { waitingPerWindow: 4, longestWaitMs: 20 * minute },
  close: { waitingPerWindow: 1, longestWaitMs: 5 * minute },
  sustainedMs: 2 * minute,
  minimumOpenMs: 10 * minute,
  quietMs: 15 * minute,
  followUpMs: 20 * minute,
  declineReasons: [{ code: 'no-staff', words: { zh: '无人可派', en: 'nobody to send' } }],
}

/** w1 and w4 call from line A every day, w2 when it is asked to. */
export function tidalPlan(rules: Partial<TidalRules> = {}, more: object = {}): Plan {
  const plan = smallPlan({ tidal: { ...tidalRules, ...rules } })
  const windows = plan.windows.map((one) => ({ ...one, tidal: one.windowId === 'w2' }))
  return planSchema.parse({ ...plan, windows, ...more })
}

export const tidalHall = (rules: Partial<TidalRules> = {}): Scenario => openHall(tidalPlan(rules))

const own: readonly string[] = ['ProposeTidal', 'LapseTidal', 'RecordTidalOutcome']

/** What the hall would do about tidal windows by now. */
const dueTides = ({ hall, now }: Scenario) =>
  deadlinesOf(hall, now).filter((one) => one.at <= now && own.includes(one.command.type))

/** Minute by minute, so that each deadline is met near its moment. */
export function passes(scenario: Scenario, minutes: number): readonly string[] {
  const done: string[] = []
  for (let one = 0; one < minutes; one += 1) done.push(...tides(scenario.later(60)))
  return done
}

/** The hall wakes up until nothing is due any more; returns what it did. */
export function tides(scenario: Scenario): readonly string[] {
  const done: string[] = []
  for (let next = dueTides(scenario)[0]; next !== undefined; next = dueTides(scenario)[0]) {
    const { command, commandId } = next
    scenario.run(() => ({ command, commandId, actor: byItself })).thenAccepted()
    done.push(command.type)
  }
  return done
}

export const proposals = ({ hall }: Scenario): readonly TidalProposal[] => [
  ...(hall.day?.tides?.proposals.values() ?? []),
]

const ofLast =
  (make: (proposalId: string) => Step): Step =>
  (scenario) =>
    make(proposals(scenario).at(-1)?.proposalId ?? 'none')(scenario)

export const accepts = ofLast((proposalId) => press('AcceptTidal', { proposalId }))
export const declines = (reasonCode = 'no-staff'): Step =>
  ofLast((proposalId) => press('DeclineTidal', { proposalId, reasonCode }))
export const expecting = ofLast((proposalId) =>
  press('NoteTidalExpectation', {
    proposalId,
    expected: {
      with: { meanMs: 300_000, p90Ms: 600_000, overLimit: 0 },
      without: { meanMs: 900_000, p90Ms: 1_500_000, overLimit: 3 },
    },
  }),
)
