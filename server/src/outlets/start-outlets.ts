import {
  type FeedItem,
  type FeedItemsPayload,
  type FeedQuarter,
  type FeedQuartersPayload,
  parseClientTopic,
  type RecordedEvent,
  type TicketId,
  topics,
} from '@yihao/contract'
import { announcer } from './announcements.ts'
import { ConditionTable } from './device-conditions.ts'
import { DeviceStates } from './device-states.ts'
import { Follower, type Outcome } from './follower.ts'
import { feedRows, logSource } from './log-source.ts'
import { type LinkMessage, type MqttLink, openMqttLink } from './mqtt-link.ts'
import type { Outlets, OutletsOptions } from './outlet-options.ts'
import { Presses } from './presses.ts'
import { printer } from './print-jobs.ts'
import { Shows } from './shows.ts'
import { startTimeSignal } from './time-signal.ts'

/** 50 rows stay well below what brokers are told to let through. */
const feedRowsTogether = 50

/** Everything that follows the log into the hall's hardware, and what comes back from there. */
export function startOutlets(options: OutletsOptions): Outlets {
  const { runtime, mqtt, logger } = options
  const link = openMqttLink(runtime.hallId, mqtt, logger)
  const conditions = new ConditionTable()
  listen(options, link, conditions)
  const stopTime = startTimeSignal(runtime, link)
  const shows = new Shows(runtime, link, logger)
  const followers = startFollowers(options, link)
  link.onConnected(() => {
    for (const follower of followers) follower.wake()
  })
  const stopForgetting = runtime.onCommitted((events) => {
    for (const event of events) {
      if (event.type === 'DeviceRevoked') conditions.forget(event.data.deviceId)
    }
  })
  return {
    conditions,
    async stop() {
      stopTime()
      stopForgetting()
      // The link goes first: what still waits for an answer of a lost broker ends with it.
      await link.stop()
      await Promise.all([shows.stop(), ...followers.map((follower) => follower.stop())])
    },
  }
}

function startFollowers(options: OutletsOptions, link: MqttLink) {
  const { runtime, outletStore: store, logger, feed, items } = options
  const { holder = 'this-data-folder', ranges = () => undefined } = options
  const pageOf = (ticketId: TicketId) => `${options.publicUrl}/t/${options.linkOf(ticketId)}`
  const common = { store, holder, logger }
  const source = logSource(runtime)
  const each = (handle: (event: RecordedEvent) => Promise<Outcome>) => ({
    source,
    ...common,
    handle: async ([event]: readonly RecordedEvent[]) =>
      event === undefined ? 'passed' : handle(event),
  })
  return [
    new Follower({ outlet: 'mqtt-announcements', ...each(announcer(runtime, link)) }),
    new Follower({
      outlet: 'mqtt-print-jobs',
      ...each(printer({ runtime, link, pageOf, ranges })),
    }),
    ...(feed === undefined
      ? []
      : [
          new Follower({
            outlet: 'mqtt-feed',
            source: feedRows(runtime.hallId, feed),
            portion: feedRowsTogether,
            ...common,
            handle: (rows: readonly FeedQuarter[]) => sendRows(options, link, rows),
          }),
        ]),
    ...(items === undefined
      ? []
      : [
          new Follower({
            outlet: 'mqtt-feed-items',
            source: feedRows(runtime.hallId, items),
            ...common,
            handle: async ([item]: readonly FeedItem[]) =>
              item === undefined ? 'passed' : sendItem(options, link, item),
          }),
        ]),
  ]
}

async function sendRows(
  { runtime }: OutletsOptions,
  link: MqttLink,
  rows: readonly FeedQuarter[],
): Promise<Outcome> {
  const payload: FeedQuartersPayload = { position: runtime.position(), rows: [...rows] }
  await link.send(topics.feedQuarters(runtime.hallId), payload)
  return 'sent'
}

/** Above it, and with room for the envelope, brokers are told to let nothing through. */
const itemBytesMax = 60_000

async function sendItem(
  { runtime }: OutletsOptions,
  link: MqttLink,
  item: FeedItem,
): Promise<Outcome> {
  const fits = Buffer.byteLength(JSON.stringify(item)) <= itemBytesMax
  const { cursor } = item
  const payload: FeedItemsPayload = {
    position: runtime.position(),
    cursor,
    items: fits ? [item] : [],
  }
  await link.send(topics.feedItems(runtime.hallId), payload)
  return 'sent'
}

function listen(options: OutletsOptions, link: MqttLink, table: ConditionTable): void {
  const { runtime, logger } = options
  const presses = new Presses({ runtime, link, logger })
  const states = new DeviceStates({ runtime, table, logger })
  link.onMessage(({ topic, payload, retained }: LinkMessage) => {
    const from = parseClientTopic(runtime.hallId, topic)
    if (from === undefined) return
    if (from.branch !== 'press') return void states.take(from, payload)
    // Kept by a broker from some other time: whoever pressed is not waiting for it.
    if (retained) return logger.error({ topic }, 'a retained key press was ignored')
    void presses.take(from.clientId, payload)
  })
}
