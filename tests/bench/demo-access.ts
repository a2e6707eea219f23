import type {
  DemoInfo,
  DeviceAssignment,
  HallCommand,
  PairingStatus,
  PairingTicket,
} from '@yihao/contract'
import { planOf } from '../faults/pressing.ts'

export interface Clerk {
  readonly cookie: string
  readonly windowId: string
}

/** A demonstration hall as screens and people come to it: paired, signed in. */
export class DemoAccess {
  readonly #url: string

  constructor(url: string) {
    this.#url = url
  }

  async pair(
    wish: DeviceAssignment,
  ): Promise<{ readonly deviceId: string; readonly token: string }> {
    const asked = (await this.#post('/api/pairing/requests', {
      kind: wish.kind,
      label: 'bench',
      wish,
    })) as PairingTicket
    const answer = await fetch(`${this.#url}/api/pairing/requests/${asked.requestId}`, {
      headers: { 'x-poll-secret': asked.pollSecret },
    })
    const status = (await answer.json()) as PairingStatus
    if (status.status !== 'confirmed') throw new Error(`not paired: ${JSON.stringify(status)}`)
    return status
  }

  /** The clerks of these windows, each signed in at their own. */
  async clerks(windowIds: readonly string[]): Promise<readonly Clerk[]> {
    const { people } = (await (await fetch(`${this.#url}/api/demo`)).json()) as DemoInfo
    const clerks: Clerk[] = []
    for (const windowId of windowIds) {
      const staffNumber = windowId.replace('w', 'c')
      const password = people.find((person) => person.staffNumber === staffNumber)?.password
      clerks.push({ windowId, cookie: await this.#signIn({ staffNumber, password, windowId }) })
    }
    return clerks
  }

  async #signIn(body: object): Promise<string> {
    const answer = await this.#send('/api/session', body)
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  }

  /** Takes so many numbers, as a kiosk does. */
  async take(
    kiosk: { readonly token: string },
    itemCode: string,
    { count, name }: { readonly count: number; readonly name: string },
  ): Promise<void> {
    const data = { itemCodes: [itemCode], packageCodes: [], audience: 'natural' }
    const headers = { authorization: `Bearer ${kiosk.token}` }
    for (let taken = 0; taken < count; taken += 1) {
      await this.#send('/api/tickets', { commandId: `${name}-${taken}`, ...data }, headers)
    }
  }

  /** An item of natural persons whose numbers this queue hands out. */
  async itemOf(queueId: string): Promise<string> {
    const plan = await planOf(this.#url)
    const queue = plan.queues.find((one) => one.queueId === queueId)
    const item = plan.items.find(
      ({ windowFamily, audience }) =>
        audience !== 'legal' && queue?.families.some((family) => family === windowFamily),
    )
    if (item === undefined) throw new Error(`no item leads to queue ${queueId}`)
    return item.code
  }

  async #post(path: string, body: object): Promise<unknown> {
    return (await this.#send(path, body)).json()
  }

  async #send(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    const answer = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-yihao': '1', ...headers },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
}

/** Zone A of the demonstration: its windows, and an item whose numbers they call. */
export const zoneA = {
  zoneId: 'A',
  queueId: 'A',
  windowIds: ['w03', 'w04', 'w05', 'w06', 'w07', 'w08', 'w09', 'w10'],
} as const

export const windowCommand = (type: string, windowId: string) =>
  ({ type, data: { windowId } }) as unknown as HallCommand
