import type { StaffSession } from '@yihao/contract'
import {
  type Capability,
  type CommandType,
  capabilitiesOfRole,
  commandsOfRole,
} from '@yihao/contract'

export const can = (session: StaffSession, capability: Capability): boolean =>
  session.roles.some((role) => capabilitiesOfRole[role].includes(capability))

export const mayRun = (session: StaffSession, command: CommandType): boolean =>
  session.roles.some((role) => commandsOfRole[role].includes(command))

/** A person who serves at windows; only they need one to begin. */
export const servesAtWindow = (session: StaffSession): boolean => mayRun(session, 'CallNext')

export interface ConsolePage {
  /** Below `/console/`. */
  readonly path:
    | 'hall'
    | 'guide'
    | 'floor'
    | 'bookings'
    | 'figures'
    | 'ledger'
    | 'forecasts'
    | 'why'
    | 'overtakes'
    | 'reform'
    | 'cases'
    | 'receivers'
    | 'devices'
    | 'people'
  readonly words: { readonly zh: string; readonly en: string }
  readonly allowed: (session: StaffSession) => boolean
}

/** In the order of the menu; the first allowed one is where a person lands. */
export const consolePages: readonly ConsolePage[] = [
  {
    path: 'hall',
    words: { zh: '开厅与闭厅', en: 'Open and close' },
    allowed: (session) => mayRun(session, 'OpenDay'),
  },
  {
    path: 'guide',
    words: { zh: '取号协助', en: 'Help with numbers' },
    allowed: (session) => mayRun(session, 'IssueTicket'),
  },
  {
    path: 'floor',
    words: { zh: '接引与核验', en: 'Fetch and check' },
    allowed: (session) => can(session, 'see-guide'),
  },
  {
    path: 'bookings',
    words: { zh: '预约', en: 'Bookings' },
    allowed: (session) => can(session, 'see-bookings'),
  },
  {
    path: 'figures',
    words: { zh: '今日数据', en: 'Today’s figures' },
    allowed: (session) => can(session, 'see-feed'),
  },
  {
    path: 'ledger',
    words: { zh: '时间去向', en: 'Where time went' },
    allowed: (session) => can(session, 'see-feed'),
  },
  {
    path: 'forecasts',
    words: { zh: '等候估计', en: 'Told waits' },
    allowed: (session) => can(session, 'see-feed'),
  },
  {
    path: 'why',
    words: { zh: '为何先叫', en: 'Why called first' },
    allowed: (session) => can(session, 'see-call-reasons'),
  },
  {
    path: 'overtakes',
    words: { zh: '插队与越序', en: 'Out of order' },
    allowed: (session) => can(session, 'see-overtakes'),
  },
  {
    path: 'reform',
    words: { zh: '改革指标', en: 'Reform figures' },
    allowed: (session) => can(session, 'see-feed'),
  },
  {
    path: 'cases',
    words: { zh: '督办台账', en: 'Cases' },
    allowed: (session) => can(session, 'see-cases'),
  },
  {
    path: 'people',
    words: { zh: '人员', en: 'People' },
    allowed: (session) => can(session, 'see-people'),
  },
  {
    path: 'receivers',
    words: { zh: '数据推送', en: 'Receivers' },
    allowed: (session) => can(session, 'manage-receivers'),
  },
  {
    path: 'devices',
    words: { zh: '设备', en: 'Devices' },
    allowed: (session) => can(session, 'manage-devices'),
  },
]

export const pagesOf = (session: StaffSession): readonly ConsolePage[] =>
  consolePages.filter(({ allowed }) => allowed(session))

/** Where a person goes after signing in. */
export function landingOf(session: StaffSession): string {
  if (servesAtWindow(session) && session.windowId !== undefined) return '/'
  const [first] = pagesOf(session)
  if (first !== undefined) return `/console/${first.path}`
  return servesAtWindow(session) ? '/window' : '/console'
}
