import type { HallCommand } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { callsNext, goesToFetch, opens, starts, takes } from '../engine/steps.testkit.ts'
import { demoPlanFolder, loadPlan } from '../plan/load-plan.ts'
import { Chance } from './chance.ts'
import { roundOf } from './guide-round.ts'
import { asksOf, errandOf } from './visitors.ts'

const next = ({ hall, now }: Scenario): HallCommand | undefined => roundOf(hall, now, new Chance(1))

describe('the guide of a demonstration', () => {
  test('fetches who is called, and then looks at the claims', () => {
    const hall = openHall().given(opens('w1'))
    hall.given(takes({ items: ['N1'], needs: ['blind'], claim: { groupCode: 'veteran' } }))
    expect(next(hall)).toBeUndefined()
    hall.later(90).given(callsNext('w1'))
    expect(next(hall)?.type).toBe('AcknowledgeFetch')
    hall.given(goesToFetch('A001'))
    expect(next(hall)).toMatchObject({ type: 'ConfirmClaim', data: { proof: 'card' } })
    hall.given(starts('w1')).given(() => ({ command: next(hall) as HallCommand }))
    expect(next(hall)).toBeUndefined()
  })

  test('refuses what cannot be shown to them, with a reason of the plan', () => {
    const hall = openHall().given(takes({ items: ['N1'], claim: { groupCode: 'elderly' } }))
    const refuses = { type: 'RefuseClaim', data: { reasonCode: 'no-card' } }
    expect(next(hall.later(90))).toMatchObject(refuses)
  })
})

test('the visitors of the demonstration ask for what its plan knows, and some of them only', () => {
  const demo = loadPlan(demoPlanFolder)
  if (!demo.ok) throw new Error(demo.sentence)
  const hall = openHall(demo.plan)
  const chance = new Chance(7)
  for (let one = 0; one < 600; one += 1) {
    const { type, data } = errandOf(demo.plan, chance)
    const command = { type, data: { ...data, ...asksOf(demo.plan, chance) } }
    expect(hall.later(1).run(() => ({ command })).decision.ok).toBe(true)
  }
  const tickets = [...hall.hall.tickets.values()]
  const share = (of: readonly unknown[]) => of.length / tickets.length
  for (const some of [
    tickets.filter(({ needs }) => needs !== undefined),
    tickets.filter(({ claim }) => claim?.state === 'waiting'),
    tickets.filter(({ claim }) => claim?.state === 'confirmed'),
  ]) {
    expect(share(some)).toBeGreaterThan(0.01)
    expect(share(some)).toBeLessThan(0.3)
  }
})
