import type {
  DeviceAssignment,
  DeviceKind,
  HallId,
  PairingRequest,
  PairingStatus,
  PairingTicket,
} from '@yihao/contract'
import { ask } from './rest.ts'

export interface PairedAs {
  readonly deviceId: string
  readonly token: string
  readonly hallId: HallId
  readonly assignment: DeviceAssignment
}

export type PairingState =
  | { readonly step: 'asking' }
  | { readonly step: 'unreachable' }
  | { readonly step: 'waiting'; readonly code: string }
  | { readonly step: 'paired'; readonly as: PairedAs }

const pollEveryMs = 1_500
const retryEveryMs = 3_000

/** A token belongs to one purpose: a board of zone A keeps another than the sign of window 3. */
const storageKey = (kind: DeviceKind, wish: DeviceAssignment | undefined) =>
  `yihao.paired.${kind}.${wish === undefined ? '' : Object.values(wish).slice(1).join('/')}`

export function forgetPairing(kind: DeviceKind, wish: DeviceAssignment | undefined): void {
  localStorage.removeItem(storageKey(kind, wish))
}

/** Shows a code until staff confirm it; starts again with a new code when it expires. */
export async function pair(
  request: PairingRequest,
  tell: (state: PairingState) => void,
  stop: AbortSignal,
): Promise<void> {
  const kept = localStorage.getItem(storageKey(request.kind, request.wish))
  if (kept !== null) {
    tell({ step: 'paired', as: JSON.parse(kept) as PairedAs })
    return
  }
  tell({ step: 'asking' })
  while (!stop.aborted) {
    const asked = await ask<PairingTicket>('POST', '/api/pairing/requests', { body: request })
    if (!asked.ok) {
      tell({ step: 'unreachable' })
      await wait(retryEveryMs)
      continue
    }
    const paired = await pollUntilConfirmed(asked.value, tell, stop)
    if (paired === undefined) continue
    localStorage.setItem(storageKey(request.kind, request.wish), JSON.stringify(paired))
    tell({ step: 'paired', as: paired })
    return
  }
}

async function pollUntilConfirmed(
  ticket: PairingTicket,
  tell: (state: PairingState) => void,
  stop: AbortSignal,
): Promise<PairedAs | undefined> {
  while (!stop.aborted) {
    const answer = await ask<PairingStatus>('GET', `/api/pairing/requests/${ticket.requestId}`, {
      headers: { 'x-poll-secret': ticket.pollSecret },
    })
    if (answer.ok) {
      if (answer.value.status === 'confirmed') {
        const { status: _, ...paired } = answer.value
        return paired
      }
      if (answer.value.status === 'expired') return undefined
      tell({ step: 'waiting', code: ticket.code })
    } else if (answer.problem.status === 404) {
      return undefined
    }
    await wait(pollEveryMs)
  }
  return undefined
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
