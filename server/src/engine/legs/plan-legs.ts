import type { Matters, Queue } from '@yihao/contract'
import type { HallView } from '../hall.ts'
import { isNothing, type MattersMade, together } from './legs.ts'
import { inOrder, type Puzzle, puzzleOf, soonest } from './puzzle.ts'
import { bitsOf, mattersOf, sizeOf, within } from './units.ts'

/** Seven make 2,187 pairs of what is done and what is done next; more are taken greedily. */
const exactMax = 7

export interface Leg {
  readonly matters: MattersMade
  readonly queue: Queue
}

type Wish = Matters & { readonly audience: 'natural' | 'legal' }

/**
 * The fewest windows for all of it, in the order of the stated precedences and then of the lines as
 * they are now, the shortest first (LEG-1, LEG-2). Open windows if they can do all of it together,
 * else any of the plan; undefined when some of it no window can do.
 */
export function planLegs(hall: HallView, wanted: Wish): readonly Leg[] | undefined {
  return planAmong(hall, wanted, 'open') ?? planAmong(hall, wanted, 'any')
}

export function planAmong(
  hall: HallView,
  wanted: Wish,
  windows: 'open' | 'any',
): readonly Leg[] | undefined {
  if (isNothing(wanted)) return []
  const puzzle = puzzleOf(hall, wanted, windows)
  if (puzzle === undefined) return undefined
  const { units, all } = puzzle
  const whole = puzzle.queueFor(all)
  if (whole !== undefined) return [{ matters: mattersOf(units, all), queue: whole }]
  // A package around an item that must come between its own would leave no order at all: then
  // nobody is refused for it, and the lines alone decide.
  const free = { ...puzzle, preceding: units.map(() => 0) }
  for (const one of [puzzle, free]) {
    const parts = units.length <= exactMax ? exactly(one) : greedily(one)
    if (parts === undefined) continue
    return parts.map((bits) => {
      const queue = one.queueFor(bits)
      if (queue === undefined) throw new Error(`no queue for ${bits} of ${all}`)
      return { matters: mattersOf(units, bits), queue }
    })
  }
  return undefined
}

/** Every way, for a few matters: how many legs are left from each set of what is done. */
function exactly(puzzle: Puzzle): readonly number[] | undefined {
  const { all } = puzzle
  const left = new Float64Array(all + 1).fill(Number.POSITIVE_INFINITY)
  left[all] = 0
  const steps = (done: number): readonly number[] => {
    const rest = all & ~done
    const found: number[] = []
    for (let leg = rest; leg > 0; leg = (leg - 1) & rest) {
      if (puzzle.queueFor(leg) !== undefined && inOrder(puzzle, leg, done)) found.push(leg)
    }
    return found
  }
  for (let done = all - 1; done >= 0; done -= 1) {
    for (const leg of steps(done)) {
      left[done] = Math.min(left[done] ?? 0, 1 + (left[done | leg] ?? 0))
    }
  }
  if (!Number.isFinite(left[0])) return undefined
  const parts: number[] = []
  for (let done = 0; done !== all; ) {
    const fewest = steps(done).filter((leg) => 1 + (left[done | leg] ?? 0) === left[done])
    const next = soonest(puzzle, fewest)
    if (next === undefined) return undefined
    parts.push(next)
    done |= next
  }
  return parts
}

/** The most that one window can do next, again and again. */
function greedily(puzzle: Puzzle): readonly number[] | undefined {
  const { all, units, windows } = puzzle
  const parts: number[] = []
  for (let done = 0; done !== all; ) {
    const singles = units.map((_, place) => 1 << place)
    const offered = [...windows.map(({ able }) => closedUnder(puzzle, able, done)), ...singles]
    const possible = offered.filter(
      (leg) =>
        leg > 0 &&
        (leg & done) === 0 &&
        puzzle.queueFor(leg) !== undefined &&
        inOrder(puzzle, leg, done),
    )
    const most = Math.max(0, ...possible.map((leg) => sizeOf(units, leg)))
    const next = soonest(
      puzzle,
      possible.filter((leg) => sizeOf(units, leg) === most),
    )
    if (next === undefined) return undefined
    parts.push(next)
    done |= next
  }
  return parts
}

/** Of what a window can do, what is in order now: drops what waits for something else. */
function closedUnder({ units, preceding }: Puzzle, able: number, done: number): number {
  let leg = able & ~done
  for (let before = -1; before !== leg; ) {
    before = leg
    leg = bitsOf(units, (unit) => {
      const place = units.indexOf(unit)
      const must = preceding[place] ?? 0
      return (leg & (1 << place)) !== 0 && within(must, done | leg)
    })
  }
  return leg
}

/** As an event tells it: the first leg, and what comes after. */
export function splitOf(legs: readonly Leg[]): { leg: MattersMade; later: MattersMade } {
  const [first, ...rest] = legs.map((leg) => leg.matters)
  return { leg: first ?? together(), later: together(...rest) }
}
