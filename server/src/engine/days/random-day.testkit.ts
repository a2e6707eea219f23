import type { Plan } from '@yihao/contract'
import fc from 'fast-check'
import { type PlanSketch, planOf, planSketch } from './random-plan.testkit.ts'
import { earlyBird, nameOf, type Press, randomPress } from './random-presses.testkit.ts'

/** A hall, what another plan would change of it, and all that is pressed there on one day. */
export interface RandomDay {
  readonly plan: PlanSketch
  readonly other: PlanSketch
  /** When the windows open; a bit for each that does. */
  readonly begins: string
  readonly open: number
  readonly presses: readonly Press[]
}

const pressesMin = 60
const pressesMax = 180
const earlyMax = 12

/** Unbiased: small values first would make days on which little happens. */
export const randomDay: fc.Arbitrary<RandomDay> = fc.noBias(
  fc.record({
    plan: planSketch,
    other: planSketch,
    begins: fc.constantFrom('08:30', '08:50', '11:00', '15:00'),
    open: fc.integer({ min: 1, max: 127 }),
    presses: fc
      .tuple(
        fc.array(earlyBird, { maxLength: earlyMax, size: 'max' }),
        fc.array(randomPress, { minLength: pressesMin, maxLength: pressesMax, size: 'max' }),
      )
      .map(([early, later]) => [...early, ...later]),
  }),
)

export const plansOf = ({ plan, other }: RandomDay): readonly Plan[] => [
  planOf(plan),
  // Another day’s rules in the same hall: a window that is there does not vanish.
  planOf({ ...other, families: plan.families, extras: plan.extras }),
]

export const storyOf = (day: RandomDay): string =>
  [
    `windows open at ${day.begins} (${day.open.toString(2)}), ${JSON.stringify(day.plan)}`,
    ...day.presses.map((press) => `  ${nameOf(press)}`),
  ].join('\n')
