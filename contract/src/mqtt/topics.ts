import type { DeviceId, HallId } from '../words.ts'

/** MQTT 3.1.1, QoS 1, no overlapping subscriptions. `1` is the version of these topics. */
export const topicRoot = 'yihao/1'

type ClientId = string

const hall = (hallId: HallId) => `${topicRoot}/${hallId}`

export const topics = {
  /** Retained, with a last will; written by that connection only. */
  clientState: (hallId: HallId, clientId: ClientId) => `${hall(hallId)}/client/${clientId}/state`,
  /** A key of a keypad; a request that gets an answer, never retained. */
  press: (hallId: HallId, clientId: ClientId) => `${hall(hallId)}/client/${clientId}/press`,
  /** What became of a `do`; never retained. */
  ack: (hallId: HallId, clientId: ClientId) => `${hall(hallId)}/client/${clientId}/ack`,
  /** Retained state of one device behind the connection. */
  deviceState: (hallId: HallId, clientId: ClientId, deviceId: DeviceId) =>
    `${hall(hallId)}/client/${clientId}/device/${deviceId}`,
  /** Retained: what the device should show now. Written by the server only. */
  show: (hallId: HallId, deviceId: DeviceId) => `${hall(hallId)}/show/${deviceId}`,
  /** Not retained: announce, print, answer. Written by the server only. */
  do: (hallId: HallId, deviceId: DeviceId) => `${hall(hallId)}/do/${deviceId}`,
  /** The server's time, by which expiry is judged. Not retained: an old time would be a lie. */
  time: (hallId: HallId) => `${hall(hallId)}/time`,
  /** Rows of the conduct feed, in order of position; not retained. */
  feedQuarters: (hallId: HallId) => `${hall(hallId)}/feed/quarters`,
  /** Items of the feed outwards of every kind, by cursor; not retained. */
  feedItems: (hallId: HallId) => `${hall(hallId)}/feed/items`,
} as const

/** What the server listens to. */
export const serverSubscriptions = (hallId: HallId): readonly string[] => [
  `${hall(hallId)}/client/+/state`,
  `${hall(hallId)}/client/+/press`,
  `${hall(hallId)}/client/+/ack`,
  `${hall(hallId)}/client/+/device/+`,
]

export interface ClientTopic {
  readonly clientId: ClientId
  readonly branch: 'state' | 'press' | 'ack' | 'device'
  readonly deviceId?: string
}

/** The parts of a topic below `client/`, or undefined for any other topic. */
export function parseClientTopic(hallId: HallId, topic: string): ClientTopic | undefined {
  const prefix = `${hall(hallId)}/client/`
  if (!topic.startsWith(prefix)) return undefined
  const [clientId, branch, deviceId, ...rest] = topic.slice(prefix.length).split('/')
  if (clientId === undefined || clientId === '' || rest.length > 0) return undefined
  if (branch === 'device') {
    return deviceId === undefined || deviceId === '' ? undefined : { clientId, branch, deviceId }
  }
  if (deviceId !== undefined) return undefined
  if (branch === 'state' || branch === 'press' || branch === 'ack') return { clientId, branch }
  return undefined
}
