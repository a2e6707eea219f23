import { z } from 'zod'
import { durationMsSchema, type Words } from '../words.ts'

/** How much longer until the call, for the present leg of a visit: eight of ten end within it. */
export const waitRangeSchema = z.strictObject({ fromMs: durationMsSchema, toMs: durationMsSchema })
export type WaitRange = z.infer<typeof waitRangeSchema>

const minuteMs = 60_000
/** Up to here in steps of so many minutes: nobody plans by the minute, and long waits vary more. */
const steps: readonly (readonly [upToMs: number, stepMs: number])[] = [
  [60 * minuteMs, 5 * minuteMs],
  [120 * minuteMs, 10 * minuteMs],
  [Number.POSITIVE_INFINITY, 30 * minuteMs],
]
/** Beyond this, halves of hours are as much as anybody can promise. */
const hoursFromMs = 120 * minuteMs

export function waitStepMs(ms: number): number {
  return steps.find(([upTo]) => ms <= upTo)?.[1] ?? minuteMs
}

/** The nearest range that is told to people; never narrower than one step, never below 0. */
export function peopleRange({ fromMs, toMs }: WaitRange): WaitRange {
  const step = waitStepMs(toMs)
  const from = Math.max(0, Math.round(fromMs / step) * step)
  return { fromMs: from, toMs: Math.max(from + step, Math.round(toMs / step) * step) }
}

/** `约 10–20 分钟`: a range, because one figure would be a promise; honest where it cannot know. */
export function waitRangeText(range: WaitRange | undefined): Words {
  if (range === undefined) return { zh: '暂无法估计', en: 'cannot be told yet' }
  const { fromMs, toMs } = range
  if (toMs > hoursFromMs) {
    const span = spanOf(
      Math.floor(fromMs / (30 * minuteMs)) / 2,
      Math.ceil(toMs / (30 * minuteMs)) / 2,
    )
    return { zh: `约 ${span} 小时`, en: `about ${span} h` }
  }
  const to = Math.ceil(toMs / minuteMs)
  if (fromMs < minuteMs) return { zh: `${to} 分钟以内`, en: `within ${to} min` }
  const span = spanOf(Math.floor(fromMs / minuteMs), to)
  return { zh: `约 ${span} 分钟`, en: `about ${span} min` }
}

const spanOf = (from: number, to: number) => (from === to ? `${to}` : `${from}–${to}`)
