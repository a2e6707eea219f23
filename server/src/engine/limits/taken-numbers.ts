import type { EpochMs, ItemCode, QueueId } from '@yihao/contract'

/** A number handed out today, as the limits count it. */
export interface TakenNumber {
  readonly at: EpochMs
  readonly queueId: QueueId
  /** Those of its packages too. */
  readonly itemCodes: readonly ItemCode[]
  /** How often each of these is wanted, in their order; once where nothing is said. */
  readonly counts?: readonly number[] | undefined
  readonly units?: number | undefined
  readonly personHash?: string | undefined
  /** Those who are known by identity among the applicants. */
  readonly applicantHashes?: readonly string[] | undefined
  /** 代办: for how many others. */
  readonly principals?: number | undefined
}
