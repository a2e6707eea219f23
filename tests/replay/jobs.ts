import type { Access } from './access.ts'
import type { ReplayHall } from './hall-of-day.ts'
import type { ClerksJob, KiosksJob, Press, Service, Visitor } from './messages.ts'
import type { RecordedDay, RecordedTicket } from './recorded-day.ts'

const windowsOpenBeforeMs = 60_000

/** First moment at which a client has something to do. */
export function firstMoment({ tickets }: RecordedDay): number {
  return Math.min(...tickets.map(({ arrivedAt }) => arrivedAt)) - windowsOpenBeforeMs
}

export function lastMoment({ tickets }: RecordedDay): number {
  const moments = tickets.flatMap(({ arrivedAt, calledAt, serviceEnd, leftAt }) => [
    arrivedAt,
    calledAt ?? 0,
    serviceEnd ?? 0,
    leftAt ?? 0,
  ])
  return Math.max(...moments)
}

export function kiosksJob(
  day: RecordedDay,
  hall: ReplayHall,
  { url, kioskToken: token, kioskId, run }: Access,
  speed: number,
): KiosksJob {
  const queues = day.queues.map(({ key }) =>
    inOrder(day, key).map(
      ({ line, arrivedAt, leftAt }): Visitor => ({
        line,
        at: arrivedAt,
        itemCode: hall.queueOf.get(key)?.itemCode ?? '',
        ...(leftAt === undefined ? {} : { leaveAt: leftAt }),
      }),
    ),
  )
  return { kind: 'job', url, token, kioskId, speed, run, queues }
}

export function clerksJob(
  day: RecordedDay,
  hall: ReplayHall,
  { url, cookie, run }: Access,
  speed: number,
): ClerksJob {
  const first = firstMoment(day)
  const openAt = (windowId: string) => {
    if (day.format === 'calls') return first
    const called = day.tickets.flatMap(({ counter, calledAt }) =>
      calledAt !== undefined && hall.windowOfCounter.get(counter ?? '') === windowId
        ? [calledAt]
        : [],
    )
    return called.length === 0 ? first : Math.min(...called)
  }
  const queuesOf = (windowId: string) =>
    day.queues.map(({ key }) => key).filter((key) => hall.windowsOf.get(key)?.includes(windowId))
  const windows = hall.plan.windows.map(({ windowId }) => ({
    windowId,
    openAt: openAt(windowId),
    queues: queuesOf(windowId),
  }))
  const presses = day.format === 'calls' ? pressesOf(day, hall) : []
  const services = day.format === 'calls' ? [] : servicesOf(day)
  return { kind: 'job', url, cookie, speed, run, windows, presses, services }
}

function pressesOf(day: RecordedDay, hall: ReplayHall): readonly Press[] {
  return day.tickets
    .flatMap(({ calledAt, line, queue }) =>
      calledAt === undefined
        ? []
        : [{ at: calledAt, line, windows: [...(hall.windowsOf.get(queue) ?? [])] }],
    )
    .sort((a, b) => a.at - b.at || a.line - b.line)
}

/** Who left unserved but is called sooner here is served as long as most of that queue were. */
function servicesOf(day: RecordedDay): readonly Service[] {
  return day.queues.flatMap(({ key }) => {
    const tickets = inOrder(day, key)
    const served = tickets.flatMap((one) => serviceOf(one) ?? [])
    const usual = {
      approachMs: median(served.map(({ approachMs }) => approachMs)),
      serviceMs: median(served.map(({ serviceMs }) => serviceMs)),
    }
    return tickets.map((one) => serviceOf(one) ?? { line: one.line, queue: key, ...usual })
  })
}

function serviceOf(ticket: RecordedTicket): Service | undefined {
  const { line, queue, calledAt, serviceStart, serviceEnd } = ticket
  if (calledAt === undefined || serviceStart === undefined || serviceEnd === undefined) {
    return undefined
  }
  const [approachMs, serviceMs] = [serviceStart - calledAt, serviceEnd - serviceStart]
  return { line, queue, approachMs, serviceMs }
}

function inOrder({ tickets }: RecordedDay, key: string): readonly RecordedTicket[] {
  return tickets
    .filter(({ queue }) => queue === key)
    .sort((a, b) => a.arrivedAt - b.arrivedAt || a.line - b.line)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
