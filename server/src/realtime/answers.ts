import {
  type CommandEnvelope,
  type HelloReply,
  protocolVersion,
  type Refusal,
  type RefusalCode,
  refusalText,
} from '@yihao/contract'
import type { z } from 'zod'
import { madeByRoutes } from '../people/intake.ts'
import { lastWordMs, type Screen, type ScreenSocket } from './screen.ts'

export type Ended =
  | { readonly kind: 'device'; readonly deviceId: string }
  | { readonly kind: 'session'; readonly token: string }
  | { readonly kind: 'person'; readonly personId: string; readonly except?: string | undefined }

export type Answer<T> = (answer: T) => void

export const missing = {
  board: 'QueueUnknown',
  sign: 'WindowUnknown',
  counter: 'WindowUnknown',
  wall: 'PlanNotValid',
  guide: 'PlanNotValid',
  kiosk: 'KioskUnknown',
  ticket: 'LinkNotValid',
} as const satisfies Record<string, RefusalCode>

export function concerns({ caller, session }: Screen, ended: Ended): boolean {
  switch (ended.kind) {
    case 'device':
      return caller.kind === 'device' && caller.deviceId === ended.deviceId
    case 'session':
      return session === ended.token
    case 'person':
      return (
        caller.kind === 'staff' &&
        caller.personId === ended.personId &&
        (ended.except === undefined || session !== ended.except)
      )
  }
}

export const whyUnknown = (auth: unknown): RefusalCode =>
  typeof auth === 'object' && auth !== null && 'ticketLink' in auth
    ? 'LinkNotValid'
    : 'DeviceUnknown'

export function dismissSocket(socket: ScreenSocket, code: RefusalCode): void {
  socket.emit('dismissed', { code })
  setTimeout(() => socket.disconnect(true), lastWordMs)
}

export function versionRefusal(hello: { readonly protocolVersion: number }): Refusal | undefined {
  if (hello.protocolVersion === protocolVersion) return undefined
  return { code: 'WrongVersion', field: 'protocolVersion', detail: String(protocolVersion) }
}

export function malformed(error: z.ZodError): Refusal {
  const [issue] = error.issues
  const field = issue?.path.join('.') ?? ''
  return {
    code: 'MalformedCommand',
    ...(field === '' ? {} : { field }),
    ...(issue === undefined ? {} : { detail: issue.message }),
  }
}

export function pressRefused(
  screen: Screen,
  { command }: CommandEnvelope,
): RefusalCode | undefined {
  if (!screen.bucket.take(performance.now())) return 'TooManyRequests'
  return madeByRoutes.has(command.type) ? 'NotAllowed' : undefined
}

export function helloRefused(refusal: Refusal = { code: 'MalformedCommand' }): HelloReply {
  return { ok: false, refusal, words: refusalText[refusal.code] }
}
