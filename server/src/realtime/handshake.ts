import { socketAuthSchema } from '@yihao/contract'
import { type Caller, nobody } from '../people/caller.ts'
import { ticketOfLink } from '../visitors/ticket-links.ts'
import type { RealtimeDeps } from './deps.ts'

export interface Credentials {
  readonly auth: unknown
  readonly cookie: string | undefined
}

export interface Known {
  readonly caller: Caller
  /** The session's token, so that its end reaches this connection. */
  readonly session?: string | undefined
}

/** Undefined when a token or link was given that counts no more. */
export function known({ auth, cookie }: Credentials, deps: RealtimeDeps): Known | undefined {
  const given = socketAuthSchema.safeParse(auth ?? {})
  if (!given.success) return undefined
  const { deviceToken, ticketLink } = given.data
  if (deviceToken !== undefined) {
    const device = deps.devices.byToken(deviceToken)
    if (device === undefined) return undefined
    const { deviceId, assignment } = device
    return { caller: { kind: 'device', deviceId, assignment } }
  }
  if (ticketLink !== undefined) {
    const ticketId = ticketOfLink(deps.linkKey, ticketLink)
    return ticketId === undefined ? undefined : { caller: { kind: 'visitor', ticketId } }
  }
  const session = tokenIn(cookie, deps.cookieName)
  const caller = session === undefined ? undefined : deps.signIn.callerOf(session)
  return caller === undefined ? { caller: nobody } : { caller, session }
}

function tokenIn(header: string | undefined, name: string): string | undefined {
  const part = (header ?? '').split(';').find((one) => one.trim().startsWith(`${name}=`))
  return part?.trim().slice(name.length + 1)
}
