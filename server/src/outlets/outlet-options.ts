import type { FeedItem, FeedQuarter, TicketId } from '@yihao/contract'
import type { OutletStore } from '../log/outlet-store.ts'
import type { HallRuntime, RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { HallRanges } from '../views/ranges.ts'
import type { DeviceConditions } from './device-conditions.ts'

export interface MqttOptions {
  /** `mqtt://127.0.0.1:1883` */
  readonly url: string
  readonly username: string
  readonly password: string
}

export interface OutletsOptions {
  readonly runtime: HallRuntime
  readonly outletStore: OutletStore
  readonly mqtt: MqttOptions
  /** The token of a ticket's page; see visitors/ticket-links. */
  readonly linkOf: (ticketId: TicketId) => string
  /** Without a slash at the end. */
  readonly publicUrl: string
  readonly logger: RuntimeLogger
  /** What can be told about waiting now; nothing without it. */
  readonly ranges?: (() => HallRanges | undefined) | undefined
  /** Rows of the conduct feed as they come up. */
  readonly feed?: FeedSource<FeedQuarter> | undefined
  /** The feed outwards, of which the rows are one kind. */
  readonly items?: FeedSource<FeedItem> | undefined
  /**
   * Who holds the leases. The lock of the data folder lets only one process in, so the default is
   * the same word at every start and nobody waits for a dead holder's lease to lapse; several
   * processes at one database need a word each.
   */
  readonly holder?: string | undefined
}

export interface FeedSource<T extends { readonly cursor: number }> {
  /** After `cursor`, at most `limit`, in order. */
  rowsAfter(cursor: number, limit: number): Promise<readonly T[]>
  /** Called when there may be more; the answer ends it. */
  onMore(listener: () => void): () => void
}

export interface Outlets {
  readonly conditions: DeviceConditions
  stop(): Promise<void>
}
