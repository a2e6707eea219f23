import type { TicketView, Words } from '@yihao/contract'

const minuteMs = 60_000
/** Beyond this, halves of hours are as much as anybody can promise. */
const hoursFromMs = 120 * minuteMs

/** `大约还要 10–20 分钟`: a range, because one figure would be a promise. */
export function waitWords({ fromMs, toMs }: NonNullable<TicketView['waitRange']>): Words {
  if (toMs < minuteMs) return { zh: '马上就到', en: 'any moment now' }
  if (toMs > hoursFromMs) {
    const span = spanOf(halfHours(fromMs, Math.floor), halfHours(toMs, Math.ceil))
    return { zh: `大约还要 ${span} 小时`, en: `about ${span} h` }
  }
  if (fromMs < minuteMs) {
    const within = Math.ceil(toMs / minuteMs)
    return { zh: `大约 ${within} 分钟内`, en: `within about ${within} min` }
  }
  const span = spanOf(Math.floor(fromMs / minuteMs), Math.ceil(toMs / minuteMs))
  return { zh: `大约还要 ${span} 分钟`, en: `about ${span} min` }
}

const halfHours = (ms: number, round: (value: number) => number) => round(ms / (30 * minuteMs)) / 2

const spanOf = (from: number, to: number) => (from === to ? `${to}` : `${from}–${to}`)
