import type { EpochMs, RecordedEvent, TidalExpectation } from '@yihao/contract'
import type { HallState } from '../engine/hall.ts'
import type { LearntState } from '../forecast/live/learnt.ts'
import type { HallForecast } from '../forecast/live/live-forecaster.ts'
import type { Happened, Said } from '../forecast/live/said.ts'
import type { WhatIf } from '../forecast/live/what-if.ts'

export type ToForecastWorker =
  | {
      readonly kind: 'start'
      /** As it stood before the first event that follows. */
      readonly hall: HallState
      readonly learnt: LearntState | undefined
      /** What was said before and then happened, the oldest first. */
      readonly past: readonly Happened[]
    }
  | { readonly kind: 'events'; readonly events: readonly RecordedEvent[] }
  /** All events of the past are told; this was said to people who may still wait. */
  | { readonly kind: 'recall'; readonly said: readonly Said[] }
  | { readonly kind: 'forecast'; readonly now: EpochMs }
  | {
      readonly kind: 'what-if'
      readonly question: number
      readonly now: EpochMs
      readonly asked: WhatIf
    }

export type FromForecastWorker =
  | {
      readonly kind: 'forecast'
      readonly forecast: HallForecast
      readonly happened: readonly Happened[]
    }
  | {
      readonly kind: 'what-if'
      readonly question: number
      readonly expected: TidalExpectation | undefined
    }
  /** At the opening of a day, with which a start begins; `seq` is that event's. */
  | { readonly kind: 'learnt'; readonly seq: number; readonly state: LearntState }
