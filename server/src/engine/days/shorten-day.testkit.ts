import type { RandomDay } from './random-day.testkit.ts'

const triesMax = 2_000

/**
 * The shortest day that still fails: presses are left out in halves, quarters and so on down to one
 * by one (Zeller and Hildebrandt, Simplifying and isolating failure-inducing input, 2002), then what
 * the plan does not need.
 */
export function shortenDay(day: RandomDay, fails: (day: RandomDay) => boolean): RandomDay {
  let tries = 0
  const stillFails = (one: RandomDay) => {
    tries += 1
    return tries <= triesMax && fails(one)
  }
  let shortest = day
  for (const simpler of [withoutPresses, withSimplerPlan, withoutPresses]) {
    shortest = simpler(shortest, stillFails)
  }
  return shortest
}

type Simpler = (day: RandomDay, fails: (day: RandomDay) => boolean) => RandomDay

const withoutPresses: Simpler = (day, fails) => {
  let left = day
  for (let size = Math.ceil(day.presses.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < left.presses.length; ) {
      const presses = left.presses.filter((_, place) => place < from || place >= from + size)
      const without = { ...left, presses }
      if (fails(without)) left = without
      else from += size
    }
  }
  return left
}

const withSimplerPlan: Simpler = (day, fails) => {
  const { plan } = day
  const offers: readonly ((one: RandomDay) => RandomDay)[] = [
    (one) => ({ ...one, other: one.plan }),
    (one) => withPlan(one, { precedences: [] }),
    (one) => withPlan(one, { perSlot: 0 }),
    (one) => withPlan(one, { quota: 0 }),
    (one) => withPlan(one, { extras: [] }),
    (one) => withPlan(one, { policy: { policyId: 'first-come-first-served' } }),
    ...plan.families.map((_, place) => (one: RandomDay) => {
      const families = one.plan.families.filter((_family, index) => index !== place)
      return families.length === 0 ? one : withPlan(one, { families })
    }),
  ]
  let left = day
  for (const offer of offers) {
    const simpler = offer(left)
    if (simpler !== left && fails(simpler)) left = simpler
  }
  return left
}

const withPlan = (day: RandomDay, part: Partial<RandomDay['plan']>): RandomDay => ({
  ...day,
  plan: { ...day.plan, ...part },
})
