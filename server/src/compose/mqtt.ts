import { readFileSync } from 'node:fs'
import { authenticateDevices, keepAccess } from '../broker/device-identity.ts'
import { startEmbeddedBroker } from '../broker/embedded-broker.ts'
import type { ConductFeed } from '../conduct/conduct-feed.ts'
import type { Config } from '../config/config.ts'
import type { FeedItems } from '../feed/feed-items.ts'
import { sqliteOutletStore } from '../log/sqlite/sqlite-outlet-store.ts'
import type { DeviceConditions } from '../outlets/device-conditions.ts'
import type { MqttOptions } from '../outlets/outlet-options.ts'
import { startOutlets } from '../outlets/start-outlets.ts'
import type { DeviceStore } from '../people/device-store.ts'
import type { RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { HallRanges } from '../views/ranges.ts'
import { linkOf } from '../visitors/ticket-links.ts'
import type { OpenHall } from './open-hall.ts'
import { StartError } from './start-error.ts'

export interface HallMqtt {
  /** Of the embedded broker; the setting, with an external one. */
  readonly port: number
  readonly conditions: DeviceConditions
  stop(): Promise<void>
}

interface MqttParts {
  readonly hall: OpenHall
  readonly devices: DeviceStore
  readonly feed: ConductFeed
  readonly items: FeedItems
  readonly ranges: () => HallRanges | undefined
  readonly logger: RuntimeLogger
}

/** The broker, ours or the hall's own, and everything that follows the log through it. */
export async function startMqtt(config: Config, parts: MqttParts): Promise<HallMqtt> {
  const { hall, feed, items, logger } = parts
  const { runtime, database, keys } = hall
  const broker = config.MQTT_URL === undefined ? await embedded(config, parts) : external(config)
  const outlets = startOutlets({
    runtime,
    outletStore: sqliteOutletStore(database),
    mqtt: broker.options,
    linkOf: (ticketId) => linkOf(keys.link, ticketId),
    publicUrl: config.publicUrl,
    logger,
    ranges: parts.ranges,
    feed: {
      rowsAfter: async (cursor, limit) => feed.rowsAfter(cursor, limit).rows,
      onMore: (listener) => feed.onRows(() => listener()),
    },
    items: {
      rowsAfter: async (cursor, limit) => items.itemsAfter(cursor, limit),
      onMore: (listener) => items.onMore(listener),
    },
  })
  return {
    port: broker.port,
    conditions: outlets.conditions,
    stop: async () => {
      await outlets.stop()
      await broker.stop()
    },
  }
}

interface Broker {
  readonly port: number
  readonly options: MqttOptions
  readonly stop: () => Promise<void>
}

async function embedded(config: Config, { hall, devices, logger }: MqttParts): Promise<Broker> {
  const { runtime } = hall
  const broker = await startEmbeddedBroker({
    host: config.HOST,
    port: config.MQTT_PORT,
    hallId: runtime.hallId,
    authenticate: authenticateDevices({ deviceStore: devices, runtime }),
    logger,
  }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    const { HOST, MQTT_PORT } = config
    const named = why.includes('MQTT_PORT')
    throw new StartError(named ? why : `HOST=${HOST} MQTT_PORT=${MQTT_PORT} cannot be used: ${why}`)
  })
  const stopKeeping = keepAccess({ runtime, disconnect: broker.disconnect })
  return {
    port: broker.port,
    options: { url: broker.url, ...broker.serverCredentials },
    stop: async () => {
      stopKeeping()
      await broker.stop()
    },
  }
}

function external({ MQTT_URL, MQTT_USERNAME, MQTT_PASSWORD_FILE, MQTT_PORT }: Config): Broker {
  const options = {
    url: MQTT_URL ?? '',
    username: MQTT_USERNAME ?? 'yihao-server',
    password: MQTT_PASSWORD_FILE === undefined ? '' : passwordIn(MQTT_PASSWORD_FILE),
  }
  return {
    port: Number(new URL(options.url).port) || MQTT_PORT,
    options,
    stop: async () => undefined,
  }
}

function passwordIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new StartError(`MQTT_PASSWORD_FILE ${file} cannot be read: ${String(error)}`)
  }
}
