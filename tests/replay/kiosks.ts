import type { HallInfo, TakenReply } from '@yihao/contract'
import { HallTime, realTime } from './hall-time.ts'
import type { FromKiosks, KiosksJob, Visitor } from './messages.ts'
import { call, RestProblem } from './rest-client.ts'

const learnEveryMs = 1_000

/** All visitors of the day at the kiosks, as a process of its own that knows only REST. */
async function visit(job: KiosksJob): Promise<void> {
  const time = new HallTime(job.speed)
  const learn = async () => time.learn((await call<HallInfo>(job.url, '/api/hall')).at)
  await learn()
  const learning = setInterval(() => void learn().catch(() => undefined), learnEveryMs)
  const leaving: Promise<void>[] = []
  await Promise.all(
    job.queues.map(async (visitors) => {
      for (const visitor of visitors) {
        await time.until(visitor.at)
        const link = await take(job, visitor)
        if (link !== undefined && visitor.leaveAt !== undefined) {
          leaving.push(leave(job, time, visitor, link, visitor.leaveAt))
        }
      }
    }),
  )
  tell({ kind: 'all-taken' })
  await Promise.all(leaving)
  clearInterval(learning)
  tell({ kind: 'done' })
}

async function take(job: KiosksJob, { line, itemCode }: Visitor): Promise<string | undefined> {
  try {
    const { ticketId, link } = await call<TakenReply>(job.url, '/api/tickets', {
      method: 'POST',
      headers: { authorization: `Bearer ${job.token}` },
      body: {
        commandId: `${job.run}-take-${line}`,
        itemCodes: [itemCode],
        packageCodes: [],
        audience: 'natural',
        kioskId: job.kioskId,
      },
    })
    tell({ kind: 'taken', line, ticketId })
    return link
  } catch (error) {
    tell({ kind: 'lost', line, why: error instanceof Error ? error.message : String(error) })
    return undefined
  }
}

/** Who was called meanwhile stays: the refusal says so and nothing else is wrong. */
async function leave(
  job: KiosksJob,
  time: HallTime,
  { line }: Visitor,
  link: string,
  at: number,
): Promise<void> {
  await time.until(at)
  try {
    await call(job.url, `/api/tickets/by-link/${link}/abandon`, {
      method: 'POST',
      body: { commandId: `${job.run}-leave-${line}` },
    })
    tell({ kind: 'left', line })
  } catch (error) {
    if (error instanceof RestProblem) return
    tell({ kind: 'lost', line, why: error instanceof Error ? error.message : String(error) })
  }
}

function tell(message: FromKiosks): void {
  process.send?.(message)
}

process.on('message', (job: KiosksJob) => {
  visit(job)
    .then(() => realTime(50))
    .then(() => process.disconnect())
    .catch((error: unknown) => {
      process.stderr.write(`the kiosks: ${String(error)}\n`)
      process.exit(1)
    })
})
process.on('disconnect', () => process.exit(0))
tell({ kind: 'ready' })
