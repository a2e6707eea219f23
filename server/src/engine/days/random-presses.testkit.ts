import {
  atClock,
  businessDateAt,
  filedStates,
  type Plan,
  type VisitorRef,
  type WindowId,
} from '@yihao/contract'
import fc from 'fast-check'
import { applicant, takesFor } from '../applicants/applicants.testkit.ts'
import type { Ticket } from '../hall.ts'
import type { Scenario, Step } from '../scenario.testkit.ts'
import * as steps from '../steps.testkit.ts'
import { isOpen } from '../taking/booked-slot.ts'
import { isActive } from '../tidal/when-due.ts'
import { itemCodes, queueIds, wishes } from './random-plan.testkit.ts'

/**
 * One press as three numbers, which a verb reads as it needs: the n-th window, the n-th number, the
 * n-th wish. So it means something in every hall, can be written down, and is made smaller number by
 * number.
 */
export interface Press {
  readonly verb: Verb
  readonly after: number
  readonly a: number
  readonly b: number
  readonly c: number
}
type Numbers = Pick<Press, 'a' | 'b' | 'c'>

/** Who stands at a window, or how it stands itself. */
type AtWindow = 'called' | 'serving' | 'free' | 'paused' | 'closed'

const pick = <T>(list: readonly T[], place: number): T | undefined => list[place % list.length]

/** What there is to choose from at this moment. */
export class Here {
  readonly scenario: Scenario
  /** What a manager may adopt. */
  readonly plans: readonly Plan[]

  constructor(scenario: Scenario, plans: readonly Plan[]) {
    this.scenario = scenario
    this.plans = plans
  }

  plan(place: number): Plan {
    return pick(this.plans, place) ?? (this.scenario.hall.plan as Plan)
  }

