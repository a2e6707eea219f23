import type { Capability } from '@yihao/contract'
import type { Request, RequestHandler, Response } from 'express'
import { type Caller, capable, nobody } from '../people/caller.ts'
import type { HttpDeps } from './deps.ts'
import { refuse } from './problems.ts'

const plainCookie = 'yihao-session'

/** `__Host-` is refused by browsers on plain http, where halls run in their LAN. */
export const cookieName = (secure: boolean) => (secure ? `__Host-${plainCookie}` : plainCookie)

export function cookieFrom(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return undefined
}

export function setSession(response: Response, secure: boolean, token: string): void {
  response.cookie(cookieName(secure), token, {
    httpOnly: true,
    sameSite: 'strict',
    secure,
    path: '/',
  })
}

export function clearSession(response: Response, secure: boolean): void {
  response.clearCookie(cookieName(secure), {
    httpOnly: true,
    sameSite: 'strict',
    secure,
    path: '/',
  })
}

export const sessionTokenOf = (request: Request, secure: boolean) =>
  cookieFrom(request.headers.cookie, cookieName(secure))

/** A device token stands for itself; otherwise the staff's cookie. */
export function callerOf(request: Request, deps: HttpDeps): Caller {
  const bearer = /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) {
    const device = deps.devices.byToken(bearer)
    if (device === undefined) throw refuse('DeviceUnknown')
    return { kind: 'device', deviceId: device.deviceId, assignment: device.assignment }
  }
  const token = sessionTokenOf(request, deps.secure)
  return (token === undefined ? undefined : deps.signIn.callerOf(token)) ?? nobody
}

export function staffOf(request: Request, deps: HttpDeps): Extract<Caller, { kind: 'staff' }> {
  const caller = callerOf(request, deps)
  if (caller.kind !== 'staff') throw refuse('NotSignedIn')
  return caller
}

/** Lets only those pass who may see this. */
export function needs(capability: Capability, deps: HttpDeps): RequestHandler {
  return async (request, _response, next) => {
    const caller = callerOf(request, deps)
    if (caller.kind === 'nobody') throw refuse('NotSignedIn')
    const may = await deps.runtime.read((hall) => capable(hall, caller, capability))
    if (!may) throw refuse('NotAllowed')
    next()
  }
}
