import type { HallCommand, Reply, Subscription } from '@yihao/contract'
import { http, newId, signedIn, type TestHall } from './hall.testkit.ts'
import { openScreen, type TestScreen } from './screen.testkit.ts'

/** Names of places come as plain text in tests; the server checks them. */
export const watch = (kind: Subscription['kind'], place: Readonly<Record<string, string>> = {}) =>
  ({ kind, ...place }) as unknown as Subscription

export const command = (type: string, data: object) => ({ type, data }) as unknown as HallCommand

/** What was accepted; anything else ends the test with the refusal. */
export function accepted(reply: Reply): Extract<Reply, { ok: true }> {
  if (!reply.ok) throw new Error(JSON.stringify(reply.refusal))
  return reply
}

export interface Desk {
  readonly windowId: string
  readonly session: { readonly cookie: string }
  readonly screen: TestScreen
  press(type: string, more?: object, note?: string): Promise<Reply>
}

/** A clerk signed in at a window, looking at the counter; the window is still closed. */
export async function deskAt(hall: TestHall, staffNumber: string, windowId: string): Promise<Desk> {
  const session = await signedIn(hall, staffNumber, windowId)
  const screen = await openScreen(hall, session, [watch('counter', { windowId })])
  return {
    windowId,
    session,
    screen,
    press: (type, more = {}, note) =>
      screen.send(command(type, { windowId, ...more }), newId(), note),
  }
}

/** The first item of natural persons that leads to this queue. */
export async function itemOfQueue(hall: TestHall, queueId: string): Promise<string> {
  interface Listed {
    readonly items: readonly { readonly code: string; readonly audience: string }[]
  }
  const { body } = await http<Listed>(hall, 'GET', '/api/catalogue')
  for (const { code, audience } of body.items) {
    if (audience === 'legal') continue
    const wanted = { itemCodes: [code], packageCodes: [], audience: 'natural' }
    const preview = await http<{ queueId: string }>(hall, 'POST', '/api/tickets/preview', {
      body: wanted,
    })
    if (preview.body.queueId === queueId) return code
  }
  throw new Error(`no item leads to queue ${queueId}`)
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
