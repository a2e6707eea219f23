import { filedStates } from '@yihao/contract'
import fc from 'fast-check'
import { applicant, takesFor } from './applicants/applicants.testkit.ts'
import type { Ticket } from './hall.ts'
import { byItself, type Scenario, type Step } from './scenario.testkit.ts'
import { smallPlan } from './small-plan.testkit.ts'
import * as steps from './steps.testkit.ts'

/** One press: what, after how many seconds. `name` is what a counterexample shows. */
export interface RandomPress {
  readonly name: string
  readonly seconds: number
  readonly step: Step
}

const windowId = fc.constantFrom('w1', 'w1', 'w2', 'w2', 'w2', 'w3', 'w4')
const kind = fc.constantFrom('papers-taken', 'papers-kept', 'awaiting-step')
const wanted = fc.constantFrom(
  { items: ['N1'] },
  { items: ['N1'], needs: ['signing'] },
  { items: ['N2'], needs: ['slow', 'blind'], claim: { groupCode: 'veteran' } },
  { items: ['N1'], claim: { groupCode: 'elderly' }, age: 70 },
  { items: ['N2'] },
  { items: ['P1'] },
  { items: ['N1', 'N2'] },
  { items: ['N2', 'P1'] },
  { packages: ['K1'] },
  { items: ['L1'], audience: 'legal' as const },
  { queueId: 'Z' },
)

/** A live number by its place among them, three times of four one that the verb is made for. */
const nth = (place: number, status: Ticket['status'], make: (number: string) => Step): Step => {
  return (scenario: Scenario) => {
    const all = [...scenario.hall.tickets.values()]
    const live = place % 4 === 0 ? all : all.filter((ticket) => ticket.status === status)
    const number = live[place % Math.max(1, live.length)]?.number ?? 'A001'
    return make(number)(scenario)
  }
}

const atWindow = (name: string, make: (windowId: string) => Step) =>
  windowId.map((id) => ({ name: `${name} ${id}`, step: make(id) }))
type Status = Ticket['status']
const ofTicket = (name: string, status: Status, make: (number: string) => Step) =>
  fc.nat(40).map((place) => ({ name: `${name} #${place}`, step: nth(place, status, make) }))
const ofBoth = (name: string, status: Status, make: (windowId: string, number: string) => Step) =>
  fc.tuple(windowId, fc.nat(40)).map(([id, place]) => ({
    name: `${name} ${id} #${place}`,
    step: nth(place, status, (number) => make(id, number)),
  }))

/** What a clerk would most likely press. */
const goesOn = (windowId: string): Step => {
  return (scenario: Scenario) => {
    const window = scenario.window(windowId)
    const here = [...scenario.hall.tickets.values()].find(
      (ticket) => ticket.ticketId === window?.ticketId,
    )
    if (here?.status === 'serving') return steps.finishes(windowId)(scenario)
    if (here?.status === 'called') return steps.starts(windowId)(scenario)
    if (window?.state === 'paused') return steps.resumesWindow(windowId)(scenario)
    if (window?.state === 'closed') return steps.opens(windowId)(scenario)
    return steps.callsNext(windowId)(scenario)
  }
}

const taking = wanted.map((one) => ({
  name: `takes ${JSON.stringify(one)}`,
  step: steps.takes(one),
}))
const named = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 4 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((some) => ({
    name: `takes N1 for ${JSON.stringify(some)}`,
    step: takesFor(some.map(([digit, count]) => applicant(digit, { N1: count }))),
  }))
const purpose = fc.constantFrom('hand-in' as const, 'pick-up' as const)
const filing = fc
  .tuple(fc.constantFrom('2026001', '2026002', 'x'), purpose)
  .map(([number, why]) => ({
    name: `takes by case ${number} to ${why}`,
    step: takesFor([], { filed: { caseNumber: number, purpose: why } }),
  }))
const telling = fc
  .tuple(fc.constantFrom('2026001', '2026002'), fc.constantFrom(...filedStates))
  .map(([caseNumber, state]) => ({
    name: `tells ${caseNumber} ${state}`,
    step: steps.press('RecordFiledCase', { caseNumber, state, itemCodes: ['N2'] }),
  }))
