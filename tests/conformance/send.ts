import { createHmac } from 'node:crypto'
import type { EpochMs, EventId, FeedItem, HallId } from '@yihao/contract'

export interface Target {
  readonly url: string
  readonly secret: string
  readonly hallId: string
  readonly timeoutMs: number
}

export interface Answered {
  /** 0 when nothing came back in time. */
  readonly status: number
  readonly ms: number
}

export function itemAt(hallId: string, epoch: number, cursor: number): FeedItem {
  return {
    version: 1,
    eventId: `${hallId}.${epoch}.f${cursor}` as EventId,
    hallId: hallId as HallId,
    epoch,
    cursor,
    kind: 'quarter',
    key: String(cursor),
    recordedAt: (1_764_000_000_000 + cursor * 1_000) as EpochMs,
    data: { issued: cursor, note: `第 ${cursor} 行` },
  }
}

export const items = (hallId: string, from: number, to: number, epoch = 1): readonly FeedItem[] =>
  Array.from({ length: to - from + 1 }, (_, index) => itemAt(hallId, epoch, from + index))

export interface Spoiled {
  readonly secret?: string
  readonly secondsAgo?: number
  /** Changes the body after it was signed. */
  readonly alter?: (body: string) => string
  readonly unsigned?: boolean
}

/** One delivery as the hall makes it, or spoiled in one way. */
export async function send(
  target: Target,
  some: readonly object[],
  spoiled: Spoiled = {},
): Promise<Answered> {
  const [first] = some as readonly FeedItem[]
  const epoch = first?.epoch ?? 1
  const body = JSON.stringify({ version: 1, hallId: target.hallId, epoch, items: some })
  const id = `${first?.eventId}-${some.length}`
  const time = String(Math.floor(Date.now() / 1_000) - (spoiled.secondsAgo ?? 0))
  const key = Buffer.from((spoiled.secret ?? target.secret).replace(/^whsec_/, ''), 'base64')
  const mac = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')
  const began = performance.now()
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(target.timeoutMs),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(spoiled.unsigned === true
          ? {}
          : { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': `v1,${mac}` }),
      },
      body: spoiled.alter === undefined ? body : spoiled.alter(body),
    })
    await response.body?.cancel()
    return { status: response.status, ms: performance.now() - began }
  } catch {
    return { status: 0, ms: performance.now() - began }
  }
}
