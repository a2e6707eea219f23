import type { Reply } from '@yihao/contract'
import type { BoardSet } from './board-set.ts'
import { type PressingClerk, pause, press, pressEveryMs } from './pressing-clerk.ts'
import { percentile, type Sample } from './statistics.ts'

export interface PressRound {
  readonly boards: BoardSet
  readonly clerks: readonly PressingClerk[]
  readonly presses: number
  /** A visitor who was called is also served, or nobody else could be called there. */
  readonly serve: boolean
  readonly called: (reply: Reply) => void
}

/** Milliseconds from the press to the moment that a board has the new view, over all boards. */
export async function pressRound({
  boards,
  clerks,
  presses,
  serve,
  called,
}: PressRound): Promise<Sample> {
  const times: number[] = []
  for (let done = 0; done < presses; done += 1) {
    const clerk = clerks[done % clerks.length]
    if (clerk === undefined) throw new Error('nobody can press')
    const next = pause(pressEveryMs)
    boards.forget()
    const from = performance.now()
    const reply = await press(clerk, 'CallNext')
    called(reply)
    for (const at of await boards.seen(reply.position.seq)) times.push(at - from)
    if (serve) {
      await boards.seen((await press(clerk, 'StartServing')).position.seq)
      await press(clerk, 'FinishServing')
    }
    await next
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}
