import { addDays, atClock, type BusinessDate } from '@yihao/contract'
import { AcceleratedClock, type HallRuntime } from '@yihao/server/testing'

const nightSpeed = 10_000_000
const lookEveryMs = 5
const dayWithinMs = 10_000

/** Lets the night pass in a moment; resolves when the hall has opened its next day. */
export async function nextDay(runtime: HallRuntime): Promise<BusinessDate> {
  const { clock } = runtime
  if (!(clock instanceof AcceleratedClock)) throw new Error('the clock cannot be moved')
  const today = await openDate(runtime)
  if (today === undefined) throw new Error('the hall is closed')
  const morning = atClock(addDays(today, 1), '09:00')
  clock.changeSpeed(nightSpeed)
  while (clock.now() < morning) await pause(1)
  clock.changeSpeed(1)
  return dayAfter(runtime, today)
}

/** Resolves when the hall has opened by itself a day after `date`, or any day at all. */
export async function dayAfter(runtime: HallRuntime, date = ''): Promise<BusinessDate> {
  const late = performance.now() + dayWithinMs
  for (;;) {
    const open = await openDate(runtime)
    if (open !== undefined && open > date) return open
    if (performance.now() > late) throw new Error('the hall did not open its day')
    await pause(lookEveryMs)
  }
}

const openDate = (runtime: HallRuntime) => runtime.read((hall) => hall.day?.businessDate)

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
