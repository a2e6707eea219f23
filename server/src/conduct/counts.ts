import type { FeedQuarter, QueueId, WindowId } from '@yihao/contract'

type Place = 'queueId' | 'windowId' | 'serves'
type Envelope = 'version' | 'cursor' | 'hallId' | 'businessDate' | 'from' | 'to'

/** The numbers of a row while its quarter runs. */
export type Counts = { -readonly [K in Exclude<keyof FeedQuarter, Place | Envelope>]: number } & {
  readonly queueId?: QueueId | undefined
  readonly windowId?: WindowId | undefined
}

export function newCounts(queueId?: QueueId, windowId?: WindowId): Counts {
  return {
    ...(queueId === undefined ? {} : { queueId }),
    ...(windowId === undefined ? {} : { windowId }),
    issued: 0,
    called: 0,
    finished: 0,
    legsFinished: 0,
    noShows: 0,
    abandoned: 0,
    waitGrossMsSum: 0,
    waitNetMsSum: 0,
    waitGrossMsMax: 0,
    waitNetMsMax: 0,
    servingMsSum: 0,
    servingMsMax: 0,
    heldMsSum: 0,
    openMs: 0,
    pausedMs: 0,
  }
}

/** The numbers of one queue at one window, made when they are first needed. */
export function countsOf(
  all: Map<string, Counts>,
  queueId: QueueId,
  windowId: WindowId | undefined,
): Counts {
  const key = `${queueId} ${windowId ?? ''}`
  const known = all.get(key)
  if (known !== undefined) return known
  const made = newCounts(queueId, windowId)
  all.set(key, made)
  return made
}
