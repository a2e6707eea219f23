import type { HallId } from '@yihao/contract'
import type { BrokerIdentity } from './access.ts'

/** What the worker is started with. */
export interface WorkerStart {
  readonly host: string
  readonly port: number
  readonly hallId: HallId
  readonly serverUsername: string
  readonly serverPassword: string
  /** How long the session of a client that went is kept for it. */
  readonly sessionKeptMs: number
}

export type FromWorker =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | {
      readonly kind: 'authenticate'
      readonly request: number
      readonly clientId: string
      readonly username: string
      readonly password: string
    }
  | {
      readonly kind: 'log'
      readonly level: 'info' | 'error'
      readonly details: Readonly<Record<string, string | number>>
      readonly message: string
    }
  | { readonly kind: 'stopped' }

export type ToWorker =
  | {
      readonly kind: 'authenticated'
      readonly request: number
      readonly identity: BrokerIdentity | undefined
    }
  | { readonly kind: 'disconnect'; readonly clientId: string }
  | { readonly kind: 'stop' }
