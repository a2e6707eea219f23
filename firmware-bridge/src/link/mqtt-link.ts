import {
  type AckPayload,
  type ClientStatePayload,
  type DeviceId,
  type DeviceStatePayload,
  type DoPayload,
  doPayloadSchema,
  type HallId,
  type PressPayload,
  type ShowPayload,
  showPayloadSchema,
  type TimePayload,
  timePayloadSchema,
  topics,
} from '@yihao/contract'
import { connect, type MqttClient } from 'mqtt'
import type { Log } from '../driver.ts'
import { Inbox } from './inbox.ts'

export interface LinkIdentity {
  readonly url: string
  readonly hallId: HallId
  /** Client id and user name; the token is the password. */
  readonly clientId: string
  readonly token: string
  readonly deviceIds: readonly DeviceId[]
}

export interface LinkListener {
  show(deviceId: DeviceId, payload: ShowPayload): void
  do(deviceId: DeviceId, payload: DoPayload): void
  time(payload: TimePayload): void
  lost(): void
  /** The broker does not know this token (any more). */
  refused(): void
}

export interface LinkOptions {
  readonly identity: LinkIdentity
  /** Grows with each connection, also over restarts, so that a late last will is known as old. */
  readonly nextSession: () => number
  readonly listener: LinkListener
  readonly log: Log
  readonly reconnectMs?: number
}

const keepAliveSeconds = 15
const connectWithinMs = 5_000
const usualReconnectMs = 1_000
/** CONNACK 4 and 5 of MQTT 3.1.1: bad user name or password, not authorized. */
const refusedCodes: readonly unknown[] = [4, 5]

/** The bridge's one connection. What it may write stands below `client/<clientId>/`. */
export class MqttLink {
  readonly #client: MqttClient
  readonly #identity: LinkIdentity
  readonly #options: LinkOptions
  #session: number

  constructor(options: LinkOptions) {
    const { identity } = options
    this.#options = options
    this.#identity = identity
    this.#session = options.nextSession()
    this.#client = connect(identity.url, {
      clientId: identity.clientId,
      username: identity.clientId,
      password: identity.token,
      protocolVersion: 4,
      // The broker keeps jobs while the line is down for a moment; old ones are expired by time.
      clean: false,
      keepalive: keepAliveSeconds,
      connectTimeout: connectWithinMs,
      reconnectPeriod: options.reconnectMs ?? usualReconnectMs,
      reconnectOnConnackError: true,
      // Subscribed anew at each connection: only then does the broker send what is retained.
      resubscribe: false,
      queueQoSZero: false,
      will: this.#will(),
    })
    this.#follow()
  }

  tellCondition(deviceId: DeviceId, payload: DeviceStatePayload): void {
    const { hallId, clientId } = this.#identity
    this.#publish(topics.deviceState(hallId, clientId, deviceId), payload, { retain: true })
  }

  ack(payload: AckPayload): void {
    this.#publish(topics.ack(this.#identity.hallId, this.#identity.clientId), payload)
  }

  /**
   * At most once: a press that the client kept for a broken line would call somebody minutes later.
   * It is said again, for a few seconds, by who wants an answer.
   */
  press(payload: PressPayload): void {
    const topic = topics.press(this.#identity.hallId, this.#identity.clientId)
    if (this.#client.connected) this.#client.publish(topic, JSON.stringify(payload), { qos: 0 })
  }

  /** Says goodbye itself, as a last will is only for those who cannot. */
  async stop(): Promise<void> {
    if (this.#client.connected) {
      const { topic, payload, qos, retain } = this.#will()
      await this.#client.publishAsync(topic, payload, { qos, retain }).catch(() => undefined)
    }
    await this.#client.endAsync(!this.#client.connected)
  }

  #will() {
    const { hallId, clientId } = this.#identity
    return {
      topic: topics.clientState(hallId, clientId),
      payload: this.#state('offline'),
      qos: 1 as const,
      retain: true,
    }
  }

  #state(state: ClientStatePayload['state']): string {
    return JSON.stringify({ state, sessionNumber: this.#session } satisfies ClientStatePayload)
  }

  #follow(): void {
    const client = this.#client
    const { listener, log, nextSession } = this.#options
    const { url } = this.#identity
    let told = false
    const away = (reason: string) => {
      if (!told && !client.disconnecting) log.warn({ url, reason }, 'The MQTT broker is away')
      told = true
    }
    const inbox = this.#inbox()
    client.on('message', (topic, payload) => inbox.take(topic, payload))
    client.on('reconnect', () => {
      this.#session = nextSession()
      client.options.will = this.#will()
    })
    client.on('error', (error) => {
      if (refusedCodes.includes((error as { code?: unknown }).code)) listener.refused()
      away(error.message)
    })
    client.on('close', () => {
      listener.lost()
      away('connection closed')
    })
    client.on('connect', () => {
      told = false
      log.info({ url }, 'MQTT connected')
      void this.#introduce(inbox.filters)
    })
  }

  #inbox(): Inbox {
    const { hallId, deviceIds } = this.#identity
    const { listener, log } = this.#options
    const inbox = new Inbox(log)
    inbox.on(topics.time(hallId), 0, timePayloadSchema, (payload) => listener.time(payload))
    for (const id of deviceIds) {
      inbox.on(topics.show(hallId, id), 1, showPayloadSchema, (show) => listener.show(id, show))
      inbox.on(topics.do(hallId, id), 1, doPayloadSchema, (job) => listener.do(id, job))
    }
    return inbox
  }

  async #introduce(filters: Inbox['filters']): Promise<void> {
    const { hallId, clientId } = this.#identity
    const topic = topics.clientState(hallId, clientId)
    this.#client.publish(topic, this.#state('online'), { qos: 1, retain: true })
    try {
      await this.#client.subscribeAsync(filters)
    } catch (error) {
      this.#options.log.error({ err: error }, 'The broker refused a subscription')
    }
  }

  #publish(topic: string, payload: object, { retain = false } = {}): void {
    if (this.#client.disconnecting) return
    this.#client.publish(topic, JSON.stringify(payload), { qos: 1, retain })
  }
}
