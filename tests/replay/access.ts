import { randomBytes } from 'node:crypto'
import {
  type BusinessDate,
  type DayReport,
  type DemoInfo,
  type HallInfo,
  type PairingStatus,
  type PairingTicket,
  type Plan,
  readHallClock,
} from '@yihao/contract'
import { answerOf, call, RestProblem } from './rest-client.ts'

/** What the replay needs to act in a running hall as its staff and its kiosk. */
export interface Access {
  readonly url: string
  /** Of a manager, who may press at every window. */
  readonly cookie: string
  readonly kioskToken: string
  readonly kioskId: string
  /** Begins every command id of this run. */
  readonly run: string
}

export async function enter(url: string, plan: Plan, staff: string | undefined): Promise<Access> {
  const run = `replay-${randomBytes(4).toString('hex')}`
  const cookie = await signIn(url, staff)
  const kioskId = plan.kiosks[0]?.kioskId
  if (kioskId === undefined) throw new Error('the plan has no kiosk')
  const assignment = { kind: 'kiosk', kioskId }
  const ticket = await call<PairingTicket>(url, '/api/pairing/requests', {
    method: 'POST',
    body: { kind: 'kiosk', label: 'replay', wish: assignment },
  })
  // A demo hall lets in by itself who asks on its own machine; elsewhere the manager confirms.
  const asked = await pairingStatus(url, ticket)
  if (asked.status === 'waiting') {
    await call(url, '/api/pairing/confirmations', {
      method: 'POST',
      headers: { cookie },
      body: { commandId: `${run}-pair`, code: ticket.code, assignment },
    })
  }
  const paired = asked.status === 'waiting' ? await pairingStatus(url, ticket) : asked
  if (paired.status !== 'confirmed') throw new Error('the kiosk was not let in')
  return { url, cookie, kioskToken: paired.token, kioskId, run }
}

function pairingStatus(url: string, { requestId, pollSecret }: PairingTicket) {
  return call<PairingStatus>(url, `/api/pairing/requests/${requestId}`, {
    headers: { 'x-poll-secret': pollSecret },
  })
}

async function signIn(url: string, staff: string | undefined): Promise<string> {
  const body =
    staff === undefined
      ? await demoManager(url)
      : { staffNumber: staff, password: process.env.YIHAO_PASSWORD ?? '' }
  const { cookies } = await answerOf(url, '/api/session', { method: 'POST', body })
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ')
}

async function demoManager(url: string) {
  const demo = await call<DemoInfo>(url, '/api/demo').catch((error: unknown) => {
    if (!(error instanceof RestProblem)) throw error
    throw new Error('that server is not in demo mode: name a manager with --staff')
  })
  const manager = demo.people.find(({ roles }) => roles.includes('manager'))
  if (manager === undefined) throw new Error('the demo hall has no manager')
  return { staffNumber: manager.staffNumber, password: manager.password }
}

/** Opens the day unless it opened by itself. */
export async function openDay({ url, cookie, run }: Access, date: BusinessDate): Promise<void> {
  const command = { type: 'OpenDay', data: { businessDate: date } }
  await dayCommand(url, cookie, { commandId: `${run}-open`, command }, 'DayAlreadyOpen')
}

export async function closeDay({ url, cookie, run }: Access): Promise<void> {
  const command = { type: 'CloseDay', data: {} }
  await dayCommand(url, cookie, { commandId: `${run}-close`, command }, 'DayNotOpen')
}

async function dayCommand(
  url: string,
  cookie: string,
  body: object,
  alreadySo: string,
): Promise<void> {
  const path = '/api/commands'
  const answer = await fetch(new URL(path, url), {
    method: 'POST',
    headers: { cookie, 'x-yihao': '1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const reply = (await answer.json()) as {
    readonly ok?: boolean
    readonly refusal?: { readonly code: string }
    readonly words?: { readonly en: string }
  }
  if (reply.ok === true || reply.refusal?.code === alreadySo) return
  throw new Error(reply.words?.en ?? `${path}: status ${answer.status}`)
}

export function reportOf({ url, cookie }: Access, date: BusinessDate): Promise<DayReport> {
  return call<DayReport>(url, `/api/days/${date}/figures`, { headers: { cookie } })
}

export async function hallClock(url: string) {
  const { at } = await call<HallInfo>(url, '/api/hall')
  return { at, date: readHallClock(at).businessDate }
}

/** The running hall must have the windows and queues that the recorded day was mapped onto. */
export async function planFits(url: string, plan: Plan): Promise<boolean> {
  const running = await call<{ readonly plan: Plan }>(url, '/api/plan')
  const ids = (one: Plan) => [
    ...one.queues.map(({ queueId }) => `queue ${queueId}`),
    ...one.windows.map(({ windowId, serves }) => `window ${windowId} ${serves.join(' ')}`),
    ...one.items.map(({ code }) => `item ${code}`),
  ]
  const there = new Set(ids(running.plan))
  return ids(plan).every((id) => there.has(id))
}
