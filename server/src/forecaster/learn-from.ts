import type { EpochMs } from '@yihao/contract'
import type { HallRuntime } from '../runtime/hall-runtime.ts'

/** Older days teach nothing that newer ones do not know better. */
const learntDays = 20
const dayMs = 86_400_000

/** Where the days begin from which is learnt anew, found by halving the log. */
export async function learnFrom(runtime: HallRuntime): Promise<number> {
  const since = (runtime.now() - learntDays * dayMs) as EpochMs
  let low = 0
  let high = runtime.position().seq
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [event] = await runtime.readAfter(middle, 1)
    if (event !== undefined && event.recordedAt < since) low = middle + 1
    else high = middle
  }
  return low
}
