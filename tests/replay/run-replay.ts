import type { DayReport } from '@yihao/contract'
import {
  type Access,
  closeDay,
  enter,
  hallClock,
  measuredSpeed,
  openDay,
  planFits,
  reportOf,
} from './access.ts'
import { type Progress, runClients } from './client-processes.ts'
import type { ReplayHall } from './hall-of-day.ts'
import { clerksJob, firstMoment, kiosksJob, lastMoment } from './jobs.ts'
import { progressBar } from './progress-bar.ts'
import type { RecordedDay } from './recorded-day.ts'
import { type OwnServer, startServer } from './server-process.ts'

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

/** Real time for the server to start, the kiosk to be let in and the clerks to sit down. */
const startRealMs = 12_000
const patienceRealMs = 120_000
/** Later services than recorded: a queue may be worked off in another order. */
const lateHallMs = 2 * 3_600_000

export async function runReplay(order: ReplayOrder): Promise<ReplayResult> {
  const { day, hall } = order
  const began = performance.now()
  const server = order.url === undefined ? await ownServer(order) : await running(order, order.url)
  try {
    const speed = order.url === undefined ? order.speed : await measuredSpeed(server.url)
    const access = await enter(server.url, hall.plan, order.staff)
    await openDay(access, day.date)
    const clock = await hallClock(server.url)
    if (clock.date !== day.date || clock.at >= firstMoment(day)) {
      throw new Error('the hall’s clock is past the first arrival; use a smaller --speed')
    }
    const losses = await play(order, access, clock.at, speed)
    if (order.url === undefined) await closeDay(access)
    const report = await reportOf(access, day.date)
    return { report, losses, speed, realMs: Math.round(performance.now() - began) }
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

function ownServer({ day, hall, speed }: ReplayOrder): Promise<OwnServer> {
  const midnight = Date.parse(`${day.date}T00:00:30+08:00`)
  const start = Math.max(midnight, firstMoment(day) - startRealMs * speed)
  const clock = new Date(start + 8 * 3_600_000).toISOString().slice(0, 19)
  return startServer(hall.plan, clock, speed)
}

async function running({ hall }: ReplayOrder, url: string): Promise<OwnServer> {
  if (!(await planFits(url, hall.plan))) {
    throw new Error('that server runs with another plan; start it with the one of --plan-out')
  }
  return { url, stop: () => Promise.resolve() }
}
