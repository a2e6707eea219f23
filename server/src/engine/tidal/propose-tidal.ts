import type {
  CommandOf,
  EpochMs,
  Plan,
  ProposalId,
  StampedCommand,
  TidalBasis,
  TidalDirection,
  TidalRules,
} from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { longestIdleFirst } from '../dispatch/longest-idle.ts'
import { dutyOf } from '../duty/duty-plan.ts'
import type { HallView, WindowLive } from '../hall.ts'
import { waitingIn } from '../line/line.ts'
import { indexOf } from '../plan-index.ts'
import { chooseNext } from '../policy/call-policy.ts'
import { figuresAt, readQueue, type TidalQueue, tidalQueuesOf } from './tides.ts'
import { dueOf, movable } from './when-due.ts'

const clerksOfEachKindMax = 3

/** 潮汐建议: proposed by the hall, carried out by people (TIDAL-1, TIDAL-2, TIDAL-3). */
export function proposeTidal(
  stamped: StampedCommand,
  command: CommandOf<'ProposeTidal'>,
  hall: HallView,
): Decision {
  const { direction, queueId } = command.data
  const { plan } = hall
  const rules = plan?.rules.tidal
  const queue = plan && tidalQueuesOf(plan).find((one) => one.queueId === queueId)
  if (plan === undefined || rules === undefined || queue === undefined) return refuse('TideTooLow')
  const due = dueOf(hall, plan, queue, direction)
  if (due === undefined || stamped.at < due.at) return refuse('TideTooLow')
  const windows = inOrder(hall, plan, queue, direction, stamped.at)
  const chosen = windows[0]
  if (chosen === undefined) return refuse('TideTooLow')
  const basis: TidalBasis = {
    figures: figuresAt(plan, readQueue(hall, queue), stamped.at),
    since: due.since,
    parameters: parametersOf(rules, direction),
    windows: windows.slice(0, 10),
    clerks: direction === 'open' ? clerksFor(hall, plan, stamped.at) : [],
  }
  const { windowId } = chosen
  const proposalId = stamped.commandId as string as ProposalId
  return accept({
    type: 'TidalProposed',
    data: { proposalId, windowId, direction, queueId, basis },
  })
}

function parametersOf(rules: TidalRules, direction: TidalDirection): Record<string, number> {
  const { waitingPerWindow, longestWaitMs } = rules[direction]
  return { waitingPerWindow, longestWaitMs, sustainedMs: rules.sustainedMs }
}

/** To open: the one that could take most of the waiting. To close: the one that is idle longest. */
function inOrder(
  hall: HallView,
  plan: Plan,
  queue: TidalQueue,
  direction: TidalDirection,
  at: EpochMs,
): TidalBasis['windows'] {
  const index = indexOf(plan)
  const doable = ({ windowId }: WindowLive) => {
    let count = 0
    for (const ticket of waitingIn(hall, queue.queueId)) {
      if (index.covers(windowId, ticket)) count += 1
    }
    return { windowId, doable: count }
  }
  const sustainedMs = plan.rules.tidal?.sustainedMs ?? 0
  const windows = movable(hall, plan, queue, direction)
    .filter(({ since }) => since + sustainedMs <= at)
    .map(({ window }) => window)
  if (direction === 'open') return windows.map(doable).sort((a, b) => b.doable - a.doable)
  const idleSince = (window: WindowLive) =>
    window.ticketId === undefined ? (window.freeSince ?? at) : at
  return windows.sort((a, b) => idleSince(a) - idleSince(b)).map(doable)
}

/** Nobody is ordered about: these are the people a manager would think of first. */
function clerksFor(hall: HallView, plan: Plan, at: EpochMs): TidalBasis['clerks'] {
  const idle = longestIdleFirst(hall)
    .filter(({ windowId }) => chooseNext(hall, windowId, at) === undefined)
    .flatMap(({ windowId, clerkId, freeSince }) =>
      clerkId === undefined
        ? []
        : [{ personId: clerkId, windowId, ...(freeSince && { idleSince: freeSince }) }],
    )
  const standing = new Set([...hall.windows.values()].map((window) => window.clerkId))
  const offDuty = [...hall.people]
    .filter(([personId, { roles }]) => roles.includes('clerk') && !standing.has(personId))
    .filter(([personId]) => dutyOf(plan, personId, at) === undefined)
    .map(([personId]) => ({ personId }))
  return [...idle.slice(0, clerksOfEachKindMax), ...offDuty.slice(0, clerksOfEachKindMax)]
}
