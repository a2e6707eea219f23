import { openWindows, type Press, queuesOf, visits } from './bench-hall.ts'
import type { LoadQuestions } from './load-questions.ts'
import { answerQuestions } from './questions.ts'
import { openConnection, type RawConnection } from './raw-http.ts'
import { percentile } from './statistics.ts'

/** Kept-alive connections, each with one request under way. */
const hands = 60
const acceptedStatus = 200

let rounds = 0

answerQuestions<LoadQuestions>({
  async press({ port, cookie, durationMs, name }) {
    rounds += 1
    const headers = `Cookie: ${cookie}\r\nX-Yihao: 1\r\n`
    const open = (hand: number) =>
      openConnection({ port, headers, from: `127.0.${rounds}.${hand + 1}` })
    const connections = await Promise.all(Array.from({ length: hands }, (_, hand) => open(hand)))
    const lines = await Promise.all(
      connections.map(async (connection, hand) => {
        const queues = queuesOf(hand, hands)
        for (const one of openWindows(queues, `${name}-${hand}`)) await send(connection, one)
        return visits(queues, `${name}-${hand}`)
      }),
    )
    const times: number[] = []
    const started = performance.now()
    const until = started + durationMs
    await Promise.all(
      connections.map((connection, hand) => pressUntil(until, connection, lines[hand], times)),
    )
    const took = performance.now() - started
    for (const connection of connections) connection.close()
    return {
      perSecond: (times.length * 1_000) / took,
      p50: percentile(times, 0.5),
      p99: percentile(times, 0.99),
    }
  },
})

/** Ends with a whole visit, so that the next round finds every window free. */
async function pressUntil(
  until: number,
  connection: RawConnection,
  line: Generator<Press, never> | undefined,
  times: number[],
): Promise<void> {
  for (;;) {
    const one = line?.next().value
    if (one === undefined) return
    if (one.command.type === 'IssueTicket' && performance.now() >= until) return
    const from = performance.now()
    const { status, body } = await send(connection, one)
    times.push(performance.now() - from)
    if (status !== acceptedStatus) throw new Error(`${one.command.type}: ${status} ${body}`)
  }
}

const send = (connection: RawConnection, one: Press) =>
  connection.post('/api/commands', JSON.stringify(one))
