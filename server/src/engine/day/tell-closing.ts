import type { CommandId, CommandOf, EpochMs, StampedCommand } from '@yihao/contract'
import type { Deadline } from '../deadlines.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { lastSessionEnds } from '../hall-hours.ts'
import { countWaiting } from '../line/line.ts'
import { likelyUnserved } from './likely-unserved.ts'

/** 闭厅告知: once a day, before the last session ends (CLOSE-1). */
export function tellClosing(
  stamped: StampedCommand,
  command: CommandOf<'TellClosing'>,
  hall: HallView,
): Decision {
  const { plan, day } = hall
  if (plan === undefined || day === undefined) return refuse('DayNotOpen')
  const { businessDate } = command.data
  const endsAt = lastSessionEnds(plan.calendar, day.openedAt)
  const { closing } = plan.rules
  if (businessDate !== day.businessDate || endsAt === undefined || closing === undefined) {
    return refuse('WrongDate', { field: 'businessDate', detail: businessDate })
  }
  if (day.closing !== undefined || stamped.at >= endsAt) return refuse('ClosingToldAlready')
  return accept({
    type: 'ClosingTold',
    data: {
      businessDate,
      mode: closing.mode,
      endsAt,
      waiting: countWaiting(hall),
      unserved: closing.mode === 'serve-all' ? [] : [...likelyUnserved(hall, stamped.at, endsAt)],
    },
  })
}

/** After the end nobody can be told in time: a hall that was off then says nothing. */
export function closingDeadline({ plan, day }: HallView, now: EpochMs): Deadline | undefined {
  const closing = plan?.rules.closing
  if (plan === undefined || day === undefined || closing === undefined) return undefined
  const endsAt = lastSessionEnds(plan.calendar, day.openedAt)
  if (day.closing !== undefined || endsAt === undefined || now >= endsAt) return undefined
  return {
    at: (endsAt - closing.tellBeforeMs) as EpochMs,
    commandId: `tell-closing:${day.businessDate}` as CommandId,
    command: { type: 'TellClosing', data: { businessDate: day.businessDate } },
  }
}
