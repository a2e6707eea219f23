import type { EpochMs } from '@yihao/contract'
import type { CallPolicy } from '../engine/policy/call-policy.ts'
import type { SimTicket, WaitingLane } from './waiting-lane.ts'

/** The engine's choice, of the heads of those lanes: the policy itself compares them. */
export function chooseHead<T extends SimTicket>(
  lanes: readonly WaitingLane<T>[],
  taken: readonly number[],
  policy: Pick<CallPolicy<T>, 'compare'>,
  at: number,
): T | undefined {
  let winner: T | undefined
  for (const lane of taken) {
    const head = lanes[lane]?.head()
    if (head === undefined) continue
    if (winner === undefined || policy.compare(head, winner, at as EpochMs) < 0) winner = head
  }
  return winner
}
