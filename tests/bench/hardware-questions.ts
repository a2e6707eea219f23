import type { HallId } from '@yihao/contract'
import type { Clerk } from './demo-access.ts'
import type { Sample } from './statistics.ts'

export interface MqttAccess {
  readonly port: number
  readonly username: string
  readonly password: string
}

export type HardwareQuestions = {
  readonly openProduct: {
    readonly ask: {
      readonly url: string
      readonly hallId: HallId
      readonly bridge: MqttAccess
      readonly clerks: readonly Clerk[]
    }
    readonly answer: unknown
  }
  readonly openBaseline: {
    readonly ask: { readonly publisher: MqttAccess; readonly subscriber: MqttAccess }
    readonly answer: unknown
  }
  /** Presses "next" until sign and speaker have it; or publishes what they had then. */
  readonly product: { readonly ask: { readonly presses: number }; readonly answer: Sample }
  readonly baseline: { readonly ask: { readonly presses: number }; readonly answer: Sample }
}

export type BareBrokerQuestions = {
  /** A broker as the server starts it, with nothing else in its process. */
  readonly listen: {
    readonly ask: { readonly hallId: HallId }
    readonly answer: { readonly publisher: MqttAccess; readonly subscriber: MqttAccess }
  }
}