  /** Four times of five a window at which the verb means something. */
  window(place: number, ...made: readonly AtWindow[]): string {
    const { windows } = this.scenario.hall
    const all = [...windows.keys()]
    const fitting = all.filter((windowId) => made.includes(this.#at(windowId)))
    const from = place % 5 === 0 || fitting.length === 0 ? all : fitting
    return pick(from, Math.floor(place / 5)) ?? 'w1'
  }

  #at(windowId: WindowId): AtWindow {
    const window = this.scenario.hall.windows.get(windowId)
    const ticket =
      window?.ticketId === undefined ? undefined : this.scenario.hall.tickets.get(window.ticketId)
    if (ticket?.status === 'called' || ticket?.status === 'serving') return ticket.status
    return window?.state === 'open' ? 'free' : (window?.state ?? 'closed')
  }

  /** Four times of five a number that the verb is made for. */
  number(place: number, ...made: readonly Ticket['status'][]): string {
    const all = [...this.scenario.hall.tickets.values()]
    const fitting = all.filter(({ status }) => made.includes(status))
    const from = place % 5 === 0 || fitting.length === 0 ? all : fitting
    return pick(from, Math.floor(place / 5))?.number ?? 'A001'
  }

  /** Four times of five one whose claim is not decided yet. */
  claimed(place: number): string {
    const all = [...this.scenario.hall.tickets.values()]
    const waiting = all.filter(({ claim }) => claim?.state === 'waiting')
    const from = place % 5 === 0 || waiting.length === 0 ? all : waiting
    return pick(from, Math.floor(place / 5))?.number ?? 'A001'
  }

  /** Four times of five one that is still to come. */
  booking(place: number): string {
    const all = [...this.scenario.hall.appointments.values()]
    const open = all.filter(isOpen)
    const from = place % 5 === 0 || open.length === 0 ? all : open
    return pick(from, Math.floor(place / 5))?.appointmentId ?? 'Y0'
  }
}

export const person = (place: number): VisitorRef => {
  const digit = (place % 12).toString(16)
  return { visitorId: `p-${digit}`, personHash: digit.repeat(64) } as unknown as VisitorRef
}

const caseOf = (place: number) => `202600${place % 4}`
const needs = ['slow', 'blind', 'signing'] as const
const kinds = ['papers-taken', 'papers-kept', 'awaiting-step'] as const

/** What a clerk would most likely press. */
function goesOn(id: string): Step {
  return (scenario) => {
    const window = scenario.window(id)
    const here = [...scenario.hall.tickets.values()].find(
      ({ ticketId }) => ticketId === window?.ticketId,
    )
    if (here?.status === 'serving') return steps.finishes(id)(scenario)
    if (here?.status === 'called') return steps.starts(id)(scenario)
    if (window?.state === 'paused') return steps.resumesWindow(id)(scenario)
    return (window?.state === 'open' ? steps.callsNext : steps.opens)(id)(scenario)
  }
}

/** Four times of five one that is not settled. */
function proposal({ scenario }: Here, place: number): string {
  const all = [...(scenario.hall.day?.tides?.proposals.values() ?? [])]
  const open = all.filter(isActive)
  const from = place % 5 === 0 || open.length === 0 ? all : open
  return pick(from, Math.floor(place / 5))?.proposalId ?? 'none'
}

const slotMinutes = 30

/** A slot of today: the half hour that runs, or one of the next. */
function books(here: Here, { a, b, c }: Numbers): Step {
  const date = businessDateAt(here.scenario.now)
  const slotMs = slotMinutes * 60_000
  const running = Math.floor((here.scenario.now - atClock(date, '09:00')) / slotMs)
  const from = atClock(date, '09:00') + Math.max(0, running + (b % 3)) * slotMs
  const wish = pick(wishes, c)
  const data = {
    appointmentId: `Y${here.scenario.hall.seq}`,
    itemCodes: wish !== undefined && 'items' in wish ? wish.items : ['N1'],
    packageCodes: [],
    audience: 'natural',
    slotFrom: from,
    slotTo: from + slotMs,
  }
  return (scenario) => ({
    ...steps.press('BookAppointment', data as never)(scenario),
    ...(a % 3 === 0 ? { visitor: person(a) } : {}),
  })
}

const at =
  (make: (windowId: string) => Step, ...made: readonly AtWindow[]) =>
  (here: Here, { a }: Numbers) =>
    make(here.window(a, ...made))

interface Doing {
  readonly weight: number
  make(here: Here, numbers: Numbers): Step
}

/** All that anybody may do; a new verb of the hall is one more line here. */
const doings = {
  takes: {
    weight: 42,
    make: (_, { b }) => steps.takes(pick(wishes, b)),
  },
  'takes and is known': {
    weight: 3,
    make: (_, { a, b }) => steps.takes({ ...pick(wishes, b), visitor: person(a) }),
  },
  'takes for others': {
    weight: 6,
    make: (_, { a, b, c }) => {
      const some = [...new Set([a % 3, b % 3])].map((place) =>
        applicant('abc'[place], { N1: (c + place) % 5 }),
      )
      return takesFor(some, c % 2 === 0 ? {} : { visitor: person(c) })
    },
  },
  'takes a filed case': {
    weight: 2,
    make: (_, { a, b }) => {
      const purpose = b % 2 === 0 ? 'hand-in' : 'pick-up'
      return takesFor([], { items: [], filed: { caseNumber: caseOf(a), purpose } })
    },
  },
  'tells of a case': {
    weight: 2,
    make: (_, { a, b, c }) =>
      steps.press('RecordFiledCase', {
        caseNumber: caseOf(a),
        state: pick(filedStates, b) ?? 'accepted',
        itemCodes: [pick(itemCodes, c) ?? 'N2'],
      } as never),
  },
  'goes on': { weight: 90, make: at(goesOn, 'called', 'serving', 'free') },
  'calls next': { weight: 6, make: at(steps.callsNext, 'free') },
  starts: { weight: 3, make: at(steps.starts, 'called') },
  finishes: { weight: 2, make: at(steps.finishes, 'serving') },
  recalls: { weight: 3, make: at(steps.recalls, 'called') },
  misses: { weight: 6, make: at(steps.misses, 'called') },
  opens: { weight: 2, make: at(steps.opens, 'closed') },
  pauses: { weight: 2, make: at(steps.pauses, 'free', 'serving') },
  resumes: { weight: 2, make: at(steps.resumesWindow, 'paused') },
  closes: { weight: 2, make: at(steps.closes, 'free', 'paused') },
  'asks for help': { weight: 1, make: at(steps.asksHelp) },
  returns: { weight: 3, make: at((id) => steps.returns(id, ['照片']), 'serving') },
  holds: {
    weight: 9,
    make: (here, { a, b }) =>
      steps.holds(here.window(a, 'serving'), kinds[b % 3] ?? 'papers-taken'),
  },
  'takes up': {
    weight: 7,
    make: (here, { a, b }) => steps.takesUp(here.window(a, 'free'), here.number(b, 'held')),
  },
  'moves to a window': {
    weight: 5,
    make: (here, { a, b }) =>
      steps.transfers(
        here.window(a, 'called', 'serving'),
        steps.toWindow(here.window(b, 'free', 'serving')),
      ),
  },
  'moves to a line': {
    weight: 3,
    make: (here, { a, b }) =>
      steps.transfers(here.window(a, 'serving'), steps.toQueue(pick(queueIds, b) ?? 'A')),
  },
  'finds out': {
    weight: 4,
    make: (here, { a, b, c }) => {
      const found = [...new Set([pick(itemCodes, b), pick(itemCodes, c)])] as string[]
      const to = steps.toQueue(pick(queueIds, b + c) ?? 'A')
      return steps.transfers(here.window(a, 'serving'), to, undefined, found)
    },
  },
  adds: {
    weight: 4,
    make: (here, { a, b }) => steps.adds(here.window(a, 'serving'), pick(itemCodes, b) ?? 'N1'),
  },
  drops: {
    weight: 5,
    make: (here, { a, b }) => steps.drops(here.window(a, 'serving'), pick(itemCodes, b) ?? 'N1'),
  },
  'calls that number': {
    weight: 3,
    make: (here, { a, b }) => steps.calls(here.window(a, 'free'), here.number(b, 'waiting')),
  },
  'puts back': {
    weight: 7,
    make: (here, { b }) => steps.reinstates(here.number(b, 'no-show', 'held')),
  },
  'gives up': {
    weight: 2,
    make: (here, { b }) => steps.abandons(here.number(b, 'waiting', 'no-show')),
  },
  'says the needs': {
    weight: 2,
    make: (here, { b, c }) =>
      steps.setsNeeds(here.number(b, 'waiting'), ...needs.filter((_, place) => c & (1 << place))),
  },
  claims: {
    weight: 4,
    make: (here, { b }) => steps.claims(here.number(b, 'waiting'), 'veteran'),
  },
  confirms: {
    weight: 5,
    make: (here, { b, c }) => steps.confirms(here.claimed(b), c % 4 === 0 ? 'age' : 'card'),
  },
  'refuses the claim': { weight: 1, make: (here, { b }) => steps.refusesClaim(here.claimed(b)) },
  'grants the green channel': {
    weight: 2,
    make: (here, { b }) => steps.grantsGreen(here.number(b, 'waiting')),
  },
  fetches: { weight: 3, make: (here, { b }) => steps.goesToFetch(here.number(b, 'called')) },
  'says ready': {
    weight: 8,
    make: (here, { a, b }) =>
      steps.press('SayReady', { windowId: here.window(a, 'free'), stay: b % 2 === 0 }),
  },
  'says not ready': {
    weight: 2,
    make: at((windowId) => steps.press('SayNotReady', { windowId }), 'free'),
  },
  'signs in': {
    weight: 1,
    make: (here, { a, b }) =>
      steps.press('RecordSignIn', {
        personId: 'li',
        outcome: b % 2 === 0 ? 'signed-in' : 'signed-out',
        windowId: here.window(a),
      }),
  },
  'accepts a tide': {
    weight: 4,
    make: (here, { b }) => steps.press('AcceptTidal', { proposalId: proposal(here, b) }),
  },
  'declines a tide': {
    weight: 1,
    make: (here, { b }) =>
      steps.press('DeclineTidal', { proposalId: proposal(here, b), reasonCode: 'no-staff' }),
  },
  books: { weight: 6, make: books },
  cancels: {
    weight: 1,
    make: (here, { b }) => steps.press('CancelAppointment', { appointmentId: here.booking(b) }),
  },
  adopts: { weight: 1, make: (here, { a }) => steps.adopts(here.plan(a)) },
  'checks in': {
    weight: 8,
    make: (here, { b }) => steps.press('CheckInAppointment', { appointmentId: here.booking(b) }),
  },
} satisfies Readonly<Record<string, Doing>>

export type Verb = keyof typeof doings
const verbs = Object.keys(doings) as readonly Verb[]

/** The step that a press means in the hall as it is then. */
export function stepOf({ verb, ...numbers }: Press, plans: readonly Plan[]): Step {
  const doing: Doing = doings[verb]
  return (scenario) => doing.make(new Here(scenario, plans), numbers)(scenario)
}

export const nameOf = ({ verb, after, a, b, c }: Press): string =>
  `+${after} s ${verb} (${a} ${b} ${c})`

const number = fc.nat(59)

/** Mostly soon, now and then after a long while; never earlier than the press before. */
const after = fc.oneof(
  { weight: 60, arbitrary: fc.nat(60) },
  { weight: 1, arbitrary: fc.integer({ min: 900, max: 3_600 }) },
)

/** Somebody who is there before the windows open. */
export const earlyBird: fc.Arbitrary<Press> = fc.record({
  verb: fc.constant('takes' as const),
  after: fc.nat(20),
  ...{ a: number, b: number, c: number },
})

export const randomPress: fc.Arbitrary<Press> = fc.record({
  verb: fc.oneof(
    ...verbs.map((verb) => ({ weight: doings[verb].weight, arbitrary: fc.constant(verb) })),
  ),
  after,
  ...{ a: number, b: number, c: number },
})
