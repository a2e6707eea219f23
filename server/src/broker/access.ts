import {
  type DeviceId,
  type HallId,
  limits,
  parseClientTopic,
  serverSubscriptions,
  topicRoot,
  topics,
} from '@yihao/contract'

/** Whom the broker let in: one connection and the devices behind it. */
export interface BrokerIdentity {
  /** Client id, user name and the `<clientId>` of its topics are the same word. */
  readonly clientId: string
  readonly deviceIds: readonly DeviceId[]
  /** Third-party systems may follow the conduct feed. */
  readonly readsFeed: boolean
}

export type Access =
  | { readonly kind: 'server' }
  | { readonly kind: 'client'; readonly identity: BrokerIdentity }

export interface PublishAttempt {
  readonly topic: string
  readonly retain: boolean
  readonly payloadBytes: number
}

/** One feed message of the server is the longest thing on the wire. */
export const serverPayloadBytesMax = 65_536

/** A connection writes below its own `client/<id>/` only; everything else is the server's. */
export function mayPublish(hallId: HallId, access: Access, attempt: PublishAttempt): boolean {
  const { topic, retain, payloadBytes } = attempt
  if (topic.split('/').length > limits.mqttTopicLevelsMax) return false
  if (access.kind === 'server') {
    const own = ['show/', 'do/', 'time', 'feed/'].map((below) => `${topicRoot}/${hallId}/${below}`)
    return own.some((start) => topic.startsWith(start)) && payloadBytes <= serverPayloadBytesMax
  }
  const { identity } = access
  const parsed = parseClientTopic(hallId, topic)
  if (parsed?.clientId !== identity.clientId) return false
  if (payloadBytes > limits.mqttPayloadBytesMax) return false
  switch (parsed.branch) {
    case 'state':
      return true
    case 'device':
      return identity.deviceIds.some((deviceId) => deviceId === parsed.deviceId)
    case 'press':
    case 'ack':
      // A retained press would be pressed again at every start of the server.
      return !retain
  }
}

/** Filters are compared as they are, so that no wildcard reaches beyond what is listed. */
export function maySubscribe(hallId: HallId, access: Access, filter: string): boolean {
  return readableFilters(hallId, access).includes(filter)
}

export function readableFilters(hallId: HallId, access: Access): readonly string[] {
  if (access.kind === 'server') return serverSubscriptions(hallId)
  const { deviceIds, readsFeed } = access.identity
  return [
    topics.time(hallId),
    ...deviceIds.flatMap((id) => [topics.show(hallId, id), topics.do(hallId, id)]),
    ...(readsFeed ? [topics.feedQuarters(hallId), topics.feedItems(hallId)] : []),
  ]
}

export function writableTopics(hallId: HallId, identity: BrokerIdentity): readonly string[] {
  const { clientId, deviceIds } = identity
  return [
    topics.clientState(hallId, clientId),
    topics.press(hallId, clientId),
    topics.ack(hallId, clientId),
    ...deviceIds.map((deviceId) => topics.deviceState(hallId, clientId, deviceId)),
  ]
}
