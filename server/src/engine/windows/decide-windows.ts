import type { CommandOf, StampedCommand } from '@yihao/contract'
import type { Decision } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { callForHelp } from './call-for-help.ts'
import { closeWindow } from './close-window.ts'
import { openWindow } from './open-window.ts'
import { pauseWindow } from './pause-window.ts'
import { resumeWindow } from './resume-window.ts'

export type WindowCommand =
  | CommandOf<'OpenWindow'>
  | CommandOf<'PauseWindow'>
  | CommandOf<'ResumeWindow'>
  | CommandOf<'CloseWindow'>
  | CommandOf<'CallForHelp'>

export function decideWindows(
  stamped: StampedCommand,
  command: WindowCommand,
  hall: HallView,
): Decision {
  switch (command.type) {
    case 'OpenWindow':
      return openWindow(stamped, command, hall)
    case 'PauseWindow':
      return pauseWindow(stamped, command, hall)
    case 'ResumeWindow':
      return resumeWindow(stamped, command, hall)
    case 'CloseWindow':
      return closeWindow(stamped, command, hall)
    case 'CallForHelp':
      return callForHelp(stamped, command, hall)
  }
}
