import type { TicketId } from '@yihao/contract'
import type { Desk } from './desk.ts'
import type { HallTime } from './hall-time.ts'
import type { ClerksJob, FromClerks, Service } from './messages.ts'
import type { TakenTickets } from './taken-tickets.ts'

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
  const openAt = new Map(job.windows.map((window) => [window.windowId, window.openAt]))
  await Promise.all(
    desks.map(async (desk) => {
      await time.until(openAt.get(desk.windowId) ?? 0)
      await desk.send('OpenWindow')
      for (;;) {
        const called = await nextTicket(desk, taken, tell)
        if (called === undefined) break
        const line = await taken.lineOf(called)
        await serve(desk, time, line === undefined ? undefined : services.get(line))
      }
      await desk.send('CloseWindow')
    }),
  )
}

/** Undefined when nobody waits and nobody will come. */
async function nextTicket(
  desk: Desk,
  taken: TakenTickets,
  tell: (message: FromClerks) => void,
): Promise<TicketId | undefined> {
  for (;;) {
    const { changes, closed } = taken
    const reply = await desk.send('CallNext')
    if (reply.ok) {
      tell({ kind: 'called' })
      return reply.events.flatMap((one) =>
        one.type === 'TicketCalled' ? [one.data.ticketId] : [],
      )[0]
    }
    if (reply.refusal.code !== 'NobodyWaiting') {
      tell({ kind: 'missed', what: `window ${desk.windowId}`, why: reply.words.en })
      return undefined
    }
    if (closed) return undefined
    await taken.beyond(changes)
  }
}

async function serve(desk: Desk, time: HallTime, service: Service | undefined): Promise<void> {
  await time.after(service?.approachMs ?? 0)
  const started = await desk.send('StartServing')
  // Refused when the way to the window took so long that the hall noted a missed number.
  if (!started.ok) return
  desk.serving = true
  await time.after(service?.serviceMs ?? 0)
  await desk.finish()
}
