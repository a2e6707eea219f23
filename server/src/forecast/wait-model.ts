import type { PastDays } from './habits.ts'
import { type PastDay, pastDaysOf, pastWaits } from './past-waits.ts'
import { type PastWindows, pastWindowsOf } from './past-windows.ts'
import { type Signs, signNames, writeSigns } from './signs-at-joining.ts'
import {
  blendOfOneDay,
  blendWithoutDays,
  learnBlend,
  type StartBlend,
  startOf,
} from './start-blend.ts'
import { addedBy, type BoostedQuantiles, type Boosting, boost } from './trees/boost.ts'
import { seeded } from './trees/seeded.ts'

/** Minutes; some 6 of 100 end below `low` and 14 above `high`. */
export interface RawForecast {
  readonly low: number
  readonly median: number
  readonly high: number
}

/** Whoever waits less walks straight up and asks for no forecast; the feeds know it no finer. */
export const realWaitMinutes = 2.5
/** Such waits are most of a quiet day and would drown the others: so many of them are learnt. */
const shortShare = 0.3
/** No more tickets are learnt from where the line is played forward for each. */
const playedMax = 8_000
/** Fewer waits, or a single day, teach trees only their own noise. */
const waitsMin = 300
const datesMin = 2

const treesLeast = 40
const leafRowsLeast = 25

const boosting: Boosting = {
  // As many below and above as a range may miss.
  quantiles: [0.06, 0.5, 0.86],
  turns: [1, 0, 1, 2],
  trees: 300,
  depth: 5,
  rate: 0.05,
  leafRowsMin: 60,
  rowsMax: 8_000,
  signShare: 0.5,
  seed: 1,
}

/** What is learnt from past days; it never changes during the day. */
export interface WaitModel {
  readonly past: PastDays
  /** By hall; empty where the log names no windows. */
  readonly windows: ReadonlyMap<string, PastWindows>
  readonly blend: StartBlend
  readonly names: readonly string[]
  readonly forest: BoostedQuantiles | undefined
  /** What is learnt from few waits is too sure of itself on others: by so much are ranges wider. */
  readonly firstFactor: number
}

export function learnWaits(days: readonly PastDay[]): WaitModel {
  const past = pastDaysOf(days)
  const windows = pastWindowsOf(days)
  const dates = new Set(days.map(({ date }) => date)).size
  if (dates < datesMin) {
    const blend = dates === 0 ? blendWithoutDays : blendOfOneDay
    return { past, windows, blend, names: [], forest: undefined, firstFactor: 1.3 }
  }
  const waits = pastWaits(days, { past, windows }, sampling(days, windows))
  const blend = learnBlend(waits)
  const names = waits[0] === undefined ? [] : signNames(waits[0].signs)
  if (waits.length < waitsMin)
    return { past, windows, blend, names, forest: undefined, firstFactor: 1.3 }
  const signs = new Float64Array(waits.length * names.length)
  for (const [row, wait] of waits.entries()) writeSigns(wait.signs, signs, row * names.length)
  const forest = boost(
    {
      signs,
      width: names.length,
      targets: Float64Array.from(waits, ({ waitMinutes }) => waitMinutes),
      starts: Float64Array.from(waits, (wait) => startOf(wait.signs, blend)),
    },
    { ...boosting, ...sizesFor(waits.length) },
  )
  return { past, windows, blend, names, forest, firstFactor: 1.2 + 8 / Math.sqrt(waits.length) }
}

/** Which waits are learnt from. Playing the line forward for each takes time. */
function sampling(days: readonly PastDay[], windows: ReadonlyMap<string, PastWindows>) {
  const joined = days.reduce((sum, { news }) => {
    return sum + news.filter(({ kind }) => kind === 'joined').length
  }, 0)
  const played = [...windows.values()].some((past) => past.windows.size > 0)
  const share = played ? Math.min(1, playedMax / Math.max(1, joined)) : 1
  const chance = seeded(7)
  return (waitMinutes: number) =>
    chance() < (waitMinutes < realWaitMinutes ? shortShare : 1) * share
}

/** Few waits bear few and coarse trees; more would repeat them by heart. */
function sizesFor(waits: number): Pick<Boosting, 'trees' | 'leafRowsMin'> {
  return {
    trees: Math.min(boosting.trees, Math.max(treesLeast, Math.ceil(waits / 15))),
    leafRowsMin: Math.min(boosting.leafRowsMin, Math.max(leafRowsLeast, Math.ceil(waits / 25))),
  }
}

/** Always finite, never negative, low <= median <= high. */
export function rawForecast(model: WaitModel, signs: Signs): RawForecast {
  const start = startOf(signs, model.blend)
  if (model.forest === undefined) return { low: start * 0.3, median: start, high: start * 1.7 + 2 }
  const vector = new Float64Array(model.names.length)
  writeSigns(signs, vector, 0)
  const [low = 0, middle = 0, high = 0] = addedBy(model.forest, vector)
  const median = Math.max(0, start + middle)
  return {
    low: Math.min(median, Math.max(0, start + low)),
    median,
    high: Math.max(median, start + high),
  }
}
