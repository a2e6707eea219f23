import type { Reply, Subscription } from '@yihao/contract'
import { BoardSet, greet, openSocket } from './board-set.ts'
import type { BoardsQuestions, Side } from './boards-questions.ts'
import type { Clerk } from './demo-access.ts'
import { type PressingClerk, press, pressRound } from './press-round.ts'
import { answerQuestions } from './questions.ts'

interface Hall {
  readonly boards: BoardSet
  readonly clerks: readonly PressingClerk[]
}

const answerWithinMs = 10_000
const halls = new Map<Side, Hall>()
let lastReply: Reply | undefined

/** All boards and clerks of both sides: what it costs to receive is the same for both. */
answerQuestions<BoardsQuestions>({
  async open({ side, url, boards: count, deviceToken, zoneId, clerks }) {
    const boards = new BoardSet()
    await boards.open(url, { count, deviceToken, zoneId })
    const pressing: PressingClerk[] = []
    for (const clerk of clerks) pressing.push(await atCounter(url, clerk))
    if (side === 'product') for (const clerk of pressing) await press(clerk, 'OpenWindow')
    halls.set(side, { boards, clerks: pressing })
  },

  async press({ side, presses }) {
    const hall = halls.get(side)
    if (hall === undefined) throw new Error(`${side} is not open`)
    return pressRound({ ...hall, presses, serve: side === 'product' })
  },

  async last() {
    const shown = halls.get('product')?.boards.last
    if (shown === undefined || lastReply === undefined) throw new Error('nothing was pressed yet')
    return { shown, reply: lastReply }
  },
})

/** A clerk's own screen, with the counter's view on it. */
async function atCounter(url: string, clerk: Clerk): Promise<PressingClerk> {
  const socket = openSocket(url, clerk)
  const { windowId } = clerk
  await greet(socket, [{ kind: 'counter', windowId } as Subscription])
  const send = async (envelope: object) => {
    const reply: Reply = await socket
      .timeout(answerWithinMs)
      .emitWithAck('command', envelope as never)
    if (reply.ok && reply.events.some(({ type }) => type === 'TicketCalled')) lastReply = reply
    return reply
  }
  return { ...clerk, send }
}
