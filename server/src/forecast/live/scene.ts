import type { WindowId } from '@yihao/contract'
import type { CallPolicy, Standing } from '../../engine/policy/call-policy.ts'
import type { Span } from './duty.ts'
import type { Lengths } from './lengths.ts'

/** Somebody of the scene. All times are ms from the moment of the scene. */
export interface SceneTicket extends Standing {
  /** Those who wait for the same windows of the same queue with the same right. */
  readonly lane: number
  /** Where its wait is written down; that of most who are still to come is not asked for. */
  readonly place?: number | undefined
  /** At the window of an average clerk. */
  readonly lengths: Lengths
  /** What its luck hangs on. */
  readonly thing: number
  /** The next leg of a visit that no single window does: it joins there when this one is over. */
  readonly then?: SceneTicket | undefined
}

/** Somebody who is still to come, if they come. */
export interface SceneArrival {
  readonly ticket: SceneTicket
  readonly at: number
  /** Earlier or later by one of these. */
  readonly spread: Lengths
  readonly share: number
}

/** What keeps a window from taking the next one now. */
export type Engaged =
  | { readonly kind: 'free'; readonly neededFor: number }
  | { readonly kind: 'paused'; readonly lengths: Lengths; readonly forMs: number }
  | {
      readonly kind: 'called' | 'serving'
      readonly ticket: Pick<SceneTicket, 'lengths' | 'thing' | 'then'>
      readonly forMs: number
    }

export interface SceneWindow {
  readonly windowId: WindowId
  readonly duty: readonly Span[]
  readonly engaged: Engaged
  /** How much longer than an average one its clerk takes. */
  readonly pace: number
  readonly lanes: readonly number[]
  /** Newcomers that it could take. */
  readonly probes: readonly number[]
  readonly thing: number
}

export interface SceneLane {
  readonly queueId: SceneTicket['queueId']
  /** Of a class that is not faster than an ordinary one (PRIO-3). */
  readonly ordinary: boolean
  /** Of a class that gains more slowly than an ordinary one. */
  readonly slow: boolean
}

export interface Scene {
  readonly at: number
  readonly windows: readonly SceneWindow[]
  readonly lanes: readonly SceneLane[]
  /** Who waits; those of one lane in its order. */
  readonly waiting: readonly SceneTicket[]
  /** How many are asked about: those who wait, and behind them some who are still to come. */
  readonly places: number
  readonly arrivals: readonly SceneArrival[]
  /** Somebody who would join now, each alone: nobody waits longer for them. */
  readonly probes: readonly Standing[]
  readonly approaches: Lengths
  readonly turns: Lengths
  readonly noShowMs: Lengths
  readonly noShowShare: number
  /** The engine's own choice; counts of overtaking are those of the run. */
  readonly policyWith: (overtakesOf: (queueId: SceneTicket['queueId']) => number) => CallPolicy
  readonly overtakes: ReadonlyMap<SceneTicket['queueId'], number>
  /** Calls past an ordinary number are counted (累计优先). */
  readonly countsOvertaking: boolean
}
