import { randomUUID } from 'node:crypto'
import {
  type DoPayload,
  doPayloadSchema,
  type FeedQuarter,
  type PressPayload,
  type ShowPayload,
  showPayloadSchema,
  type TicketId,
} from '@yihao/contract'
import type { MqttClient } from 'mqtt'
import { afterEach, beforeEach } from 'vitest'
import { enter, hear } from '../broker/broker.testkit.ts'
import { type BrokerUnderTest, embedded, mosquitto, type StartBroker } from './brokers.testkit.ts'
import { type HardwareHall, hardwareHall } from './hardware-hall.testkit.ts'
import type { Outlets } from './outlet-options.ts'
import { startOutlets } from './start-outlets.ts'

export const below = (path: string) => `yihao/1/small-hall/${path}`

/** A bridge as the hall sees it: what it was told, and what it says. */
export interface FakeBridge {
  readonly client: MqttClient
  /** The shows that came for a device, the last one last. */
  readonly shows: (deviceId: string) => readonly ShowPayload[]
  readonly actions: (deviceId: string) => readonly DoPayload[]
  readonly heard: ReturnType<typeof hear>
  readonly press: (key: PressPayload['key'], pressId?: string) => Promise<string>
  readonly say: (path: string, payload: object | string, retain?: boolean) => Promise<void>
}

const ownDevices: Readonly<Record<string, readonly string[]>> = {
  'dev-1': ['sign-1', 'sign-2', 'speaker-a', 'printer-1', 'keypad-1'],
  'dev-2': ['sign-3'],
  'dev-3': [],
}

export async function fakeBridge(
  hall: HardwareHall,
  { port }: BrokerUnderTest,
  clientId = 'dev-1',
): Promise<FakeBridge> {
  const will = { state: 'offline', sessionNumber: 1 }
  const client = await enter(port, clientId, {
    password: hall.tokens[clientId] ?? '',
    reconnectPeriod: 100,
    will: {
      topic: below(`client/${clientId}/state`),
      payload: Buffer.from(JSON.stringify(will)),
      qos: 1,
      retain: true,
    },
  })
  const heard = hear(client)
  const devices = ownDevices[clientId] ?? []
  const topics = devices.flatMap((id) => [below(`show/${id}`), below(`do/${id}`)])
  await client.subscribeAsync([...topics, below('time')], { qos: 1 })
  if (clientId === 'dev-3') await client.subscribeAsync(below('feed/quarters'), { qos: 1 })
  const of = (path: string) => heard.filter(({ topic }) => topic === below(path))
  const say = async (path: string, payload: object | string, retain = false) => {
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
    await client.publishAsync(below(`client/${clientId}/${path}`), text, { qos: 1, retain })
  }
  return {
    client,
    heard,
    say,
    shows: (id) => of(`show/${id}`).map(({ text }) => showPayloadSchema.parse(JSON.parse(text))),
    actions: (id) =>
      firstOfEach(of(`do/${id}`).map(({ text }) => doPayloadSchema.parse(JSON.parse(text)))),
    async press(key, pressId = randomUUID()) {
      await say('press', { pressId, deviceId: 'keypad-1', key })
      return pressId
    },
  }
}

/** As a bridge does: what was sent before the broker's receipt came in is sent again, once known. */
function firstOfEach(payloads: readonly DoPayload[]): DoPayload[] {
  return [...new Map([...payloads].reverse().map((one) => [one.eventId, one])).values()].reverse()
}

export const soon = { timeout: 5_000, interval: 20 }

export const brokers: [string, StartBroker][] = [
  ['embedded broker', embedded],
  ['Mosquitto', mosquitto],
]

/** For each test a hall, a broker, the outlets between them and a bridge that listens. */
export function hallWithOutlets(startBroker: StartBroker) {
  let hall: HardwareHall
  let broker: BrokerUnderTest
  let outlets: Outlets
  let bridge: FakeBridge
  const rows: FeedQuarter[] = []
  let more = () => undefined as unknown

  const startAgain = () => {
    outlets = startOutlets({
      runtime: hall.runtime,
      outletStore: hall.outletStore,
      mqtt: broker.mqtt,
      linkOf: (ticketId: TicketId) => `link-of-${ticketId}`,
      publicUrl: 'http://192.168.1.5:8080',
      logger: hall.logger,
      feed: {
        rowsAfter: async (cursor, limit) =>
          rows.filter((row) => row.cursor > cursor).slice(0, limit),
        onMore: (listener) => {
          more = listener
          return () => undefined
        },
      },
    })
  }
  beforeEach(async () => {
    rows.length = 0
    hall = await hardwareHall()
    broker = await startBroker(hall)
    startAgain()
    bridge = await fakeBridge(hall, broker)
  })
  afterEach(async () => {
    await bridge.client.endAsync(true)
    await outlets.stop()
    await broker.stop()
    await hall.end()
  })
  return {
    hall: () => hall,
    broker: () => broker,
    outlets: () => outlets,
    bridge: () => bridge,
    startAgain,
    addRows: (...added: readonly FeedQuarter[]) => {
      rows.push(...added)
      more()
    },
    shown: (deviceId: string) => bridge.shows(deviceId).at(-1)?.show,
    announced: () => bridge.actions('speaker-a').map(({ action }) => action),
    answers: () => bridge.actions('keypad-1').map(({ action }) => action),
  }
}
