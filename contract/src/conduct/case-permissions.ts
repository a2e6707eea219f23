import type { Role } from '../people/roles.ts'
import type { CaseCommandType } from './case-commands.ts'

const supervising: readonly CaseCommandType[] = [
  'RegisterCase',
  'DismissCase',
  'AssignCase',
  'NoteCase',
  'ReviewCase',
  'DecideExtension',
  'ArchiveCase',
  'ReviewReply',
]

const handling: readonly CaseCommandType[] = [
  'SignCase',
  'DeclineCase',
  'NoteCase',
  'ReportCase',
  'RequestExtension',
]

/** Who may run which command about conduct; whose case it is, is asked besides. */
export const caseCommandsOfRole: Record<Role, readonly CaseCommandType[]> = {
  clerk: ['ReplyToAlarm'],
  guide: ['ReplyToAlarm'],
  manager: ['RegisterCase', 'ReplyToAlarm'],
  'unit-handler': handling,
  'unit-leader': handling,
  supervisor: supervising,
  'city-inspector': supervising,
  administrator: ['AddReceiver', 'RemoveReceiver', 'PauseReceiver', 'ReplayReceiver'],
  'security-administrator': [],
  auditor: [],
}
