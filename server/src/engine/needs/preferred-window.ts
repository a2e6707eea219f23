import type { EpochMs, HelpSkill, Plan, WindowId } from '@yihao/contract'
import type { HallView, Ticket } from '../hall.ts'
import { indexOf } from '../plan-index.ts'
import { needsOf } from './needs.ts'

export interface Preference {
  readonly skill: HelpSkill
  readonly withinMs: number
}

const same = (a: HelpSkill, b: HelpSkill): boolean =>
  a.kind === 'need' ? b.kind === 'need' && a.needCode === b.needCode : b.kind === a.kind

const isHelp = (skill: { readonly kind: string }): skill is HelpSkill =>
  skill.kind === 'need' || skill.kind === 'green-channel'

/** What windows the number would rather have: those that help with a need, or take the green channel. */
export function preferencesOf({ rules }: Plan, ticket: Ticket): readonly Preference[] {
  const wished = needsOf(rules, ticket).flatMap(({ code, prefersWindow }) =>
    prefersWindow === undefined
      ? []
      : [{ skill: { kind: 'need', needCode: code } as const, withinMs: prefersWindow.withinMs }],
  )
  const { greenChannel } = rules
  if (greenChannel?.prefersWindow === undefined || !ticket.classes.includes('green')) return wished
  const { withinMs } = greenChannel.prefersWindow
  return [...wished, { skill: { kind: 'green-channel' }, withinMs }]
}

/** The window's own skill, or that of the clerk who stands there. */
export function canHelp(
  { windows }: Pick<HallView, 'windows'>,
  plan: Plan,
  { windowId, skill }: { readonly windowId: WindowId; readonly skill: HelpSkill },
): boolean {
  const own = indexOf(plan).windows.get(windowId)?.skills ?? []
  if (own.some((one) => isHelp(one) && same(one, skill))) return true
  const clerkId = windows.get(windowId)?.clerkId
  const clerk = plan.clerkSkills?.find(({ personId }) => personId === clerkId)
  return clerk?.skills.some((one) => same(one, skill)) === true
}

/** Open windows that have a skill; looked up once for a choice among thousands. */
export type Helpers = (skill: HelpSkill) => readonly WindowId[]

export function helpersIn(hall: HallView, plan: Plan): Helpers {
  const known = new Map<string, readonly WindowId[]>()
  return (skill) => {
    const key = skill.kind === 'need' ? `need ${skill.needCode}` : skill.kind
    const before = known.get(key)
    if (before !== undefined) return before
    const found = [...hall.windows.values()]
      .filter(({ state, windowId }) => state === 'open' && canHelp(hall, plan, { windowId, skill }))
      .map(({ windowId }) => windowId)
    known.set(key, found)
    return found
  }
}

/** A preference that holds now: open windows that have the skill and could take all of it. */
export interface Waiting {
  readonly until: EpochMs
  readonly helpers: readonly WindowId[]
}

interface Asked {
  readonly ticket: Ticket
  readonly at: EpochMs
}

const none: readonly Waiting[] = []

/**
 * NEED-3, GREEN-3: what the number waits for, while a window that is open could give it, and not for
 * longer than the plan says. PRIO-4 stands above it, and so does a window that it was sent to.
 */
export function skillsWaitedFor(
  plan: Plan,
  helpersOf: Helpers,
  { ticket, at }: Asked,
): readonly Waiting[] {
  if (ticket.needs === undefined && !ticket.classes.includes('green')) return none
  if (ticket.onlyWindowId !== undefined) return none
  return preferencesOf(plan, ticket).flatMap(({ skill, withinMs }) => {
    const until = Math.min(ticket.queuedAt + withinMs, cappedAt(plan, ticket)) as EpochMs
    if (at >= until) return []
    const helpers = helpersOf(skill).filter((windowId) => indexOf(plan).mayTake(windowId, ticket))
    return helpers.length === 0 ? [] : [{ until, helpers }]
  })
}

const cappedAt = ({ callPolicy }: Plan, { order }: Ticket): number =>
  callPolicy.policyId === 'accumulating-priority' ? order.at + callPolicy.capMs : Infinity

/**
 * Until when this window leaves the number to others: it helps with nothing that the number waits
 * for, and another one does. Undefined when it may take it.
 */
export function leftUntil(
  plan: Plan,
  helpersOf: Helpers,
  { windowId, ...asked }: Asked & { readonly windowId: WindowId },
): EpochMs | undefined {
  const waiting = skillsWaitedFor(plan, helpersOf, asked)
  if (waiting.length === 0) return undefined
  if (waiting.some(({ helpers }) => helpers.includes(windowId))) return undefined
  return Math.max(...waiting.map(({ until }) => until)) as EpochMs
}
