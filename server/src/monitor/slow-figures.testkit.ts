import { atClock, businessDateAt, type Plan, type RecordedEvent } from '@yihao/contract'

type Of<Type extends RecordedEvent['type']> = Extract<RecordedEvent, { type: Type }>

const ofType = <Type extends RecordedEvent['type']>(
  events: readonly RecordedEvent[],
  ...types: readonly Type[]
) => events.filter((event): event is Of<Type> => types.some((type) => type === event.type))

/** The plan in force when it happened. */
const planAt = (events: readonly RecordedEvent[], seq: number): Plan | undefined =>
  ofType(events, 'PlanAdopted')
    .filter(({ position }) => position.seq <= seq)
    .at(-1)?.data.plan

/** Second by second: does the hall rest between two of its sessions now? */
function restSeconds(plan: Plan, from: number, to: number): number {
  const date = businessDateAt(from as never)
  let rest = 0
  for (let at = from; at < to; at += 1_000) {
    const sessions = plan.calendar.sessions
    const between = sessions.some((session, index) => {
      const next = sessions[index + 1]
      return next !== undefined && at >= atClock(date, session.to) && at < atClock(date, next.from)
    })
    if (between) rest += 1_000
  }
  return rest
}

/** The obvious way, from the bare events, of one window or of all: what each indicator must be. */
export function slowFigures(
  events: readonly RecordedEvent[],
  windowId?: string,
): Readonly<Record<string, number | undefined>> {
  const here = (at: string | undefined) => windowId === undefined || at === windowId
  const calls = ofType(events, 'TicketCalled').filter(({ data }) => here(data.windowId))
  const gross = calls.map(({ data }) => data.waitMs)
  const net = calls.map(({ data, recordedAt, position }) => {
    const plan = planAt(events, position.seq)
    if (plan === undefined) return data.waitMs
    return data.waitMs - restSeconds(plan, recordedAt - data.waitMs, recordedAt)
  })
  const ended = ofType(events, 'ServingFinished').filter(({ data }) => here(data.windowId))
  const services = ended.filter(
    ({ data }) => data.outcome === 'finished' || data.outcome === 'returned-for-correction',
  )
  const serving = services.map(({ data }) => data.servingMs)
  const returned = services.filter(({ data }) => data.outcome === 'returned-for-correction')
  const missed = ofType(events, 'NoShowRecorded').filter(({ data }) => here(data.windowId))
  const sent = ofType(events, 'TicketTransferred').filter(({ data }) => here(data.fromWindowId))
  const ratings = ofType(events, 'ServiceRated').filter(({ data }) => here(data.windowId))
  const bad = ratings.filter(({ data }) => /dissatisfied$/.test(data.satisfaction))
  const percent = (some: readonly unknown[], all: readonly unknown[]) =>
    all.length === 0 ? undefined : Math.round((some.length / all.length) * 10_000) / 100
  return {
    'wait-gross': meanOf(gross),
    'wait-net': meanOf(net),
    'wait-p90': nineOfTen(net),
    'wait-longest': net.length === 0 ? undefined : Math.max(...net),
    'wait-over-rate': percent(
      net.filter((ms) => ms > 15 * 60_000),
      calls,
    ),
    'service-mean': meanOf(serving),
    'service-p90': nineOfTen(serving),
    'returned-rate': percent(returned, services),
    'once-rate': percent(
      services.filter((one) => !returned.includes(one)),
      services,
    ),
    'miss-rate': percent(missed, calls),
    'transfer-rate': percent(sent, calls),
    'by-number-rate': percent(
      calls.filter(({ data }) => data.via === 'specific'),
      calls,
    ),
    'bad-rating-rate': percent(bad, ratings),
    'rated-rate': percent(ratings, services),
  }
}

const meanOf = (values: readonly number[]) =>
  values.length === 0
    ? undefined
    : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)

/** In seconds by tens, counted one by one. */
function nineOfTen(values: readonly number[]): number | undefined {
  const sorted = values.map((ms) => Math.ceil(ms / 10_000) * 10_000).sort((a, b) => a - b)
  for (const value of sorted) {
    if (sorted.filter((one) => one <= value).length >= sorted.length * 0.9) return value
  }
  return undefined
}

/** How long each window was open and paused, from its own four events. */
export function slowTimes(events: readonly RecordedEvent[], windowId: string) {
  const changes = ofType(events, 'WindowOpened', 'WindowPaused', 'WindowResumed', 'WindowClosed')
  const own = changes.filter(({ data }) => data.windowId === windowId)
  const times = { openMs: 0, pausedMs: 0 }
  own.forEach(({ type, recordedAt }, index) => {
    const next = own[index + 1]
    if (next === undefined || type === 'WindowClosed') return
    times[type === 'WindowPaused' ? 'pausedMs' : 'openMs'] += next.recordedAt - recordedAt
  })
  return times
}
