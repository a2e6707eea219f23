import { createHmac, timingSafeEqual } from 'node:crypto'

/** A delivery older or newer than this is a replay, or a clock is wrong (Standard Webhooks). */
const toleranceSeconds = 300

export type Verdict = 'good' | 'no-signature' | 'wrong-signature' | 'wrong-time'

/** What every receiver does before it looks at the body. */
export function verify(
  secret: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string,
  nowMs: number,
): Verdict {
  const one = (name: string) => {
    const value = headers[name]
    return typeof value === 'string' ? value : ''
  }
  const [id, time, given] = [one('webhook-id'), one('webhook-timestamp'), one('webhook-signature')]
  if (id === '' || !/^\d{1,12}$/.test(time) || given === '') return 'no-signature'
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const wanted = createHmac('sha256', key).update(`${id}.${time}.${body}`, 'utf8').digest()
  const fits = given.split(' ').some((text) => {
    const [version, mac = ''] = text.split(',')
    const bytes = Buffer.from(mac, 'base64')
    return version === 'v1' && bytes.length === wanted.length && timingSafeEqual(bytes, wanted)
  })
  if (!fits) return 'wrong-signature'
  const age = Math.abs(nowMs / 1_000 - Number(time))
  return age > toleranceSeconds ? 'wrong-time' : 'good'
}
