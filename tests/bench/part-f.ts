import type { CallPolicySetting, Plan } from '@yihao/contract'
import { demoPlanFolder, loadPlan } from '@yihao/server/testing'
import { usualAccumulating } from '../../server/src/simulator/day/day-policy.ts'
import { quantile } from '../../server/src/simulator/theory/estimates.ts'
import {
  callNextTimes,
  dayTimes,
  forecastTimes,
  type Timed,
  type Times,
  wideHall,
} from '../simulate/speed.ts'
import type { Measured, Part, PartContext } from './part.ts'

/** What the hall may take, in ms: nobody notices the one, and the other is told in a sentence. */
const budgets = { decideP99: 1, dayP50: 300, forecastSmall: 5, forecastWide: 60 } as const
const forecastsOfRound = 100
const callsOfRound = 3_000
const daysOfRound = 10
const quickFactor = 10

export const partF: Part = { name: 'f', run: async (context) => onlyThinking(context) }

/** No disk and no line: the pure engine, here in this process, against a budget of time. */
function onlyThinking({ rounds, quick, progress }: PartContext): readonly Measured[] {
  const loaded = loadPlan(demoPlanFolder)
  if (!loaded.ok) throw new Error(loaded.sentence)
  const wide = wideHall(loaded.plan)
  const least = (count: number) => Math.ceil(quick ? count / quickFactor : count)
  const bar = progress('f  deciding and simulating', 5 * rounds)
  const measured = (measure: () => Timed, figureOf: (times: Times) => Figures, budget: Figures) => {
    const done = Array.from({ length: rounds }, () => {
      const { times } = measure()
      bar.advance(1)
      return { product: figureOf(times), baseline: budget }
    })
    return done
  }
  const callNext = (callPolicy: CallPolicySetting) => {
    const hall: Plan = { ...wide, callPolicy }
    const measure = callNextTimes(hall)
    return measured(() => measure(least(callsOfRound)), percentiles, {
      p50: budgets.decideP99,
      p99: budgets.decideP99,
    })
  }
  const day = dayTimes(wide, usualAccumulating)
  const fcfs = callNext({ policyId: 'first-come-first-served' })
  const accumulating = callNext(usualAccumulating)
  const days = measured(() => day(least(daysOfRound)), percentiles, {
    p50: budgets.dayP50,
    p99: budgets.dayP50,
  })
  const forecast = (size: { windows: number; waiting: number }, budget: number) => {
    const measure = forecastTimes(loaded.plan, size)
    return measured(() => measure(least(forecastsOfRound)), percentiles, {
      p50: budget,
      p99: budget,
    })
  }
  const small = forecast({ windows: 14, waiting: 60 }, budgets.forecastSmall)
  const large = forecast({ windows: 120, waiting: 500 }, budgets.forecastWide)
  bar.end()
  const decide = { unit: 'ms', figure: 'p99', against: 'a budget of 1 ms', goal: within }
  return [
    { ...decide, id: 'f1', what: 'decide “call next”, 2,000 waiting, p99', rounds: fcfs },
    {
      ...decide,
      id: 'f2',
      what: 'the same under 累计优先, with needs and preferred windows, p99',
      rounds: accumulating,
    },
    {
      id: 'f3',
      what: 'a simulated day of 3,000 numbers and 60 windows, p50',
      against: 'a budget of 300 ms',
      unit: 'ms',
      figure: 'p50',
      goal: within,
      rounds: days,
    },
    {
      id: 'f4',
      what: 'a forecast of 100 runs, 14 windows and 60 waiting, p99',
      against: 'a budget of 5 ms',
      unit: 'ms',
      figure: 'p99',
      goal: within,
      rounds: small,
    },
    {
      id: 'f5',
      what: 'the same with 120 windows and 500 waiting, p99',
      against: 'a budget of 60 ms',
      unit: 'ms',
      figure: 'p99',
      goal: within,
      rounds: large,
    },
  ]
}

type Figures = Readonly<Record<'p50' | 'p99', number>>

const within = { kind: 'at-most', ratio: 1 } as const

const percentiles = ({ real }: Times): Figures => ({
  p50: quantile(real, 0.5),
  p99: quantile(real, 0.99),
})
