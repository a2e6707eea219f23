import { type Answered, itemAt, items, send, type Target } from './send.ts'

export interface Checked {
  readonly name: string
  readonly ok: boolean
  readonly said: string
}

type Check = readonly [string, (target: Target) => Promise<Checked['said'] | undefined>]

const taken = ({ status }: Answered) => status >= 200 && status < 300
const shown = ({ status, ms }: Answered) =>
  status === 0 ? 'no answer in time' : `answered ${status} after ${Math.round(ms)} ms`
const wanted = (what: string, answer: Answered, ok: boolean) =>
  ok ? undefined : `${what}, but it ${shown(answer)}`
const takes = async (answer: Promise<Answered>) => {
  const got = await answer
  return wanted('should be acknowledged with 2xx', got, taken(got))
}
/** A redirect is not followed and a silence is no answer: refusing means 4xx. */
const refuses = async (answer: Promise<Answered>) => {
  const got = await answer
  return wanted('should be refused with 4xx', got, got.status >= 400 && got.status < 500)
}

/** In this order: each one stands on what the ones before left behind. */
const checks: readonly Check[] = [
  ['takes a first delivery', (to) => takes(send(to, items(to.hallId, 1, 3)))],
  ['takes the next one', (to) => takes(send(to, items(to.hallId, 4, 6)))],
  ['takes a duplicate and says so by 2xx', (to) => takes(send(to, items(to.hallId, 4, 6)))],
  ['takes one that begins in what it has', (to) => takes(send(to, items(to.hallId, 5, 9)))],
  ['takes an older one again', (to) => takes(send(to, items(to.hallId, 1, 2)))],
  [
    'acknowledges no gap',
    async (to) => {
      const got = await send(to, items(to.hallId, 12, 13))
      return wanted('10 and 11 are missing: should not be acknowledged', got, !taken(got))
    },
  ],
  ['takes what was missing', (to) => takes(send(to, items(to.hallId, 10, 13)))],
  [
    'refuses a wrong secret',
    (to) => refuses(send(to, items(to.hallId, 14, 14), { secret: `whsec_${'A'.repeat(44)}` })),
  ],
  [
    'refuses a delivery without signature',
    (to) => refuses(send(to, items(to.hallId, 14, 14), { unsigned: true })),
  ],
  [
    'refuses a body that was altered on the way',
    (to) =>
      refuses(
        send(to, items(to.hallId, 14, 14), {
          alter: (body) => body.replace('"issued":14', '"issued":15'),
        }),
      ),
  ],
  [
    'refuses one that is an hour old',
    (to) => refuses(send(to, items(to.hallId, 14, 14), { secondsAgo: 3_600 })),
  ],
  ['took none of the refused ones', (to) => takes(send(to, items(to.hallId, 14, 14)))],
  [
    'takes data whose fields it does not know',
    (to) =>
      takes(
        send(to, [
          { ...itemAt(to.hallId, 1, 15), kind: 'reply', data: { someday: { more: [1] } } },
        ]),
      ),
  ],
  [
    'takes a long delivery (250 kB)',
    (to) => {
      const long = itemAt(to.hallId, 1, 16)
      return takes(send(to, [{ ...long, data: { text: '长'.repeat(83_000) } }]))
    },
  ],
  [
    'begins again in a new epoch, after a restore from a backup',
    (to) => takes(send(to, items(to.hallId, 1, 2, 2))),
  ],
  [
    'answers within five seconds, twenty times in a row',
    async (to) => {
      for (let cursor = 3; cursor < 23; cursor += 1) {
        const got = await send(to, items(to.hallId, cursor, cursor, 2))
        if (!taken(got) || got.ms > 5_000) return `item ${cursor}: ${shown(got)}`
      }
      return undefined
    },
  ],
]

/** What a receiver of the feed has to do, asked of one that runs (FEED-3, FEED-4). */
export async function conformance(target: Target): Promise<readonly Checked[]> {
  const results: Checked[] = []
  for (const [name, check] of checks) {
    const said = await check(target)
    results.push({ name, ok: said === undefined, said: said ?? '' })
  }
  return results
}
