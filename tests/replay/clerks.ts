import { Desk } from './desk.ts'
import { HallTime, realTime } from './hall-time.ts'
import type { ClerksJob, FromClerks, ToClerks } from './messages.ts'
import { pressAsRecorded } from './press-as-recorded.ts'
import { serveAsRecorded } from './serve-as-recorded.ts'
import { TakenTickets } from './taken-tickets.ts'

/** All clerks of the day at their windows, as a process of its own that knows only Socket.IO. */
async function work(job: ClerksJob, taken: TakenTickets): Promise<void> {
  const time = new HallTime(job.speed)
  const desks = await Promise.all(
    job.windows.map(({ windowId }) => Desk.open({ ...job, windowId, time })),
  )
  tell({ kind: 'ready' })
  if (job.presses.length > 0) await pressAsRecorded(job, desks, time, tell)
  else await serveAsRecorded(job, desks, time, taken, tell)
  for (const desk of desks) desk.close()
  tell({ kind: 'done' })
}

function tell(message: FromClerks): void {
  process.send?.(message)
}

let taken: TakenTickets | undefined
process.on('message', (message: ToClerks) => {
  if (message.kind === 'taken') return taken?.add(message.ticketId, message.line)
  if (message.kind === 'all-taken') return taken?.close()
  taken = new TakenTickets(new Map(message.services.map(({ line, queue }) => [line, queue])))
  work(message, taken)
    .then(() => realTime(50))
    .then(() => process.disconnect())
    .catch((error: unknown) => {
      process.stderr.write(`the clerks: ${String(error)}\n`)
      process.exit(1)
    })
})
process.on('disconnect', () => process.exit(0))
