import type { CommandId, Reply } from '@yihao/contract'
import type { BoardSet } from './board-set.ts'
import { type Clerk, windowCommand } from './demo-access.ts'
import { percentile, type Sample } from './statistics.ts'

export interface PressingClerk extends Clerk {
  readonly send: (envelope: object) => Promise<Reply>
}

/** The product turns a clerk away who presses more often than a hand can; so both sides wait. */
const pressEveryMs = 75

export interface PressRound {
  readonly boards: BoardSet
  readonly clerks: readonly PressingClerk[]
  readonly presses: number
  /** A visitor who was called is also served, or nobody else could be called there. */
  readonly serve: boolean
}

/** Milliseconds from the press to the moment that a board has the new view, over all boards. */
export async function pressRound({ boards, clerks, presses, serve }: PressRound): Promise<Sample> {
  const times: number[] = []
  for (let done = 0; done < presses; done += 1) {
    const clerk = clerks[done % clerks.length]
    if (clerk === undefined) throw new Error('nobody can press')
    const next = pause(pressEveryMs)
    boards.forget()
    const from = performance.now()
    const reply = await press(clerk, 'CallNext')
    for (const at of await boards.seen(reply.position.seq)) times.push(at - from)
    if (serve) {
      await boards.seen((await press(clerk, 'StartServing')).position.seq)
      await press(clerk, 'FinishServing')
    }
    await next
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

let made = 0

export async function press({ send, windowId }: PressingClerk, type: string) {
  made += 1
  const commandId = `bench-${process.pid}-${Date.now()}-${made}` as CommandId
  const reply = await send({ commandId, command: windowCommand(type, windowId) })
  if (!reply.ok) throw new Error(`${type}: ${JSON.stringify(reply.refusal)}`)
  return reply
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
