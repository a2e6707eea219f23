import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DeviceId, PairingTicket } from '@yihao/contract'
import { type Log, sentenceOf } from '../driver.ts'
import type { Identity } from './identity-file.ts'
import type { ServerClient } from './server-client.ts'

export interface PairOptions {
  readonly server: ServerClient
  readonly bridgeId: DeviceId
  readonly stop: AbortSignal
  readonly log: Log
  /** Puts the code before the eyes of whoever stands at this machine. */
  readonly show: (code: string) => void
  readonly pollMs?: number
  readonly retryMs?: number
}

const usualPollMs = 2_000
const usualRetryMs = 5_000
const labelCharactersMax = 60

/** Asks until staff let this bridge in; rejects only when it is stopped. */
export async function pair(options: PairOptions): Promise<Identity> {
  const { log, stop, retryMs } = options
  let told = ''
  for (;;) {
    try {
      const ticket = await ask(options)
      options.show(ticket.code)
      const identity = await confirmed(ticket, options)
      if (identity !== undefined) return identity
    } catch (error) {
      stop.throwIfAborted()
      const reason = sentenceOf(error)
      if (reason !== told) log.warn({ reason }, 'Pairing waits for the server')
      told = reason
      await sleep(retryMs ?? usualRetryMs, undefined, { signal: stop })
    }
  }
}

function ask({ server, bridgeId }: PairOptions): Promise<PairingTicket> {
  return server.askPairing({
    kind: 'bridge',
    label: `${bridgeId} @ ${hostname()}`.slice(0, labelCharactersMax),
    wish: { kind: 'bridge', bridgeId },
  })
}

/** Undefined when the code ran out; then there is a new one. */
async function confirmed(
  ticket: PairingTicket,
  { server, stop, log, pollMs }: PairOptions,
): Promise<Identity | undefined> {
  for (;;) {
    const status = await server.pairingStatus(ticket)
    switch (status.status) {
      case 'confirmed': {
        const { deviceId, token, assignment } = status
        log.info({ deviceId, assignment }, 'Paired')
        return { deviceId, token }
      }
      case 'expired':
        return undefined
      case 'waiting':
        await sleep(pollMs ?? usualPollMs, undefined, { signal: stop })
    }
  }
}
