import { businessDateAt, type CommandOf, type StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { opensOn } from '../hall-hours.ts'

/** 开厅. A date is opened once: numbers would repeat otherwise (DAY-3). */
export function openDay(
  stamped: StampedCommand,
  command: CommandOf<'OpenDay'>,
  hall: HallView,
): Decision {
  const { businessDate } = command.data
  if (hall.plan === undefined) return refuse('PlanNotValid')
  if (hall.day !== undefined) return refuse('DayAlreadyOpen')
  if (businessDate !== businessDateAt(stamped.at)) {
    return refuse('WrongDate', { field: 'businessDate', detail: businessDate })
  }
  if (hall.lastClosedDate !== undefined && businessDate <= hall.lastClosedDate) {
    return refuse('WrongDate', { field: 'businessDate', detail: businessDate })
  }
  if (!opensOn(hall.plan.calendar, stamped.at)) return refuse('HallNotOpenToday')
  return accept({ type: 'DayOpened', data: { businessDate } })
}
