/** A visitor of the recorded day, as the kiosks need to know them. */
export interface Visitor {
  readonly line: number
  readonly at: number
  readonly itemCode: string
  /** Gone at this moment unless called before. */
  readonly leaveAt?: number
}

export interface KiosksJob {
  readonly kind: 'job'
  readonly url: string
  readonly token: string
  readonly kioskId: string
  readonly speed: number
  /** Makes the command ids of this run its own. */
  readonly run: string
  /** By queue, each in the order of arrival. */
  readonly queues: readonly (readonly Visitor[])[]
}

export type FromKiosks =
  | { readonly kind: 'ready' }
  | { readonly kind: 'taken'; readonly line: number; readonly ticketId: string }
  | { readonly kind: 'left'; readonly line: number }
  | { readonly kind: 'lost'; readonly line: number; readonly why: string }
  | { readonly kind: 'all-taken' }
  | { readonly kind: 'done' }

/** A press of "next" at a recorded moment, at the window of these that pressed longest ago. */
export interface Press {
  readonly at: number
  readonly line: number
  readonly windows: readonly string[]
}

/** How long the visitor of a line takes to the window and there. */
export interface Service {
  readonly line: number
  readonly queue: string
  readonly approachMs: number
  readonly serviceMs: number
}

export interface Place {
  readonly windowId: string
  readonly openAt: number
  /** Keys of the recorded queues from which it calls. */
  readonly queues: readonly string[]
}

export interface ClerksJob {
  readonly kind: 'job'
  readonly url: string
  readonly cookie: string
  readonly speed: number
  readonly run: string
  readonly windows: readonly Place[]
  /** Either presses at recorded moments, or services after which the window calls again. */
  readonly presses: readonly Press[]
  readonly services: readonly Service[]
}

export type ToClerks =
  | ClerksJob
  | { readonly kind: 'taken'; readonly line: number; readonly ticketId: string }
  | { readonly kind: 'all-taken' }

export type FromClerks =
  | { readonly kind: 'ready' }
  | { readonly kind: 'called' }
  | { readonly kind: 'missed'; readonly what: string; readonly why: string }
  | { readonly kind: 'done' }
