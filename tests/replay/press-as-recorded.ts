import type { Desk } from './desk.ts'
import { type HallTime, realTime } from './hall-time.ts'
import type { ClerksJob, FromClerks, Press } from './messages.ts'

const lookAgainMs = 100
/** The kiosks are another process: a press may come a moment before the number it is meant for. */
const patienceMs = 3_000

/**
 * Presses "next" at each recorded moment. What was not recorded is how long anybody was served, so
 * a service lasts until its window presses again.
 */
export async function pressAsRecorded(
  job: ClerksJob,
  desks: readonly Desk[],
  time: HallTime,
  tell: (message: FromClerks) => void,
): Promise<void> {
  const byId = new Map(desks.map((desk) => [desk.windowId as string, desk]))
  const openAt = Math.min(...job.windows.map((window) => window.openAt))
  await time.until(openAt)
  await Promise.all(desks.map((desk) => desk.send('OpenWindow')))
  const pressed: Promise<void>[] = []
  for (const [index, press] of job.presses.entries()) {
    await time.until(press.at)
    const desk = longestFree(press, byId)
    if (desk === undefined) continue
    desk.lastPress = index + 1
    pressed.push(desk.afterwards(() => callNext(desk, press, tell)))
  }
  await Promise.all(pressed)
  await Promise.all(desks.map((desk) => desk.finish()))
  await Promise.all(desks.map((desk) => desk.send('CloseWindow')))
}

function longestFree({ windows }: Press, byId: ReadonlyMap<string, Desk>): Desk | undefined {
  const desks = windows.flatMap((windowId) => byId.get(windowId) ?? [])
  return desks.reduce<Desk | undefined>(
    (best, desk) => (best === undefined || desk.lastPress < best.lastPress ? desk : best),
    undefined,
  )
}

async function callNext(
  desk: Desk,
  { line }: Press,
  tell: (message: FromClerks) => void,
): Promise<void> {
  const until = Date.now() + patienceMs
  for (;;) {
    const reply = await desk.finishAndCall()
    if (reply.ok) break
    if (reply.refusal.code !== 'NobodyWaiting' || Date.now() > until) {
      tell({ kind: 'missed', what: `the call of line ${line}`, why: reply.words.en })
      return
    }
    await realTime(lookAgainMs)
  }
  const started = await desk.send('StartServing')
  desk.serving = started.ok
  tell({ kind: 'called' })
}
