import type { EpochMs, HelpSkill, Plan, WindowId } from '@yihao/contract'
import { elapsed } from '../guards.ts'
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

/** A preference that holds now: open windows that have the skill and could take all of it. */
export interface Waiting {
  readonly skill: HelpSkill
  readonly until: EpochMs
  readonly helpers: readonly WindowId[]
}

const none: readonly Waiting[] = []

/**
 * NEED-3, GREEN-3: what the number waits for, while a window that is open could give it, and not for
 * longer than the plan says. PRIO-4 stands above it, and so does a window that it was sent to.
 */
export function skillsWaitedFor(
  hall: HallView,
  plan: Plan,
  { ticket, at }: { readonly ticket: Ticket; readonly at: EpochMs },
): readonly Waiting[] {
  if (ticket.needs === undefined && !ticket.classes.includes('green')) return none
  if (ticket.onlyWindowId !== undefined || isCapped(plan, ticket, at)) return none
  return preferencesOf(plan, ticket).flatMap(({ skill, withinMs }) => {
    if (elapsed(ticket.queuedAt, at) >= withinMs) return []
    const helpers = [...hall.windows.values()]
      .filter(({ state, windowId }) => state === 'open' && canHelp(hall, plan, { windowId, skill }))
      .map(({ windowId }) => windowId)
      .filter((windowId) => indexOf(plan).mayTake(windowId, ticket))
    const until = (ticket.queuedAt + withinMs) as EpochMs
    return helpers.length === 0 ? [] : [{ skill, until, helpers }]
  })
}

function isCapped({ callPolicy }: Plan, ticket: Ticket, at: EpochMs): boolean {
  if (callPolicy.policyId !== 'accumulating-priority') return false
  return elapsed(ticket.order.at, at) >= callPolicy.capMs
}

/** This window helps with nothing that the number waits for, and another one does. */
export function leftToAnother(
  hall: HallView,
  plan: Plan,
  { windowId, ticket, at }: { windowId: WindowId; ticket: Ticket; at: EpochMs },
): boolean {
  const waiting = skillsWaitedFor(hall, plan, { ticket, at })
  return waiting.length > 0 && !waiting.some(({ helpers }) => helpers.includes(windowId))
}
