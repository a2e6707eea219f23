import type { Problem, TicketView } from '@yihao/contract'
import type { LinkStatus } from '@yihao/screen-kit'

/** How fresh the page is: told by the line, asked for now and then, or neither. */
export type Freshness = 'connecting' | 'live' | 'polling' | 'lost'

/** The line as the page sees it; times are real ones (`Date.now()`). */
export interface LineSide {
  readonly status: LinkStatus
  readonly lostSince: number | undefined
  readonly view: TicketView | undefined
  readonly dismissalCode: string | undefined
}

/** What asking over plain HTTP brought last. */
export interface PollSide {
  readonly view: TicketView | undefined
  readonly viewAt: number | undefined
  /** The last answer, where it was none. */
  readonly problem: Problem | undefined
}

export interface Feed {
  readonly view: TicketView | undefined
  readonly freshness: Freshness
  /** The link names no ticket (any more): the page ends here. */
  readonly gone: boolean
}

export const nothingPolled: PollSide = { view: undefined, viewAt: undefined, problem: undefined }

const codesOfGone: readonly string[] = ['LinkNotValid', 'TicketUnknown']

/**
 * The line wins while it is live. Once it is lost, an answer asked for after that moment is newer
 * than anything the line had told.
 */
export function feedOf(line: LineSide, poll: PollSide): Feed {
  const gone = [line.dismissalCode, poll.problem?.code].some(
    (code) => code !== undefined && codesOfGone.includes(code),
  )
  if (gone) return { view: undefined, freshness: 'lost', gone }
  if (line.status === 'live' && line.view !== undefined) {
    return { view: line.view, freshness: 'live', gone }
  }
  const isNewer =
    poll.viewAt !== undefined && (line.lostSince === undefined || poll.viewAt >= line.lostSince)
  const isAsked = isNewer || line.view === undefined
  return {
    view: isAsked ? poll.view : line.view,
    freshness: freshnessWithoutLine(line, poll, isAsked),
    gone,
  }
}

function freshnessWithoutLine(line: LineSide, poll: PollSide, isAsked: boolean): Freshness {
  if (poll.problem !== undefined) return 'lost'
  if (line.status === 'connecting') return 'connecting'
  return isAsked && poll.view !== undefined ? 'polling' : 'lost'
}
