import type { LiveHall } from './live-hall.ts'
import { noPastWindows, type PastWindows } from './past-windows.ts'
import { minuteMs } from './queue-news.ts'
import { sceneNow } from './scene-now.ts'
import { type Scene, simulateForward } from './simulate-forward.ts'

/** The median of so many runs is within a fifth of their spread. */
const runsMost = 40
/** Long lines even themselves out, and time is short. */
const runsFor = (line: number) => Math.max(8, Math.min(runsMost, Math.floor(2_500 / line)))

/** Minutes and counts, NaN where the log names no windows. */
export interface LineSigns {
  readonly simulated: number
  readonly simulatedLow: number
  readonly simulatedHigh: number
  /** Windows that serve the queue and are on duty, and those of them that are free. */
  readonly onDuty: number
  readonly free: number
  /** Who waits before the joining one for the same windows, in whatever queue. */
  readonly sharedAhead: number
}

const unknown: LineSigns = {
  simulated: Number.NaN,
  simulatedLow: Number.NaN,
  simulatedHigh: Number.NaN,
  onDuty: Number.NaN,
  free: Number.NaN,
  sharedAhead: Number.NaN,
}

/** What playing the line forward says about somebody who joins it now. */
export function lineSigns(
  live: LiveHall,
  queueKey: string,
  now: number,
  past: PastWindows = noPastWindows,
): LineSigns {
  const scene = sceneNow(live, queueKey, now, past)
  if (scene === undefined) return unknown
  // The moment is the seed: the same hall at the same moment always gets the same answer.
  const runs = runsFor(scene.line.length)
  const played = simulateForward(scene, { runs, seed: Math.floor(now / 1_000) })
  return {
    simulated: (played?.median ?? Number.NaN) / minuteMs,
    simulatedLow: (played?.low ?? Number.NaN) / minuteMs,
    simulatedHigh: (played?.high ?? Number.NaN) / minuteMs,
    ...windowCounts(scene),
    sharedAhead: scene.line.length - 1,
  }
}

function windowCounts({ windows, line }: Scene) {
  const kind = line[line.length - 1] ?? 0
  const here = windows.filter(({ serves, duty }) => serves.has(kind) && duty[0]?.[0] === 0)
  return { onDuty: here.length, free: here.filter(({ serving }) => serving === undefined).length }
}
