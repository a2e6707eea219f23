import type { EpochMs, QueueId, TidalExpectation, TidalWaits, WindowId } from '@yihao/contract'
import type { HallView } from '../../engine/hall.ts'
import { netMs } from '../../engine/hall-hours.ts'
import type { Learnt } from './learnt.ts'
import { type ChangedDuty, type HallScene, sceneOfHall } from './scene-of-hall.ts'
import { type Played, simulate } from './simulate.ts'

export interface WhatIf {
  readonly direction: 'open' | 'close'
  readonly windowId: WindowId
  /** Whose waits are looked at. */
  readonly queueId: QueueId
  /** Calls of so long are looked at. */
  readonly withinMs: number
  /** A longer wait is over the limit. */
  readonly limitMs: number
}

const runs = 100
/** From a proposal until the first call there: somebody must walk over and sign in. */
const openedAfterMs = 5 * 60_000

/**
 * The next while with a window more, or one less, and as it is: the same people, the same luck
 * (FORECAST-9). Undefined where nothing can be said.
 */
export function whatIf(
  hall: HallView,
  learnt: Learnt,
  now: EpochMs,
  asked: WhatIf,
): TidalExpectation | undefined {
  const { direction, windowId } = asked
  const afterMs = direction === 'open' ? openedAfterMs : 0
  const [changed, plain] = [{ direction, windowId, afterMs }, undefined].map(
    (duty: ChangedDuty | undefined) => {
      const made = sceneOfHall(hall, learnt, now, { duty, newcomersForMs: asked.withinMs })
      return made && waitsOf(hall, made, now, asked)
    },
  )
  return changed === undefined || plain === undefined
    ? undefined
    : { with: changed, without: plain }
}

function waitsOf(
  hall: HallView,
  made: HallScene,
  now: EpochMs,
  { queueId, withinMs, limitMs }: WhatIf,
): TidalWaits | undefined {
  const { scene } = made
  const played = simulate(scene, runs)
  const sums = { mean: 0, p90: 0, over: 0, runs: 0 }
  for (let run = 0; run < played.runs; run += 1) {
    const waits = calledIn(played, run, { scene, queueId, withinMs }).map(([place, at]) => {
      const since = (made.joinedAt[place] ?? now) as EpochMs
      const called = (now + at) as EpochMs
      return hall.plan === undefined ? called - since : netMs(hall.plan.calendar, since, called)
    })
    if (waits.length === 0) continue
    waits.sort((a, b) => a - b)
    sums.runs += 1
    sums.mean += waits.reduce((sum, one) => sum + one, 0) / waits.length
    sums.p90 += waits[Math.ceil(0.9 * waits.length) - 1] ?? 0
    sums.over += waits.filter((one) => one > limitMs).length
  }
  if (sums.runs === 0) return undefined
  return {
    meanMs: Math.round(sums.mean / sums.runs),
    p90Ms: Math.round(sums.p90 / sums.runs),
    overLimit: Math.round((10 * sums.over) / sums.runs) / 10,
  }
}

/** Who of that queue is called within that time, and when. */
function calledIn(
  { waits }: Played,
  run: number,
  { scene, queueId, withinMs }: Pick<HallScene, 'scene'> & Pick<WhatIf, 'queueId' | 'withinMs'>,
): readonly (readonly [place: number, at: number])[] {
  const found: (readonly [number, number])[] = []
  for (const ticket of [...scene.waiting, ...scene.arrivals.map((one) => one.ticket)]) {
    const { place } = ticket
    if (place === undefined) continue
    const at = waits[run * scene.places + place] as number
    if (ticket.queueId === queueId && at <= withinMs) found.push([place, at])
  }
  return found
}
