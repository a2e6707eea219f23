import type { HouseRules } from '@yihao/contract'
import { deadlinesOf } from '../deadlines.ts'
import { byItself, openHall, type Scenario, type Step } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import { press } from '../steps.testkit.ts'

export const graceMs = 8_000
export const automatic = { dispatch: { mode: 'automatic', graceMs } } as const

/** A hall that calls by itself for who has said ready. */
export const automaticHall = (rules: Partial<HouseRules> = {}): Scenario =>
  openHall(smallPlan({ ...automatic, ...rules }))

export const saysReady = (windowId: string, stay = false): Step =>
  press('SayReady', { windowId, stay })
export const saysNotReady = (windowId: string): Step => press('SayNotReady', { windowId })

const own: readonly string[] = ['OfferCall', 'LapseOffer', 'DispatchNext']

/** What the hall would do about calls by now, the next first. */
export const dueCalls = ({ hall, now }: Scenario) =>
  deadlinesOf(hall, now).filter((one) => one.at <= now && own.includes(one.command.type))

/** The hall wakes up until nothing is due any more; returns what it did. */
export function wakesUp(scenario: Scenario): readonly string[] {
  const done: string[] = []
  for (let next = dueCalls(scenario)[0]; next !== undefined; next = dueCalls(scenario)[0]) {
    const { command, commandId } = next
    scenario.run(() => ({ command, commandId, actor: byItself })).thenAccepted()
    const windowId = 'windowId' in command.data ? command.data.windowId : ''
    done.push(`${command.type} ${windowId}`)
  }
  return done
}
