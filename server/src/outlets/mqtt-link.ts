import type { HallId } from '@yihao/contract'
import { serverSubscriptions } from '@yihao/contract'
import { connect, type MqttClient } from 'mqtt'
import type { RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { MqttOptions } from './outlet-options.ts'

export interface LinkMessage {
  readonly topic: string
  readonly payload: Uint8Array
  /** Kept by the broker from earlier, not said just now. */
  readonly retained: boolean
}

export interface SendOptions {
  readonly retain?: boolean
  /** At most once: for what is worthless when late. */
  readonly atMostOnce?: boolean
}

/** What the outlets need of MQTT. */
export interface MqttLink {
  readonly connected: boolean
  /** Done when the broker has it. Rejects at once while there is none: who sends decides what then. */
  send(topic: string, payload: object, options?: SendOptions): Promise<void>
  onMessage(listener: (message: LinkMessage) => void): void
  /** After each connection, when the subscriptions stand. */
  onConnected(listener: () => void): void
  stop(): Promise<void>
}

const reconnectAfterMs = 1_000
const connectWithinMs = 5_000
const keepAliveSeconds = 15

/** Does not wait for the broker: a hall goes on calling without its signs. */
export function openMqttLink(
  hallId: HallId,
  { url, username, password }: MqttOptions,
  logger: RuntimeLogger,
): MqttLink {
  const client = connect(url, {
    clientId: username,
    username,
    password,
    protocolVersion: 4,
    clean: true,
    keepalive: keepAliveSeconds,
    connectTimeout: connectWithinMs,
    reconnectPeriod: reconnectAfterMs,
    reconnectOnConnackError: true,
    // Subscriptions are made anew below, before anybody is told of the connection.
    resubscribe: false,
    queueQoSZero: false,
  })
  const messageListeners = new Set<(message: LinkMessage) => void>()
  const connectedListeners = new Set<() => void>()
  const pending = new Pending()
  followConnection({ client, hallId, url, logger, tell: () => tellAll(connectedListeners) })
  client.on('message', (topic, payload, { retain }) => {
    for (const listener of messageListeners) listener({ topic, payload, retained: retain })
  })
  return {
    get connected() {
      return client.connected
    },
    async send(topic, payload, { retain = false, atMostOnce = false } = {}) {
      if (!client.connected) throw new Error('the MQTT broker is away')
      const qos = atMostOnce ? 0 : 1
      await pending.orStopped(client.publishAsync(topic, JSON.stringify(payload), { qos, retain }))
    },
    onMessage: (listener) => void messageListeners.add(listener),
    onConnected: (listener) => void connectedListeners.add(listener),
    async stop() {
      const ended = client.endAsync(true)
      pending.stop()
      await ended
    },
  }
}

function followConnection(link: {
  readonly client: MqttClient
  readonly hallId: HallId
  readonly url: string
  readonly logger: RuntimeLogger
  readonly tell: () => void
}): void {
  const { client, hallId, url, logger, tell } = link
  // One line an outage, not one a second.
  let told = false
  const away = (message: string) => {
    if (told || client.disconnecting) return
    told = true
    logger.error({ url, reason: message }, 'MQTT broker is away; signs and speakers wait')
  }
  client.on('error', (error) => away(error.message))
  client.on('close', () => away('connection closed'))
  client.on('connect', () => {
    void client
      .subscribeAsync([...serverSubscriptions(hallId)], { qos: 1 })
      .then(() => {
        told = false
        logger.info({ url }, 'MQTT broker connected')
        tell()
      })
      .catch((error: Error) => {
        away(`subscriptions refused: ${error.message}`)
        client.reconnect()
      })
  })
}

function tellAll(listeners: Iterable<() => void>): void {
  for (const listener of listeners) listener()
}

/** The client leaves what the broker has not acknowledged open for ever when it is ended. */
class Pending {
  readonly #stops = new Set<(reason: Error) => void>()

  orStopped<T>(sending: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#stops.add(reject)
      sending.then(resolve, reject).finally(() => this.#stops.delete(reject))
    })
  }

  stop(): void {
    for (const stop of this.#stops) stop(new Error('the MQTT link is stopped'))
  }
}
