import { atClock } from '@yihao/contract'
import { expect, test } from 'vitest'
import { byItself, monday, openHall } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { Chance } from './chance.ts'
import { specialVisit } from './special-visits.ts'

const plan = smallPlan({
  applicants: { savingPerFurtherUnit: 0.4 },
  filedOnline: {
    caseNumber: { characters: 'digits', lengthMin: 18, lengthMax: 18 },
    unknownCases: 'refuse',
    keptDays: 1,
  },
})

test('agents and cases come now and then, and the hall takes them as they are', () => {
  const chance = new Chance(7)
  const hall = openHall(plan)
  const seen = { agents: 0, filed: 0 }
  for (let visitor = 0; visitor < 400; visitor += 1) {
    const visit = specialVisit(plan, chance, atClock(monday, '09:00'))
    if (visit === undefined) continue
    for (const command of visit.before) hall.given(() => ({ command, actor: byItself }))
    const { take, applicants } = visit
    hall.given(() => ({
      command: take,
      actor: byItself,
      ...(applicants === undefined ? {} : { applicants }),
    }))
    if (applicants === undefined) seen.filed += 1
    else seen.agents += 1
  }
  expect(seen.agents).toBeGreaterThan(5)
  expect(seen.filed).toBeGreaterThan(5)
})

test('a hall whose plan knows neither has none of them', () => {
  const chance = new Chance(7)
  for (let visitor = 0; visitor < 400; visitor += 1) {
    expect(specialVisit(smallPlan(), chance, atClock(monday, '09:00'))).toBeUndefined()
  }
})
