import { describe, expect, test } from 'vitest'
import { type Scene, type SceneWindow, simulateForward } from './simulate-forward.ts'
import { seeded } from './trees/seeded.ts'

const minutes = (count: number) => count * 60_000
const always: SceneWindow['duty'] = [[0, Number.POSITIVE_INFINITY]]
const window = (serves: readonly number[], more: Partial<SceneWindow> = {}): SceneWindow => {
  return { serves: new Set(serves), duty: always, ...more }
}
const scene = (more: Partial<Scene>): Scene => ({
  windows: [window([0])],
  line: [0],
  durations: [Float64Array.of(minutes(10))],
  turnaroundMs: 0,
  ...more,
})
const play = (one: Scene, seed = 1) => simulateForward(one, { runs: 100, seed })

describe('a line played forward', () => {
  test('is called at once at a free window', () => {
    expect(play(scene({}))?.median).toBe(0)
  })

  test('waits for the rest of the service and those ahead', () => {
    const windows = [window([0], { serving: { kind: 0, forMs: minutes(4) } })]
    expect(play(scene({ windows, line: [0, 0, 0] }))?.median).toBe(minutes(26))
    const turnaroundMs = minutes(1)
    expect(play(scene({ windows, line: [0, 0, 0], turnaroundMs }))?.median).toBe(minutes(29))
  })

  test('a service longer than any before still ends', () => {
    const windows = [window([0], { serving: { kind: 0, forMs: minutes(180) } })]
    const played = play(scene({ windows }))
    expect(played?.median).toBeGreaterThan(0)
    expect(played?.high).toBeLessThanOrEqual(minutes(90))
  })

  test('windows take only what they serve, the others wait for their own', () => {
    const windows = [window([0]), window([1])]
    const durations = [Float64Array.of(minutes(10)), Float64Array.of(minutes(30))]
    expect(play(scene({ windows, durations, line: [0, 0, 1] }))?.median).toBe(0)
    expect(play(scene({ windows, durations, line: [1, 0, 0] }))?.median).toBe(minutes(10))
  })

  test('a break is waited for', () => {
    const duty = [
      [0, minutes(5)],
      [minutes(45), Number.POSITIVE_INFINITY],
    ] as const
    const windows = [window([0], { duty })]
    expect(play(scene({ windows, line: [0, 0] }))?.median).toBe(minutes(45))
  })

  test('says nothing when no window on duty will ever call it', () => {
    expect(play(scene({ windows: [] }))).toBeUndefined()
    expect(play(scene({ windows: [window([1])] }))).toBeUndefined()
    expect(play(scene({ windows: [window([0], { duty: [] })] }))).toBeUndefined()
    expect(play(scene({ line: [] }))).toBeUndefined()
  })

  test('with one skill set another window lengthens no wait', () => {
    const chance = seeded(11)
    const durations = [Float64Array.from({ length: 50 }, () => minutes(1 + 20 * chance())).sort()]
    for (let seed = 0; seed < 40; seed += 1) {
      const line = Array.from({ length: 1 + (seed % 25) }, () => 0)
      const few = Array.from({ length: 1 + (seed % 4) }, () => window([0]))
      const now = play(scene({ windows: few, line, durations }), seed)
      const then = play(scene({ windows: [...few, window([0])], line, durations }), seed)
      expect(then?.median ?? 1).toBeLessThanOrEqual(now?.median ?? 0)
    }
  })

  test('is the same for the same seed, and two thousand in line are no matter', () => {
    const durations = [Float64Array.of(minutes(1), minutes(9), minutes(12))]
    const line = Array.from({ length: 2_000 }, () => 0)
    const one = simulateForward(scene({ line, durations }), { runs: 5, seed: 3 })
    expect(simulateForward(scene({ line, durations }), { runs: 5, seed: 3 })).toEqual(one)
    expect(one?.low).toBeLessThanOrEqual(one?.median ?? 0)
    expect(one?.median).toBeLessThanOrEqual(one?.high ?? 0)
  })
})
