import { join } from 'node:path'
import type { BareFanoutQuestions } from './bare-fanout-questions.ts'
import type { BoardsQuestions, Side } from './boards-questions.ts'
import { DemoAccess, zoneA } from './demo-access.ts'
import type { Measured, Part, PartContext } from './part.ts'
import { startProduct } from './product-server.ts'
import { interleaved } from './rounds.ts'
import { startWorker } from './worker-process.ts'

const presses = 60
const pressesQuick = 8
const sizes = [
  { boards: 100, ids: ['b1', 'b2'] },
  { boards: 500, ids: ['b3', 'b4'] },
] as const

export const partB: Part = {
  name: 'b',
  run: async (context) => {
    const measured: Measured[] = []
    for (const size of sizes) measured.push(...(await toBoards(context, size)))
    return measured
  },
}

async function toBoards(context: PartContext, size: (typeof sizes)[number]) {
  const { rounds, quick, progress } = context
  const folder = join(context.folder.path, `boards-${size.boards}`)
  const bar = progress(`b  a press to ${size.boards} boards`, rounds)
  const product = await startProduct(folder)
  const bare = startWorker<BareFanoutQuestions>('bare-fanout-worker')
  const client = startWorker<BoardsQuestions>('boards-worker')
  const count = quick ? pressesQuick : presses
  try {
    const access = new DemoAccess(product.url)
    const { token: deviceToken } = await access.pair({ kind: 'board', zoneId: 'A' } as never)
    const kiosk = await access.pair({ kind: 'kiosk', kioskId: 'kiosk-1' } as never)
    const item = await access.itemOf(zoneA.queueId)
    const clerks = await access.clerks(zoneA.windowIds)
    const open = (side: Side, url: string) =>
      client.ask('open', { side, url, boards: size.boards, deviceToken, zoneId: 'A', clerks })
    let made = 0
    const pressed = async () => {
      made += 1
      await access.take(kiosk, item, { count, name: `bench-round-${made}` })
      return client.ask('press', { side: 'product', presses: count })
    }
    await open('product', product.url)
    await pressed()
    const last = await client.ask('last', {})
    const port = await bare.ask('listen', { ...last, productData: join(folder, 'data'), folder })
    await open('baseline', `http://127.0.0.1:${port}`)
    const baseline = () => client.ask('press', { side: 'baseline', presses: count })
    await baseline()
    const advance = () => bar.advance(1)
    const done = await interleaved(
      { product: pressed, baseline },
      { rounds, voidBy: 'p99', advance },
    )
    return figures(size, done)
  } finally {
    bar.end()
    await Promise.all([product.stop(), bare.stop(), client.stop()])
  }
}

function figures({ boards, ids }: (typeof sizes)[number], rounds: Measured['rounds']) {
  const [p50, p99] = ids
  const what = `a clerk's press until ${boards} boards have the view`
  const against = 'one raw FULL commit and the same bytes by bare Socket.IO'
  const common = { against, unit: 'ms', voidBy: 'p99', rounds }
  const goal = { kind: 'at-most', ratio: 1.5 } as const
  return [
    { ...common, id: p50, what: `${what}, p50`, figure: 'p50' },
    { ...common, id: p99, what: `${what}, p99`, figure: 'p99', goal },
  ]
}