const holding = fc.tuple(windowId, kind).map(([id, how]) => ({
  name: `holds ${id} ${how}`,
  step: steps.holds(id, how),
}))
const moving = fc.tuple(windowId, windowId).map(([from, to]) => ({
  name: `moves ${from} ${to}`,
  step: steps.transfers(from, steps.toWindow(to)),
}))
const queueing = fc.tuple(windowId, fc.constantFrom('A', 'B', 'C', 'Z')).map(([from, to]) => ({
  name: `moves ${from} to line ${to}`,
  step: steps.transfers(from, steps.toQueue(to)),
}))
const adding = fc.tuple(windowId, fc.constantFrom('N1', 'N2', 'P1', 'L1')).map(([id, item]) => ({
  name: `adds ${id} ${item}`,
  step: steps.adds(id, item),
}))

const visiting = fc
  .tuple(fc.nat(40), fc.subarray(['slow', 'blind', 'signing']))
  .map(([place, needs]) => ({
    name: `needs #${place} ${needs.join(' ')}`,
    step: nth(place, 'waiting', (number) => steps.setsNeeds(number, ...needs)),
  }))

/** House rules that a manager may change at noon. */
const ruling = fc
  .record({
    callCountMax: fc.integer({ min: 1, max: 3 }),
    reinstateBehindPeople: fc.integer({ min: 0, max: 4 }),
    reinstateCountMax: fc.integer({ min: 0, max: 2 }),
    bulk: fc.record({ aboveUnits: fc.integer({ min: 1, max: 5 }) }),
    filedOnline: fc.constant({
      caseNumber: { characters: 'digits' as const, lengthMin: 7, lengthMax: 7 },
      unknownCases: 'accept' as const,
      keptDays: 1,
    }),
  })
  .map((rules) => ({
    name: `rules ${JSON.stringify(rules)}`,
    step: steps.adopts(smallPlan(rules)),
  }))

const anyStep = fc.oneof(
  { weight: 14, arbitrary: taking },
  { weight: 4, arbitrary: named },
  { weight: 2, arbitrary: filing },
  { weight: 2, arbitrary: telling },
  { weight: 30, arbitrary: atWindow('goes on', goesOn) },
  { weight: 2, arbitrary: atWindow('opens', steps.opens) },
  { weight: 6, arbitrary: atWindow('calls next', steps.callsNext) },
  { weight: 3, arbitrary: atWindow('starts', steps.starts) },
  { weight: 2, arbitrary: atWindow('finishes', steps.finishes) },
  { weight: 3, arbitrary: atWindow('recalls', steps.recalls) },
  { weight: 8, arbitrary: atWindow('misses', steps.misses) },
  { weight: 2, arbitrary: atWindow('pauses', steps.pauses) },
  { weight: 2, arbitrary: atWindow('resumes', steps.resumesWindow) },
  { weight: 1, arbitrary: atWindow('closes', steps.closes) },
  { weight: 1, arbitrary: atWindow('returns', (id) => steps.returns(id, ['照片'])) },
  { weight: 6, arbitrary: ofTicket('reinstates', 'no-show', steps.reinstates) },
  { weight: 2, arbitrary: ofTicket('abandons', 'waiting', steps.abandons) },
  { weight: 4, arbitrary: ofBoth('calls', 'waiting', steps.calls) },
  { weight: 8, arbitrary: ofBoth('takes up', 'held', steps.takesUp) },
  { weight: 2, arbitrary: visiting },
  { weight: 3, arbitrary: ofTicket('claims', 'waiting', (one) => steps.claims(one, 'veteran')) },
  { weight: 4, arbitrary: ofTicket('confirms', 'waiting', steps.confirms) },
  { weight: 1, arbitrary: ofTicket('refuses', 'waiting', steps.refusesClaim) },
  { weight: 2, arbitrary: ofTicket('grants', 'waiting', steps.grantsGreen) },
  { weight: 3, arbitrary: ofTicket('fetches', 'called', steps.goesToFetch) },
  { weight: 12, arbitrary: holding },
  { weight: 6, arbitrary: moving },
  { weight: 2, arbitrary: queueing },
  { weight: 2, arbitrary: adding },
  { weight: 2, arbitrary: ruling },
)
const midnight = fc.constant({ name: 'midnight', step: steps.by(byItself, steps.closesDay) })

/** Mostly forward; a clock set back is what a machine with a bad battery does. */
const seconds = fc.oneof(
  { weight: 9, arbitrary: fc.nat(200) },
  { weight: 1, arbitrary: fc.integer({ min: -300, max: 0 }) },
)

export const randomPress: fc.Arbitrary<RandomPress> = fc
  .tuple(fc.oneof({ weight: 300, arbitrary: anyStep }, { weight: 1, arbitrary: midnight }), seconds)
  .map(([{ name, step }, after]) => ({ name, step, seconds: after }))
