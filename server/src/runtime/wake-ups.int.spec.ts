import { beforeEach, describe, expect, test } from 'vitest'
import { AcceleratedClock } from './clock.ts'
import { FakeLog } from './fake-logs.testkit.ts'
import { startHallRuntime } from './hall-runtime.ts'
import {
  accepted,
  at,
  callNext,
  hallId,
  incoming,
  monday,
  openHall,
  quietLogger,
  recall,
  settled,
  startOn,
  type TestHall,
  take,
} from './test-hall.testkit.ts'

let log: FakeLog
let hall: TestHall
const press = (id?: string) => hall.runtime.handle(incoming(take, id))
const stored = () => log.read(hallId, { after: 0, limit: 5_000 })

beforeEach(async () => {
  log = new FakeLog()
  hall = await openHall(log)
})

describe('what the hall does by itself', () => {
  const calledThrice = async () => {
    await accepted(hall.runtime, callNext)
    for (const seconds of [21, 42]) {
      hall.clock.moveTo((hall.clock.now() + seconds * 1_000) as never)
      await accepted(hall.runtime, recall)
    }
  }
  const misses = async () =>
    (await stored()).filter((event) => event.type === 'NoShowRecorded').length
  const later = async (ms: number) => {
    hall.clock.moveTo((hall.clock.now() + ms) as never)
    await settled(hall.runtime)
  }

  test('[MISS-2] a missed number is recorded once, however often it is woken', async () => {
    await press()
    await calledThrice()
    await later(60_000)
    await later(60_000)
    expect(await misses()).toBe(1)
  })

  test('[MISS-2] a number put back and missed again is recorded again', async () => {
    await press()
    await calledThrice()
    await later(120_000)
    const ticketId = await hall.runtime.read((one) => [...one.tickets.keys()][0])
    if (ticketId === undefined) throw new Error('no ticket')
    await accepted(hall.runtime, { type: 'ReinstateTicket', data: { ticketId } })
    await calledThrice()
    await later(120_000)
    expect(await misses()).toBe(2)
  })

  test('is tried again when it could not be stored', async () => {
    await press()
    await calledThrice()
    log.failAppends = 1
    await later(120_000)
    expect(await misses()).toBe(0)
    await later(60_000)
    expect(await misses()).toBe(1)
  })

  test('a machine that was off on Tuesday opens the hall on Wednesday', async () => {
    await accepted(hall.runtime, { type: 'CloseDay', data: {} })
    await hall.runtime.stop()
    hall = await startOn(log)
    await hall.runtime.stop()
    hall.clock.moveTo(at('08:00', 2))
    hall = await startOn(log, hall.clock)
    await later(25 * 60_000)
    expect(await hall.runtime.read((one) => one.day?.businessDate)).toBe('2026-11-25')
  })

  test('[DAY-5] what nobody closed is closed at midnight and opened on the next working day', async () => {
    expect(await hall.runtime.read((one) => one.day?.businessDate)).toBe(monday)
    await later(at('00:00', 1) - hall.clock.now())
    expect(await hall.runtime.read((one) => one.day)).toBeUndefined()
    await later(at('08:20', 1) - hall.clock.now() - 1)
    expect(await hall.runtime.read((one) => one.day)).toBeUndefined()
    await later(1)
    expect(await hall.runtime.read((one) => one.day?.businessDate)).toBe('2026-11-24')
  })

  test('nothing happens any more once the runtime has stopped', async () => {
    await hall.runtime.stop()
    const { seq } = hall.runtime.position()
    hall.clock.moveTo(at('12:00', 3))
    await settled(hall.runtime)
    expect((await log.head(hallId)).seq).toBe(seq)
  })

  test('runs on an accelerated clock as on a real one', async () => {
    await accepted(hall.runtime, { type: 'CloseDay', data: {} })
    await hall.runtime.stop()
    // A night of fifteen hours in a quarter of a second.
    const clock = new AcceleratedClock(at('17:30'), 216_000)
    const runtime = await startHallRuntime({ hallId, log, clock, logger: quietLogger() })
    const opened = await new Promise<number>((resolve) => {
      runtime.onCommitted((events) => {
        const day = events.find((event) => event.type === 'DayOpened')
        if (day !== undefined) resolve(day.recordedAt)
      })
    })
    expect(opened).toBeGreaterThanOrEqual(at('08:20', 1))
    expect(opened).toBeLessThan(at('12:00', 1))
    await runtime.stop()
  })
})
