import { addDays, atClock, type BusinessDate, type EpochMs } from '@yihao/contract'
import { AcceleratedClock, type HallRuntime, ManualClock } from '@yihao/server/testing'

/** A program that the machine holds up for 30 ms is then eight hours late, and still by day. */
const nightSpeed = 1_000_000
const latest = '20:00'
const dayWithinMs = 10_000

/** Lets the night pass in a moment; resolves when the hall has opened its next day. */
export async function nextDay(runtime: HallRuntime): Promise<BusinessDate> {
  let today = await openDate(runtime)
  if (today === undefined) throw new Error('the hall is closed')
  for (;;) {
    passNight(runtime, atClock(addDays(today, 1), '09:00'))
    today = await dayAfter(runtime, today)
    if (runtime.now() < atClock(today, latest)) return today
  }
}

function passNight({ clock }: HallRuntime, morning: EpochMs): void {
  if (clock instanceof ManualClock) clock.moveTo(morning)
  if (!(clock instanceof AcceleratedClock)) return
  clock.changeSpeed(nightSpeed)
  while (clock.now() < morning);
  clock.changeSpeed(1)
}

/** Resolves when the hall has opened by itself a day after `date`, or any day at all. */
export async function dayAfter(runtime: HallRuntime, date = ''): Promise<BusinessDate> {
  const late = performance.now() + dayWithinMs
  for (;;) {
    const open = await openDate(runtime)
    if (open !== undefined && open > date) return open
    if (performance.now() > late) throw new Error('the hall did not open its day')
    await new Promise((resolve) => setTimeout(resolve, 1))
    // What became due meanwhile: a clock that stands still does not look by itself.
    if (runtime.clock instanceof ManualClock) runtime.clock.moveTo(runtime.clock.now())
  }
}

const openDate = (runtime: HallRuntime) => runtime.read((hall) => hall.day?.businessDate)
