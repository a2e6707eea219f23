import type { TicketId } from '@yihao/contract'
import type { Desk } from './desk.ts'
import { type HallTime, realTime } from './hall-time.ts'
import type { ClerksJob, FromClerks, Service } from './messages.ts'
import type { TakenTickets } from './taken-tickets.ts'

const calmDownMs = 500

/**
 * Each window opens when its counter first called, serves everybody as long as recorded, and
 * presses "next" when its last service has ended; who is called is the hall's affair.
 */
export async function serveAsRecorded(
  job: ClerksJob,
  desks: readonly Desk[],
  time: HallTime,
  taken: TakenTickets,
  tell: (message: FromClerks) => void,
): Promise<void> {
  const services = new Map(job.services.map((service) => [service.line, service]))
  const serves = new Map(job.windows.map((window) => [window.windowId, window.queues]))
  const openAt = new Map(job.windows.map((window) => [window.windowId, window.openAt]))
  await Promise.all(
    desks.map(async (desk) => {
      let free = openAt.get(desk.windowId) ?? 0
      await time.until(free)
      await desk.send('OpenWindow')
      for (;;) {
        const called = await nextTicket(desk, serves.get(desk.windowId) ?? [], taken, tell)
        if (called === undefined) break
        const line = await taken.lineOf(called.ticketId)
        // From the moment the press was due, so that what a line takes does not add up over a day.
        const from = called.waitedFor ? time.now() : free
        free = await serve(desk, time, from, line === undefined ? undefined : services.get(line))
      }
      await desk.finish()
      await desk.send('CloseWindow')
    }),
  )
}

interface Called {
  readonly ticketId: TicketId
  /** Nobody was there when the window pressed. */
  readonly waitedFor: boolean
}

/** Undefined when nobody waits and nobody will come. */
async function nextTicket(
  desk: Desk,
  queues: readonly string[],
  taken: TakenTickets,
  tell: (message: FromClerks) => void,
): Promise<Called | undefined> {
  for (let tries = 1; ; tries += 1) {
    const [seen, closed] = [taken.countIn(queues), taken.closed]
    const reply = await desk.finishAndCall()
    if (reply.ok) {
      tell({ kind: 'called' })
      const event = reply.events.find((one) => one.type === 'TicketCalled')
      const ticketId = event?.type === 'TicketCalled' ? event.data.ticketId : undefined
      return ticketId === undefined ? undefined : { ticketId, waitedFor: tries > 1 }
    }
    if (reply.refusal.code === 'TooManyRequests') {
      await realTime(calmDownMs)
      continue
    }
    if (reply.refusal.code !== 'NobodyWaiting') {
      tell({ kind: 'missed', what: `window ${desk.windowId}`, why: reply.words.en })
      return undefined
    }
    if (closed) return undefined
    await taken.moreThan(seen, queues)
  }
}

/** Gives the moment at which the window is due to press again. */
async function serve(
  desk: Desk,
  time: HallTime,
  from: number,
  service: Service | undefined,
): Promise<number> {
  const startAt = from + (service?.approachMs ?? 0)
  await time.until(startAt)
  const started = await desk.send('StartServing')
  // Refused when the way to the window took so long that the hall noted a missed number.
  if (!started.ok) return time.now()
  desk.serving = true
  const endAt = startAt + (service?.serviceMs ?? 0)
  await time.until(endAt)
  return endAt
}
