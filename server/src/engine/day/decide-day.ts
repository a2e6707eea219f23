import type { CommandOf, StampedCommand } from '@yihao/contract'
import type { Decision } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { adoptPlan } from '../plan/adopt-plan.ts'
import { closeDay } from './close-day.ts'
import { openDay } from './open-day.ts'
import { tellClosing } from './tell-closing.ts'

export type DayCommand =
  | CommandOf<'OpenDay'>
  | CommandOf<'CloseDay'>
  | CommandOf<'TellClosing'>
  | CommandOf<'AdoptPlan'>

/** The day and the plan it goes by. */
export function decideDay(stamped: StampedCommand, command: DayCommand, hall: HallView): Decision {
  switch (command.type) {
    case 'OpenDay':
      return openDay(stamped, command, hall)
    case 'CloseDay':
      return closeDay(stamped, command, hall)
    case 'TellClosing':
      return tellClosing(stamped, command, hall)
    case 'AdoptPlan':
      return adoptPlan(stamped, command, hall)
  }
}
