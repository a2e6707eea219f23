import { join } from 'node:path'
import { planOf } from '../faults/pressing.ts'
import type { BoardsQuestions } from './boards-questions.ts'
import { DemoAccess, zoneA } from './demo-access.ts'
import type { BareBrokerQuestions, HardwareQuestions } from './hardware-questions.ts'
import type { Measured, Part } from './part.ts'
import { startProduct } from './product-server.ts'
import { interleaved } from './rounds.ts'
import { startWorker } from './worker-process.ts'

const pressesFull = 60
const pressesQuick = 8

export const partC: Part = {
  name: 'c',
  run: async ({ folder, rounds, quick, progress }) => {
    const bar = progress('c  a press to signs and speakers', rounds)
    const presses = quick ? pressesQuick : pressesFull
    const product = await startProduct(join(folder.path, 'hardware'))
    const bare = startWorker<BareBrokerQuestions>('bare-broker-worker')
    const client = startWorker<HardwareQuestions>('hardware-worker')
    // The counters' screens are watched as in a hall, but not where the times are taken.
    const counters = startWorker<BoardsQuestions>('boards-worker')
    try {
      const access = new DemoAccess(product.url)
      const { hallId } = await planOf(product.url)
      const bridge = await access.pair({ kind: 'bridge', bridgeId: 'bridge-1' } as never)
      const kiosk = await access.pair({ kind: 'kiosk', kioskId: 'kiosk-1' } as never)
      const item = await access.itemOf(zoneA.queueId)
      const clerks = await access.clerks(zoneA.windowIds)
      const login = { port: product.mqttPort, username: bridge.deviceId, password: bridge.token }
      const watched = {
        side: 'baseline',
        boards: 0,
        deviceToken: kiosk.token,
        zoneId: 'A',
      } as const
      await counters.ask('open', { ...watched, url: product.url, clerks })
      await client.ask('openProduct', { url: product.url, hallId, bridge: login, clerks })
      await client.ask('openBaseline', await bare.ask('listen', { hallId }))
      let made = 0
      const pressed = async () => {
        made += 1
        await access.take(kiosk, item, { count: presses, name: `bench-round-${made}` })
        return client.ask('product', { presses })
      }
      const baseline = () => client.ask('baseline', { presses })
      await pressed()
      await baseline()
      const advance = () => bar.advance(1)
      const sides = { product: pressed, baseline }
      return figures(await interleaved(sides, { rounds, voidBy: 'showP50', advance }))
    } finally {
      bar.end()
      await Promise.all([product.stop(), bare.stop(), client.stop(), counters.stop()])
    }
  },
}

function figures(rounds: Measured['rounds']): readonly Measured[] {
  const against = 'the same bytes published with QoS 1 through the same broker alone'
  const common = { against, unit: 'ms', voidBy: 'showP50', rounds }
  const goal = { kind: 'at-most', ratio: 2 } as const
  const sign = "a clerk's press until the window's sign has it"
  const speaker = "a clerk's press until the zone's speaker has it"
  return [
    { ...common, id: 'c1', what: `${sign}, p50`, figure: 'showP50', goal },
    { ...common, id: 'c2', what: `${sign}, p99`, figure: 'showP99' },
    { ...common, id: 'c3', what: `${speaker}, p50`, figure: 'doP50', goal },
    { ...common, id: 'c4', what: `${speaker}, p99`, figure: 'doP99' },
  ]
}
