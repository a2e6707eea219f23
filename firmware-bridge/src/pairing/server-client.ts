import {
  type BridgeDevices,
  bridgeDevicesSchema,
  type PairingRequest,
  type PairingStatus,
  type PairingTicket,
  pairingStatusSchema,
  pairingTicketSchema,
} from '@yihao/contract'

/** The server is there but answered something that is no answer to the question. */
export class UnexpectedAnswerError extends Error {}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false }
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

const timeoutMs = 10_000

/** What the bridge asks over HTTP: to be let in, and what hangs on it. */
export class ServerClient {
  readonly #serverUrl: string
  readonly #stop: AbortSignal

  constructor(serverUrl: string, stop: AbortSignal) {
    this.#serverUrl = serverUrl
    this.#stop = stop
  }

  async askPairing(request: PairingRequest): Promise<PairingTicket> {
    const answer = await this.#fetch('/api/pairing/requests', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    })
    return read(answer, pairingTicketSchema)
  }

  async pairingStatus({ requestId, pollSecret }: PairingTicket): Promise<PairingStatus> {
    const path = `/api/pairing/requests/${encodeURIComponent(requestId)}`
    const answer = await this.#fetch(path, { headers: { 'x-poll-secret': pollSecret } })
    return read(answer, pairingStatusSchema)
  }

  /** `unknown`: this token is not valid, or no longer that of a bridge. */
  async bridgeDevices(token: string): Promise<BridgeDevices | 'unknown'> {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await this.#fetch('/api/bridge/devices', { headers })
    const refused = [401, 403].includes(answer.status) || codeOf(answer.body) === 'DeviceUnknown'
    return refused ? 'unknown' : read(answer, bridgeDevicesSchema)
  }

  async #fetch(path: string, init: RequestInit): Promise<Answer> {
    const signal = AbortSignal.any([this.#stop, AbortSignal.timeout(timeoutMs)])
    const response = await fetch(`${this.#serverUrl}${path}`, { ...init, signal })
    const text = await response.text()
    return { status: response.status, body: jsonOf(text) }
  }
}

function read<T>({ status, body }: Answer, schema: Schema<T>): T {
  const parsed = schema.safeParse(body)
  if (status < 400 && parsed.success) return parsed.data
  const code = codeOf(body)
  throw new UnexpectedAnswerError(`the server answered ${status}${code === '' ? '' : ` ${code}`}`)
}

function codeOf(body: unknown): string {
  const isProblem = typeof body === 'object' && body !== null && 'code' in body
  return isProblem && typeof body.code === 'string' ? body.code : ''
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
