import type { HallId } from '@yihao/contract'
import type { MqttClient } from 'mqtt'
import { doTopic, showTopic } from './behind-bridge.ts'
import { zoneA } from './demo-access.ts'
import type { HardwareQuestions } from './hardware-questions.ts'
import { connectTo, MqttEar } from './mqtt-ear.ts'
import { atCounter, type PressingClerk, pause, press, pressEveryMs } from './pressing-clerk.ts'
import { answerQuestions } from './questions.ts'
import { percentile, type Sample } from './statistics.ts'

const productEar = new MqttEar()
const baselineEar = new MqttEar()
const clerks: PressingClerk[] = []
let hallId = '' as HallId
let publisher: MqttClient | undefined
/** As the product said them last: the baseline publishes the same bytes. */
const said = { show: '', do: '' }

answerQuestions<HardwareQuestions>({
  async openProduct({ url, bridge, clerks: people, hallId: ofPlan }) {
    hallId = ofPlan
    await productEar.open(bridge, topicsOfZone())
    for (const clerk of people) clerks.push(await atCounter(url, clerk, false))
    for (const clerk of clerks) await press(clerk, 'OpenWindow')
  },

  async openBaseline({ publisher: sender, subscriber }) {
    publisher = await connectTo(sender)
    await baselineEar.open(subscriber, topicsOfZone())
  },

  product: ({ presses }) =>
    paced(presses, async (turn) => {
      const clerk = clerks[turn % clerks.length]
      if (clerk === undefined) throw new Error('nobody can press')
      const [show, announcement] = [
        productEar.heard(showTopic(hallId, clerk.windowId), '"called"'),
        productEar.heard(doTopic(hallId), '"announce"'),
      ]
      const from = performance.now()
      await press(clerk, 'CallNext')
      const [shown, announced] = await Promise.all([show, announcement])
      said.show = shown.text
      said.do = announced.text
      await press(clerk, 'StartServing')
      await press(clerk, 'FinishServing')
      return { show: shown.at - from, do: announced.at - from }
    }),

  baseline: ({ presses }) =>
    paced(presses, async (turn) => {
      const windowId = zoneA.windowIds[turn % zoneA.windowIds.length] ?? ''
      return {
        show: await published(showTopic(hallId, windowId), said.show, true),
        do: await published(doTopic(hallId), said.do, false),
      }
    }),
})

function topicsOfZone(): readonly string[] {
  return [...zoneA.windowIds.map((windowId) => showTopic(hallId, windowId)), doTopic(hallId)]
}

async function published(topic: string, text: string, retain: boolean): Promise<number> {
  const heard = baselineEar.heard(topic, '')
  const from = performance.now()
  const sent = publisher?.publishAsync(topic, text, { qos: 1, retain })
  const { at } = await heard
  await sent
  return at - from
}

interface Times {
  readonly show: number
  readonly do: number
}

async function paced(presses: number, once: (turn: number) => Promise<Times>): Promise<Sample> {
  const times: Times[] = []
  for (let turn = 0; turn < presses; turn += 1) {
    const next = pause(pressEveryMs)
    times.push(await once(turn))
    await next
  }
  const [shows, dos] = [times.map((one) => one.show), times.map((one) => one.do)]
  return {
    showP50: percentile(shows, 0.5),
    showP99: percentile(shows, 0.99),
    doP50: percentile(dos, 0.5),
    doP99: percentile(dos, 0.99),
  }
}
