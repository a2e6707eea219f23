import type { DayReport } from '@yihao/contract'
import { type Access, closeDay, enter, hallClock, openDay, planFits, reportOf } from './access.ts'
import { type Progress, runClients } from './client-processes.ts'
import type { ReplayHall } from './hall-of-day.ts'
import { clerksJob, firstMoment, kiosksJob, lastMoment } from './jobs.ts'
import { progressBar } from './progress-bar.ts'
import type { RecordedDay } from './recorded-day.ts'
import { type OwnServer, startServer } from './server-process.ts'
import { toldSpeed } from './told-speed.ts'

export interface ReplayResult {
  readonly report: DayReport
  readonly losses: readonly string[]
  readonly speed: number
  readonly realMs: number
}

export interface ReplayOrder {
  readonly day: RecordedDay
  readonly hall: ReplayHall
  readonly speed: number
  /** A server that runs already; without it one is started. */
  readonly url: string | undefined
  readonly staff: string | undefined
}

/** Real time for the server to start and the kiosk to be let in; more on a busy machine. */
const startRealMs = [10_000, 60_000] as const
const patienceRealMs = 120_000
/** Later services than recorded: a queue may be worked off in another order. */
const lateHallMs = 2 * 3_600_000

/** The hall's clock came to the first arrival before the clients were there. */
class TooLateError extends Error {}

export async function runReplay(order: ReplayOrder): Promise<ReplayResult> {
  const began = performance.now()
  const result = await withHeadStart(order, startRealMs[0]).catch((error: unknown) => {
    if (!(error instanceof TooLateError) || order.url !== undefined) throw error
    return withHeadStart(order, startRealMs[1])
  })
  return { ...result, realMs: Math.round(performance.now() - began) }
}

async function withHeadStart(
  order: ReplayOrder,
  headStartMs: number,
): Promise<Omit<ReplayResult, 'realMs'>> {
  const { day, hall, url } = order
  const server = url === undefined ? await ownServer(order, headStartMs) : await running(hall, url)
  try {
    const access = await enter(server.url, hall.plan, order.staff)
    const speed = url === undefined ? order.speed : await toldSpeed(url, access.cookie)
    await openDay(access, day.date)
    const clock = await hallClock(server.url)
    if (clock.date !== day.date || clock.at >= firstMoment(day)) {
      throw new TooLateError('the hall’s clock is past the first arrival; use a smaller --speed')
    }
    const losses = await play(order, access, clock.at, speed)
    if (url === undefined) await closeDay(access)
    return { report: await reportOf(access, day.date), losses, speed }
  } finally {
    await server.stop()
  }
}

async function play(
  { day, hall }: ReplayOrder,
  access: Access,
  from: number,
  speed: number,
): Promise<readonly string[]> {
  const progress: Progress = { taken: 0, called: 0, left: 0, losses: [] }
  const [started, last] = [performance.now(), lastMoment(day)]
  const endBar = progressBar(process.stderr, () => {
    const at = from + (performance.now() - started) * speed
    const words = `${progress.taken}/${day.tickets.length} taken, ${progress.called} called`
    return { share: (at - from) / (last - from), at, words }
  })
  const timeoutMs = (last - from + lateHallMs) / speed + patienceRealMs
  const jobs = {
    kiosks: kiosksJob(day, hall, access, speed),
    clerks: clerksJob(day, hall, access, speed),
  }
  try {
    await runClients(jobs, progress, timeoutMs)
  } finally {
    endBar()
  }
  return progress.losses
}

function ownServer({ day, hall, speed }: ReplayOrder, headStartMs: number): Promise<OwnServer> {
  const midnight = Date.parse(`${day.date}T00:00:30+08:00`)
  const start = Math.max(midnight, firstMoment(day) - headStartMs * speed)
  const clock = new Date(start + 8 * 3_600_000).toISOString().slice(0, 19)
  return startServer(hall.plan, clock, speed)
}

async function running({ plan }: ReplayHall, url: string): Promise<OwnServer> {
  if (!(await planFits(url, plan))) {
    throw new Error('that server runs with another plan; start it with the one of --plan-out')
  }
  return { url, stop: () => Promise.resolve() }
}
