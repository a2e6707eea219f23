import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evolve } from '../evolve.ts'
import { createHall } from '../hall.ts'
import { type RandomPress, randomPress } from '../random-hall.testkit.ts'
import type { Scenario } from '../scenario.testkit.ts'
import { opens, takes } from '../steps.testkit.ts'
import { accepts, declines, proposals, tidalHall, tides } from './tidal.testkit.ts'

const runs = { numRuns: 25, seed: 20_261_127 }
const rules = {
  open: { waitingPerWindow: 2, longestWaitMs: 600_000 },
  sustainedMs: 60_000,
  minimumOpenMs: 120_000,
  quietMs: 120_000,
  followUpMs: 300_000,
}

const settling = fc
  .constantFrom(['accepts', accepts] as const, ['declines', declines()] as const)
  .map(([name, step]): RandomPress => ({ name, step, seconds: 20 }))
const coming = fc.nat(20).map((seconds) => ({ name: 'takes', step: takes(), seconds }))
const presses = fc.array(
  fc.oneof(
    // A plan of that kit has no tidal windows.
    { weight: 8, arbitrary: randomPress.filter(({ name }) => !name.startsWith('rules')) },
    { weight: 4, arbitrary: coming },
    { weight: 1, arbitrary: settling },
  ),
  { minLength: 100, maxLength: 200, size: 'max' },
)

function runDay(all: readonly RandomPress[]): Scenario {
  const hall = tidalHall(rules).given(opens('w1'), opens('w4'))
  for (const { step, seconds } of all) {
    hall.later(seconds).run(step)
    tides(hall)
    const active = proposals(hall).filter(({ status }) => ['open', 'accepted'].includes(status))
    expect(new Set(active.map((one) => one.windowId)).size).toBe(active.length)
  }
  return hall
}

describe('on random days', () => {
  test('[TIDAL-1] [TIDAL-4] every proposal met its thresholds, and people moved every window', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(presses, (all) => {
        for (const { type, data, actor } of runDay(all).events) {
          seen.set(type, (seen.get(type) ?? 0) + 1)
          if (type === 'WindowOpened') expect(actor.kind).toBe('staff')
          if (type !== 'TidalProposed') continue
          const { waiting, openWindows, longestWaitMs } = data.basis.figures
          if (data.direction === 'close') {
            expect(waiting / Math.max(1, openWindows - 1)).toBeLessThanOrEqual(1)
            expect(longestWaitMs).toBeLessThan(300_000)
            expect(openWindows).toBeGreaterThan(1)
            continue
          }
          const met = waiting >= 2 * Math.max(1, openWindows) || longestWaitMs >= 600_000
          expect(met).toBe(true)
        }
      }),
      runs,
    )
    for (const type of ['TidalProposed', 'TidalAccepted', 'TidalLapsed', 'TidalOutcomeRecorded']) {
      expect(seen.get(type) ?? 0, type).toBeGreaterThan(3)
    }
  })

  test('[TIDAL-1] the log alone tells how the queues stand, after a restart as before', () => {
    fc.assert(
      fc.property(presses, (all) => {
        const hall = runDay(all)
        const again = createHall(hall.hall.hallId)
        for (const event of JSON.parse(JSON.stringify(hall.events))) evolve(again, event)
        expect(again).toEqual(hall.hall)
      }),
      { ...runs, numRuns: 8 },
    )
  })
})
