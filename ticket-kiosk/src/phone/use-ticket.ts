import type { Problem, TicketView } from '@yihao/contract'
import { ask, useHallLink, useLinkState, useView } from '@yihao/screen-kit'
import { useCallback, useEffect, useState } from 'react'
import { type Feed, feedOf, nothingPolled, type PollSide } from './feed.ts'

/** Often enough to hear a call in time, seldom enough for a thousand phones. */
export const pollEveryMs = 5_000

const subscription = { kind: 'ticket' } as const

export interface TicketFeed extends Feed {
  readonly problem: Problem | undefined
  /** Asks at once; for after a press and after the phone woke up. */
  readonly refresh: () => Promise<void>
}

export const pathOfLink = (link: string) => `/api/tickets/by-link/${encodeURIComponent(link)}`

/** The ticket of a link: live over the line, and by asking wherever no line comes through. */
export function useTicket(ticketLink: string): TicketFeed {
  const link = useHallLink({ auth: { ticketLink }, subscribe: [subscription] })
  const state = useLinkState(link)
  const view = useView(link, 'ticket', subscription)
  const [poll, setPoll] = useState<PollSide>(nothingPolled)

  const refresh = useCallback(async () => {
    const answer = await ask<TicketView>('GET', pathOfLink(ticketLink))
    setPoll((before) =>
      answer.ok
        ? { view: answer.value, viewAt: Date.now(), problem: undefined }
        : { ...before, problem: answer.problem },
    )
  }, [ticketLink])

  const { status, lostSince, dismissal } = state
  const line = { status, lostSince, view, dismissalCode: dismissal?.code }
  const feed = feedOf(line, poll)
  usePolling(refresh, status !== 'live' && !feed.gone)
  return { ...feed, problem: poll.problem, refresh }
}

function usePolling(refresh: () => Promise<void>, active: boolean): void {
  useEffect(() => {
    if (!active) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const round = async () => {
      await refresh()
      if (!stopped) timer = setTimeout(() => void round(), pollEveryMs)
    }
    void round()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [refresh, active])
  useEffect(() => {
    // A phone in a pocket runs no timers: what it shows on waking may be long past.
    const woken = () => {
      if (document.visibilityState === 'visible') void refresh()
    }
    document.addEventListener('visibilitychange', woken)
    return () => document.removeEventListener('visibilitychange', woken)
  }, [refresh])
}
