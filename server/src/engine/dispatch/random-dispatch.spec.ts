import type { RecordedEvent } from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evolve } from '../evolve.ts'
import { createHall } from '../hall.ts'
import * as invariants from '../invariants.testkit.ts'
import { type RandomPress, randomPress } from '../random-hall.testkit.ts'
import type { Scenario } from '../scenario.testkit.ts'
import { opens, press } from '../steps.testkit.ts'
import { automaticHall, graceMs, saysNotReady, saysReady, wakesUp } from './dispatch.testkit.ts'

const runs = { numRuns: 40, seed: 20_261_127 }
const windowId = fc.constantFrom('w1', 'w2', 'w3', 'w4')
const soon = fc.nat(30)

const saying = fc.tuple(windowId, fc.boolean(), soon).map(([id, stay, seconds]) => ({
  name: `says ready ${id} ${stay}`,
  seconds,
  step: saysReady(id, stay),
}))
const unsaying = fc.tuple(windowId, soon).map(([id, seconds]) => ({
  name: `says not ready ${id}`,
  seconds,
  step: saysNotReady(id),
}))
const signing = fc.constantFrom('signed-out', 'signed-in').map((outcome) => ({
  name: outcome,
  seconds: 1,
  step: press('RecordSignIn', { personId: 'li', outcome, windowId: 'w1' } as never),
}))
const readiness: fc.Arbitrary<RandomPress> = fc.oneof(
  { weight: 12, arbitrary: saying },
  { weight: 2, arbitrary: unsaying },
  { weight: 1, arbitrary: signing },
)
const presses = fc.array(
  fc.oneof(
    // A plan of that kit calls by hand, and the day would be over for this test.
    { weight: 4, arbitrary: randomPress.filter(({ name }) => !name.startsWith('rules')) },
    { weight: 3, arbitrary: readiness },
  ),
  { minLength: 80, maxLength: 150, size: 'max' },
)

function runDay(all: readonly RandomPress[]): Scenario {
  const hall = automaticHall().given(press('AddPerson', { personId: 'li' }))
  for (const id of ['w1', 'w2', 'w3', 'w4']) hall.given(opens(id), saysReady(id, true))
  for (const { step, seconds } of all) {
    hall.later(seconds).run(step)
    wakesUp(hall)
    invariants.checkWindows(hall.hall)
  }
  return hall
}

/** Told by the log alone: since when the clerk of each window has been ready, and forewarned. */
class Watch {
  readonly #stay = new Map<string, boolean>()
  readonly #offered = new Map<string, { readonly at: number; readonly callsAt: number }>()
  dispatched = 0

  see(event: RecordedEvent): void {
    if (['DayOpened', 'DayClosed', 'SignInRecorded'].includes(event.type)) this.#endAll()
    if (!('windowId' in event.data) || event.data.windowId === undefined) return
    const { windowId: id } = event.data
    if (event.type === 'ReadySaid') this.#stay.set(id, event.data.stay)
    if (event.type === 'CallOffered') {
      expect(this.#stay.has(id)).toBe(true)
      expect(event.data.callsAt - event.recordedAt).toBe(graceMs)
      this.#offered.set(id, { at: event.recordedAt, callsAt: event.data.callsAt })
    }
    if (event.type === 'CallOfferLapsed') this.#offered.delete(id)
    if (['ReadyWithdrawn', 'WindowPaused', 'WindowClosed'].includes(event.type)) this.#end(id)
    if (event.type === 'TicketCalled') this.#call(id, event)
  }

  #call(id: string, event: Extract<RecordedEvent, { type: 'TicketCalled' }>): void {
    if (event.data.dispatched === true) {
      this.dispatched += 1
      expect(this.#stay.has(id)).toBe(true)
      expect(event.actor.kind).toBe('system')
      expect(this.#offered.get(id)?.callsAt).toBeLessThanOrEqual(event.recordedAt)
    } else {
      expect(event.actor.kind).toBe('staff')
    }
    this.#offered.delete(id)
    if (this.#stay.get(id) !== true) this.#end(id)
  }

  #end(id: string): void {
    this.#stay.delete(id)
    this.#offered.delete(id)
  }

  #endAll(): void {
    this.#stay.clear()
    this.#offered.clear()
  }
}

describe('on random days', () => {
  test('[DISPATCH-1] [DISPATCH-2] a window is called for by the hall only while its clerk is ready', () => {
    let dispatched = 0
    fc.assert(
      fc.property(presses, (all) => {
        const watch = new Watch()
        for (const event of runDay(all).events) watch.see(event)
        dispatched += watch.dispatched
      }),
      runs,
    )
    expect(dispatched).toBeGreaterThan(100)
  })

  test('[DISPATCH-2] the log alone tells who is ready, after a restart as before', () => {
    fc.assert(
      fc.property(presses, (all) => {
        const hall = runDay(all)
        const again = createHall(hall.hall.hallId)
        for (const event of JSON.parse(JSON.stringify(hall.events))) evolve(again, event)
        expect(again).toEqual(hall.hall)
      }),
      { ...runs, numRuns: 10 },
    )
  })
})
