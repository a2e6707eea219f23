import type { CommandOf, EpochMs, HallEventOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision } from '../decision.ts'
import type { HallState } from '../hall.ts'

/** Who was turned away is told to nobody but counted: the wait before the number (LIMIT-5). */
export function recordRefusedTake(
  _stamped: StampedCommand,
  command: CommandOf<'RecordRefusedTake'>,
): Decision {
  return accept({ type: 'TakeRefused', data: command.data })
}

export function takeRefused(
  hall: HallState,
  data: HallEventOf<'TakeRefused'>['data'],
  _at: EpochMs,
): void {
  const counts = hall.day?.refusedTakes
  counts?.set(data.code, (counts.get(data.code) ?? 0) + data.times)
}
