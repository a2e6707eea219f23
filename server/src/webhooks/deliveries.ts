import { type Delivery, type FeedItem, feedItemVersion } from '@yihao/contract'

export interface Outgoing {
  /** Of the message: the same items, the same id. */
  readonly id: string
  readonly body: string
  readonly lastCursor: number
}

/** A single item may be longer; then it goes alone. */
const bodyBytesMax = 256_000

/** Items in order, cut where a body would grow too long or the epoch changes. */
export function deliveriesOf(items: readonly FeedItem[]): readonly Outgoing[] {
  const out: Outgoing[] = []
  let [some, bytes]: [FeedItem[], number] = [[], 0]
  for (const item of items) {
    const length = Buffer.byteLength(JSON.stringify(item))
    const first = some[0]
    if (first !== undefined && (bytes + length > bodyBytesMax || first.epoch !== item.epoch)) {
      out.push(outgoing(some))
      some = []
      bytes = 0
    }
    some.push(item)
    bytes += length
  }
  if (some.length > 0) out.push(outgoing(some))
  return out
}

function outgoing(items: FeedItem[]): Outgoing {
  const [first] = items
  const last = items.at(-1)
  if (first === undefined || last === undefined) throw new Error('a delivery without items')
  const { hallId, epoch } = first
  const delivery: Delivery = { version: feedItemVersion, hallId, epoch, items }
  const id = `${first.eventId}-${last.cursor}`
  return { id, body: JSON.stringify(delivery), lastCursor: last.cursor }
}
