import fc from 'fast-check'
import type { Scenario, Step } from '../scenario.testkit.ts'
import * as steps from '../steps.testkit.ts'

export interface RandomVisitStep {
  readonly name: string
  readonly seconds: number
  readonly step: Step
}

const windowId = fc.constantFrom('w1', 'w2', 'w3', 'w4', 'w9')
const item = fc.constantFrom('T1', 'T2', 'S1', 'S2', 'H1', 'T5', 'S5', 'T4')
const itemsOf = fc.uniqueArray(item, { minLength: 1, maxLength: 5 })

/** What a clerk would most likely press. */
const goesOn = (id: string): Step => {
  return (scenario: Scenario) => {
    const window = scenario.window(id)
    const here = [...scenario.hall.tickets.values()].find(
      (ticket) => ticket.ticketId === window?.ticketId,
    )
    if (here?.status === 'serving') return steps.finishes(id)(scenario)
    if (here?.status === 'called') return steps.starts(id)(scenario)
    return (window?.state === 'open' ? steps.callsNext : steps.opens)(id)(scenario)
  }
}

const anyNumber = (place: number, make: (number: string) => Step): Step => {
  return (scenario: Scenario) => {
    const numbers = [...scenario.hall.tickets.values()].map((ticket) => ticket.number)
    return make(numbers[place % Math.max(1, numbers.length)] ?? 'T001')(scenario)
  }
}

const named = (name: string, step: fc.Arbitrary<Step>) => step.map((one) => ({ name, step: one }))
const at = (name: string, make: (id: string) => Step) => named(name, windowId.map(make))

const anyStep = fc.oneof(
  {
    weight: 10,
    arbitrary: named(
      'takes',
      itemsOf.map((items) => steps.takes({ items })),
    ),
  },
  {
    weight: 3,
    arbitrary: named(
      'takes a package too',
      itemsOf.map((items) => steps.takes({ items, packages: ['K1'] })),
    ),
  },
  { weight: 3, arbitrary: named('asks', fc.constant(steps.takes({ queueId: 'Z' }))) },
  { weight: 50, arbitrary: at('goes on', goesOn) },
  { weight: 4, arbitrary: at('starts', steps.starts) },
  { weight: 2, arbitrary: at('misses', steps.misses) },
  { weight: 2, arbitrary: at('closes', steps.closes) },
  { weight: 3, arbitrary: at('returns', (id) => steps.returns(id, ['发票'])) },
  { weight: 3, arbitrary: at('holds', (id) => steps.holds(id, 'papers-taken')) },
  {
    weight: 5,
    arbitrary: named(
      'adds',
      fc.tuple(windowId, item).map(([id, code]) => steps.adds(id, code)),
    ),
  },
  {
    weight: 12,
    arbitrary: named(
      'drops',
      fc.tuple(windowId, item).map(([id, code]) => steps.drops(id, code)),
    ),
  },
  {
    weight: 4,
    arbitrary: named(
      'sends on with what was found',
      fc
        .tuple(fc.constantFrom('T', 'S', 'H', 'A'), itemsOf)
        .map(([queue, items]) => steps.transfers('w1', steps.toQueue(queue), undefined, items)),
    ),
  },
  {
    weight: 3,
    arbitrary: named(
      'sends on',
      fc
        .tuple(windowId, fc.constantFrom('T', 'S', 'H', 'A'))
        .map(([id, queue]) => steps.transfers(id, steps.toQueue(queue))),
    ),
  },
  ...[steps.reinstates, steps.abandons].map((make) => ({
    weight: 2,
    arbitrary: named(
      'about a number',
      fc.nat(30).map((place) => anyNumber(place, make)),
    ),
  })),
  {
    weight: 2,
    arbitrary: named(
      'takes up',
      fc
        .tuple(windowId, fc.nat(30))
        .map(([id, place]) => anyNumber(place, (number) => steps.takesUp(id, number))),
    ),
  },
)

/** A press and how many seconds after the last one. */
export const randomVisitStep: fc.Arbitrary<RandomVisitStep> = fc
  .tuple(anyStep, fc.nat(60))
  .map(([{ name, step }, seconds]) => ({ name, seconds, step }))
