import type { EpochMs, ItemCode, QueueId } from '@yihao/contract'

/** A number handed out today, as the limits count it. */
export interface TakenNumber {
  readonly at: EpochMs
  readonly queueId: QueueId
  /** Those of its packages too. */
  readonly itemCodes: readonly ItemCode[]
  readonly personHash?: string | undefined
  /** 代办: for how many others. */
  readonly principals?: number | undefined
}
