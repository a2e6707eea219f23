import type { Reply } from '@yihao/contract'
import { BoardSet } from './board-set.ts'
import type { BoardsQuestions, Side } from './boards-questions.ts'
import { pressRound } from './press-round.ts'
import { atCounter, type PressingClerk, press } from './pressing-clerk.ts'
import { answerQuestions } from './questions.ts'

interface Hall {
  readonly boards: BoardSet
  readonly clerks: readonly PressingClerk[]
}

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
    const ofProduct = side === 'product'
    const called = (reply: Reply) => {
      if (ofProduct) lastReply = reply
    }
    return pressRound({ ...hall, presses, serve: ofProduct, called })
  },

  async last() {
    const shown = halls.get('product')?.boards.last
    if (shown === undefined || lastReply === undefined) throw new Error('nothing was pressed yet')
    return { shown, reply: lastReply }
  },
})
