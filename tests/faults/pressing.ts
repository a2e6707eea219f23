import type { CommandId, DemoInfo, HallCommand, Plan, Reply } from '@yihao/contract'

/** A press whose answer may have been lost on the way. */
export interface Press {
  readonly commandId: CommandId
  readonly command: HallCommand
}

export type Answered =
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** The line broke: whether it happened is known to the log only. */
  | { readonly kind: 'unknown' }

const json = { 'content-type': 'application/json', 'x-yihao': '1' }

/** A manager of the demo hall may press everything; the cookie must outlive every restart. */
export async function signIn(url: string): Promise<string> {
  const demo = (await (await fetch(`${url}/api/demo`)).json()) as DemoInfo
  const manager = demo.people.find(({ roles }) => roles.includes('manager'))
  const body = JSON.stringify({ staffNumber: manager?.staffNumber, password: manager?.password })
  const answer = await fetch(`${url}/api/session`, { method: 'POST', headers: json, body })
  if (!answer.ok) throw new Error(`nobody could sign in: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

export async function planOf(url: string): Promise<Plan> {
  return ((await (await fetch(`${url}/api/plan`)).json()) as { readonly plan: Plan }).plan
}

export async function send(url: string, cookie: string, press: Press): Promise<Answered> {
  try {
    const answer = await fetch(`${url}/api/commands`, {
      method: 'POST',
      headers: { ...json, cookie },
      body: JSON.stringify(press),
    })
    const reply = (await answer.json()) as Reply | object
    return 'ok' in reply ? { kind: 'reply', reply } : { kind: 'unknown' }
  } catch {
    return { kind: 'unknown' }
  }
}

/** An endless line of presses: numbers are taken for every queue, windows call, serve and finish. */
export function* presses(plan: Plan, name: string): Generator<Press, never> {
  const commandOf = (type: string, data: object) => ({ type, data }) as unknown as HallCommand
  const items = plan.families.flatMap(({ familyId }) =>
    plan.items.filter((item) => item.windowFamily === familyId && item.hot).slice(0, 1),
  )
  const windows = plan.windows.map(({ windowId }) => windowId)
  const verbs = ['OpenWindow', 'CallNext', 'StartServing', 'FinishServing']
  for (let turn = 0; ; turn += 1) {
    const commandId = (verb: string) => `${name}-${turn}-${verb}` as CommandId
    const item = items[turn % items.length]
    const audience = item?.audience === 'legal' ? 'legal' : 'natural'
    const take = { itemCodes: [item?.code], packageCodes: [], audience }
    yield { commandId: commandId('take'), command: commandOf('IssueTicket', take) }
    const windowId = windows[turn % windows.length]
    for (const verb of verbs) {
      yield { commandId: commandId(verb), command: commandOf(verb, { windowId }) }
    }
  }
}
