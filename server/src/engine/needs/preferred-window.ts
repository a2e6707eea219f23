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

/**
 * NEED-3, GREEN-3: this window leaves the number to one that has the skill, while one that is open
 * could take all of it, and not for longer than the plan says. PRIO-4 stands above it.
 */
export function leftToAnother(
  hall: HallView,
  plan: Plan,
  { windowId, ticket, at }: { windowId: WindowId; ticket: Ticket; at: EpochMs },
): boolean {
  if (ticket.needs === undefined && !ticket.classes.includes('green')) return false
  const { callPolicy } = plan
  const capped =
    callPolicy.policyId === 'accumulating-priority' &&
    elapsed(ticket.order.at, at) >= callPolicy.capMs
  if (capped) return false
  const waited = elapsed(ticket.queuedAt, at)
  return preferencesOf(plan, ticket).some(
    ({ skill, withinMs }) =>
      waited < withinMs &&
      !canHelp(hall, plan, { windowId, skill }) &&
      openWindows(hall).some(
        (open) =>
          canHelp(hall, plan, { windowId: open, skill }) && indexOf(plan).mayTake(open, ticket),
      ),
  )
}

const openWindows = ({ windows }: HallView): readonly WindowId[] =>
  [...windows.values()].filter(({ state }) => state === 'open').map(({ windowId }) => windowId)
