import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { demoPlanFolder, loadPlan } from '../../server/src/plan/load-plan.ts'
import { hallOfDay } from './hall-of-day.ts'
import { clerksJob, firstMoment, kiosksJob, lastMoment } from './jobs.ts'
import { readDays } from './read-days.ts'

const access = { url: 'http://hall', cookie: 'c', kioskToken: 't', kioskId: 'kiosk-1', run: 'r' }

function jobsOf(name: string) {
  const text = readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8')
  const [day] = readDays(text).days
  const like = loadPlan(demoPlanFolder)
  if (day === undefined || !like.ok) throw new Error('the sample and the demo plan can be read')
  const hall = hallOfDay(day, like.plan)
  const zero = firstMoment(day)
  const seconds = (at: number) => (at - zero) / 1_000
  return {
    seconds,
    last: seconds(lastMoment(day)),
    kiosks: kiosksJob(day, hall, access, 60),
    clerks: clerksJob(day, hall, access, 60),
  }
}

describe('a day of calls', () => {
  const { kiosks, clerks, seconds, last } = jobsOf('calls.csv')

  test('presses next at each recorded call, at the windows of its queue', () => {
    expect(clerks.presses.map(({ at, windows }) => [seconds(at), windows.join(' ')])).toEqual([
      [120, 'w001 w002'],
      [120, 'w003'],
      [390, 'w001 w002'],
      [480, 'w001 w002'],
      [720, 'w003'],
    ])
    expect(clerks.services).toEqual([])
    expect(last).toBe(720)
  })

  test('takes numbers in the order of arrival, queue by queue', () => {
    expect(kiosks.queues.map((queue) => queue.map(({ at }) => seconds(at)))).toEqual([
      [60, 90, 180],
      [120, 240],
    ])
    expect(kiosks.queues[1]?.[0]?.itemCode).toBe('R-K')
  })
})

describe('a day of tickets', () => {
  const { kiosks, clerks, seconds } = jobsOf('tickets.csv')

  test('opens each window when its counter called first, and presses at no given moment', () => {
    expect(
      clerks.windows.map((one) => [one.windowId, seconds(one.openAt), one.queues.join(' ')]),
    ).toEqual([
      ['w001', 80, 'registration'],
      ['w002', 140, 'registration advice'],
    ])
    expect(clerks.presses).toEqual([])
  })

  test('serves as long as recorded, and who had left as long as most of the queue', () => {
    const service = (line: number) => clerks.services.find((one) => one.line === line)
    expect(service(2)).toEqual({
      line: 2,
      queue: 'registration',
      approachMs: 20_000,
      serviceMs: 310_000,
    })
    expect(service(6)).toEqual({ line: 6, queue: 'advice', approachMs: 10_000, serviceMs: 380_000 })
    expect(kiosks.queues[1]?.map(({ leaveAt }) => leaveAt !== undefined)).toEqual([
      false,
      true,
      false,
    ])
  })
})
