import type { Plan } from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openHall, type Scenario } from '../scenario.testkit.ts'
import { arrive, opens, takes } from '../steps.testkit.ts'
import { chainOf, departmentsPlan, wishOf } from './departments.testkit.ts'
import { planLegs } from './plan-legs.ts'

const legsOf = (hall: Scenario, items: readonly string[], packages: readonly string[] = []) =>
  planLegs(hall.hall, wishOf(items, packages))?.map(({ matters, queue }) => ({
    does: [...matters.itemCodes, ...matters.packageCodes].sort(),
    queue: queue.queueId,
  }))

const planned = (plan: Plan = departmentsPlan()) => openHall(plan)

describe('several windows for one visit', () => {
  test('[LEG-1] as few as can do all of it', () => {
    expect(legsOf(planned(), ['T1', 'S1', 'T2'])).toEqual([
      { does: ['T1', 'T2'], queue: 'T' },
      { does: ['S1'], queue: 'S' },
    ])
    expect(legsOf(planned(), ['T1', 'S1', 'H1'])).toHaveLength(3)
  })

  test('[LEG-1] not the window that does most, when two others do all of it', () => {
    // w9 does four of six in the pooled queue, but then one window each is left for the others.
    const six = ['T5', 'T6', 'T7', 'S5', 'S6', 'S7']
    expect(legsOf(planned(), six)).toHaveLength(2)
  })

  test('[LEG-1] none at all for what no window can do', () => {
    expect(legsOf(planned(), ['T1', 'X1'])).toBeUndefined()
  })

  test('[LEG-2] the stated order comes before the lines', () => {
    const plan = departmentsPlan({ precedences: [['S1', 'T1']] })
    const hall = arrive(planned(plan).given(opens('w1'), opens('w2')), 3, { items: ['S1'] })
    expect(legsOf(hall, ['T1', 'S1'])?.map((leg) => leg.queue)).toEqual(['S', 'T'])
  })

  test('[LEG-2] an order between two items of one window splits nothing', () => {
    const plan = departmentsPlan({ precedences: [['T2', 'T1']] })
    expect(legsOf(planned(plan), ['T1', 'T2', 'S1'])).toHaveLength(2)
  })

  test('[LEG-2] an item between two others of a window needs that window twice', () => {
    const plan = departmentsPlan({ precedences: chainOf('T1', 'S1', 'T2') })
    expect(legsOf(planned(plan), ['T1', 'S1', 'T2'])).toEqual([
      { does: ['T1'], queue: 'T' },
      { does: ['S1'], queue: 'S' },
      { does: ['T2'], queue: 'T' },
    ])
  })

  test('[LEG-2] without an order, the shortest line comes first', () => {
    const hall = planned().given(opens('w1'), opens('w2'))
    arrive(hall, 2, { items: ['T1'] })
    arrive(hall, 1, { items: ['S1'] })
    expect(legsOf(hall, ['T1', 'S1'])?.map((leg) => leg.queue)).toEqual(['S', 'T'])
    arrive(hall, 2, { items: ['S1'] })
    expect(legsOf(hall, ['T1', 'S1'])?.map((leg) => leg.queue)).toEqual(['T', 'S'])
  })

  test('[LEG-2] of two equal lines, the one for more items comes first', () => {
    const hall = planned().given(opens('w1'), opens('w2'))
    expect(legsOf(hall, ['S1', 'T1', 'T2'])?.map((leg) => leg.queue)).toEqual(['T', 'S'])
  })

  test('[LEG-2] a line that nobody calls from comes last, however short', () => {
    const hall = planned().given(opens('w1'))
    arrive(hall, 4, { items: ['T1'] })
    expect(legsOf(hall, ['T1', 'S1'])?.map((leg) => leg.queue)).toEqual(['T', 'S'])
  })

  test('[LEG-3] a package is one matter, and an item that it holds goes with it', () => {
    expect(legsOf(planned(), ['T4', 'S4', 'H1'], ['K1'])).toEqual([
      { does: ['K1'], queue: 'A' },
      { does: ['H1'], queue: 'H' },
    ])
  })

  test('[LEG-2] a package around an item that must stand between its own refuses nobody', () => {
    const plan = departmentsPlan({ precedences: chainOf('T4', 'H1', 'S4') })
    expect(legsOf(planned(plan), ['H1'], ['K1'])).toHaveLength(2)
  })
})

describe('a window that could do all of it', () => {
  const five = { items: ['T5', 'S5'] }
  const takenWith = (...windows: readonly string[]) => planned().given(...windows.map(opens))

  test('[LEG-1] does it while it is open, [TAKE-3] in one go', () => {
    takenWith('w1', 'w2', 'w9')
      .when(takes(five))
      .thenHappens({ TicketIssued: { queueId: 'A' } })
    expect(planned().given(opens('w9'), takes(five)).ticket('A001')?.legs).toBeUndefined()
  })

  test('[LEG-1] is not waited for while it is closed and two others are there', () => {
    takenWith('w1', 'w2')
      .when(takes(five))
      .thenHappens({ TicketIssued: { split: { leg: { itemCodes: ['T5'] } } } })
  })

  test('[LEG-1] is waited for when nobody else can do some of it', () => {
    const hall = takenWith('w1').given(takes(five))
    expect(hall.ticket('A001')?.legs).toBeUndefined()
  })
})

describe('whatever somebody comes for', () => {
  const items = fc.uniqueArray(
    fc.constantFrom('T1', 'T2', 'T3', 'T4', 'S1', 'S2', 'S3', 'S4', 'H1', 'H2', 'H3', 'H4'),
    { minLength: 1 },
  )
  const precedences = fc.uniqueArray(
    fc
      .tuple(fc.constantFrom('T1', 'S1', 'H1'), fc.constantFrom('T2', 'S2', 'H2', 'T3', 'S3'))
      .map(([before, after]) => [before, after] as const),
    { maxLength: 4, selector: ([before, after]) => before + after },
  )

  test('[LEG-1] each thing stands in one leg, [LEG-2] and never before what it needs', () => {
    fc.assert(
      fc.property(items, precedences, (wanted, stated) => {
        const legs = legsOf(planned(departmentsPlan({ precedences: stated })), wanted) ?? []
        expect(legs.flatMap((leg): string[] => leg.does).sort()).toEqual([...wanted].sort())
        const place = (code: string) =>
          legs.findIndex((leg) => leg.does.some((one) => one === code))
        for (const [before, after] of stated) {
          if (place(before) < 0 || place(after) < 0) continue
          expect(place(before)).toBeLessThanOrEqual(place(after))
        }
      }),
      { numRuns: 40, seed: 20_261_123 },
    )
  })
})
