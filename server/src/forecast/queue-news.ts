/** What a hall tells of its tickets, in the order of time; the only thing a forecast learns from. */
export type QueueNews =
  | {
      readonly kind: 'joined'
      readonly at: number
      readonly ticket: string
      readonly queue: string
    }
  | CalledNews
  | { readonly kind: 'seated'; readonly at: number; readonly ticket: string }
  /** Its service is over; the window is free again. */
  | { readonly kind: 'served'; readonly at: number; readonly ticket: string }
  /** It went without being served. */
  | { readonly kind: 'left'; readonly at: number; readonly ticket: string }

export interface CalledNews {
  readonly kind: 'called'
  readonly at: number
  readonly ticket: string
  readonly window?: string
  /** Windows open for the queue at that moment, where somebody counted them. */
  readonly open?: number
}

export const minuteMs = 60_000
