import type { EpochMs, FeedItem, Receiver, ReceiverId } from '@yihao/contract'
import type { BookedReceiver } from '../cases/case-book.ts'
import type { FeedItems } from '../feed/feed-items.ts'
import type { OutletStore } from '../log/outlet-store.ts'
import { Follower } from '../outlets/follower.ts'
import { feedRows } from '../outlets/log-source.ts'
import type { RuntimeLogger } from '../runtime/hall-runtime.ts'
import { deliveriesOf } from './deliveries.ts'
import { NotTaken, post } from './post.ts'
import type { WebhookSecrets } from './secrets.ts'
import { signed } from './sign.ts'
import type { Targets } from './target.ts'

export interface WebhooksOptions {
  readonly items: FeedItems
  readonly store: OutletStore
  readonly secrets: WebhookSecrets
  readonly targets: Targets
  readonly logger: RuntimeLogger
  /** Hall time, for what is shown. */
  readonly now: () => EpochMs
  readonly timeoutMs?: number
  readonly itemsPerDelivery?: number
  readonly retryMs?: (failures: number) => number
}

interface Sending {
  readonly booked: BookedReceiver
  readonly round: number
  readonly follower: Follower<FeedItem> | undefined
  cursor: number
  lastOkAt: EpochMs | undefined
  failures: number
  lastError: Receiver['lastError']
}

const timeoutMsDefault = 10_000
const itemsPerDeliveryDefault = 50

/** 1 s, 2 s, 4 s … at most 5 minutes, scattered so that halls do not all come back at once. */
export const backOffMs = (failures: number): number =>
  Math.min(300_000, 1_000 * 2 ** Math.min(failures - 1, 9)) * (0.75 + Math.random() / 2)

/**
 * Sends the feed to every receiver, each from its own stored position, in order, until it has
 * acknowledged: an outbox that is nothing but the feed itself and a number (FEED-3, FEED-4).
 */
export class Webhooks {
  readonly #options: WebhooksOptions
  readonly #sendings = new Map<ReceiverId, Sending>()
  #turn: Promise<void> = Promise.resolve()

  constructor(options: WebhooksOptions) {
    this.#options = options
  }

  /** Starts, stops and begins anew as the log says; a call while one is under way waits for it. */
  follow(booked: readonly BookedReceiver[]): Promise<void> {
    const wanted = booked.map((one) => ({ ...one }))
    this.#turn = this.#turn
      .then(() => this.#follow(wanted))
      .catch((err: unknown) =>
        this.#options.logger.error({ err }, 'the receivers of the feed could not be followed'),
      )
    return this.#turn
  }

  list(): readonly Receiver[] {
    const { lastCursor } = this.#options.items
    return [...this.#sendings.values()].map((one) => {
      const lag = Math.max(0, lastCursor - one.cursor)
      const { receiverId, name, url, addedAt } = one.booked
      return {
        receiverId,
        name,
        url,
        addedAt,
        state: stateOf(one, lag),
        cursor: one.cursor,
        lag,
        failures: one.failures,
        ...(one.lastOkAt === undefined ? {} : { lastOkAt: one.lastOkAt }),
        ...(one.lastError === undefined ? {} : { lastError: one.lastError }),
      }
    })
  }

  async stop(): Promise<void> {
    await this.follow([])
  }

  async #follow(wanted: readonly BookedReceiver[]): Promise<void> {
    for (const [receiverId, sending] of this.#sendings) {
      const still = wanted.find((one) => one.receiverId === receiverId)
      const same = still?.round === sending.round && still.paused === sending.booked.paused
      if (same) continue
      await sending.follower?.stop()
      this.#sendings.delete(receiverId)
    }
    for (const one of wanted) {
      if (!this.#sendings.has(one.receiverId)) await this.#start(one)
    }
  }

  async #start(booked: BookedReceiver): Promise<void> {
    const { items, store, logger, retryMs = backOffMs } = this.#options
    const outlet = `webhook:${booked.receiverId}:${booked.round}`
    const stored = await store.load(items.hallId, outlet)
    // A round begins where the log says; once something was acknowledged, there.
    if (stored < booked.after) await store.save(items.hallId, outlet, booked.after)
    const source = feedRows(items.hallId, {
      rowsAfter: async (cursor, limit) => items.itemsAfter(cursor, limit),
      onMore: (listener) => items.onMore(listener),
    })
    const sending: Sending = {
      booked,
      round: booked.round,
      follower: booked.paused
        ? undefined
        : new Follower<FeedItem>({
            outlet,
            source,
            store,
            holder: 'this-data-folder',
            logger,
            portion: this.#options.itemsPerDelivery ?? itemsPerDeliveryDefault,
            retryMs,
            handle: (some) => this.#deliver(sending, some),
          }),
      cursor: Math.max(stored, booked.after),
      lastOkAt: undefined,
      failures: 0,
      lastError: undefined,
    }
    this.#sendings.set(booked.receiverId, sending)
  }

  async #deliver(sending: Sending, items: readonly FeedItem[]): Promise<'sent'> {
    const { secrets, targets, timeoutMs = timeoutMsDefault, now } = this.#options
    const { url, receiverId } = sending.booked
    try {
      for (const { id, body, lastCursor } of deliveriesOf(items)) {
        // A receiver judges the age of a delivery by its own clock, so this is real time.
        const headers = signed(secrets.of(receiverId), { id, body, nowMs: Date.now() })
        await post({ url, body, headers: { ...headers }, targets, timeoutMs })
        sending.cursor = lastCursor
        sending.lastOkAt = now()
        sending.failures = 0
      }
      return 'sent'
    } catch (error) {
      sending.failures += 1
      const at = now()
      sending.lastError =
        error instanceof NotTaken
          ? { at, why: error.why, detail: error.detail }
          : { at, why: 'unreachable', detail: String(error) }
      throw error
    }
  }
}

function stateOf({ booked, failures }: Sending, lag: number): Receiver['state'] {
  if (booked.paused) return 'paused'
  if (failures > 0) return 'failing'
  return lag === 0 ? 'up-to-date' : 'sending'
}
