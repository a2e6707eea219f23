import type { CommandId, Reply, Subscription } from '@yihao/contract'
import { greet, openSocket } from './board-set.ts'
import { type Clerk, windowCommand } from './demo-access.ts'

export interface PressingClerk extends Clerk {
  readonly send: (envelope: object) => Promise<Reply>
}

/** The product turns a clerk away who presses more often than a hand can; so both sides wait. */
export const pressEveryMs = 75
const answerWithinMs = 10_000

/** A clerk's own screen, with the counter's view on it unless another screen watches that. */
export async function atCounter(url: string, clerk: Clerk, watch = true): Promise<PressingClerk> {
  const socket = openSocket(url, clerk)
  const { windowId } = clerk
  await greet(socket, watch ? [{ kind: 'counter', windowId } as Subscription] : [])
  const send = (envelope: object): Promise<Reply> =>
    socket.timeout(answerWithinMs).emitWithAck('command', envelope as never)
  return { ...clerk, send }
}

let made = 0

/** What was accepted; anything else ends the round. */
export async function press({ send, windowId }: PressingClerk, type: string) {
  made += 1
  const commandId = `bench-${process.pid}-${Date.now()}-${made}` as CommandId
  const reply = await send({ commandId, command: windowCommand(type, windowId) })
  if (!reply.ok) throw new Error(`${type}: ${JSON.stringify(reply.refusal)}`)
  return reply
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
