import type { Problem, TicketView } from '@yihao/contract'
import { ask, useHallLink, useLinkState, useView } from '@yihao/screen-kit'
import { useCallback, useEffect, useState } from 'react'
import { type Feed, feedOf, nothingPolled, type PollSide } from './feed.ts'

/** Often enough to hear a call in time. */
const pollEveryMs = 5_000
/** A server in trouble, or one that says so many ask already, is asked less. */
const pollAfterProblemMs = 10_000

const subscription = { kind: 'ticket' } as const

export interface TicketFeed extends Feed {
  readonly problem: Problem | undefined
  /** Asks at once, for after a press and after the phone woke up; true when it was answered. */
  readonly refresh: () => Promise<boolean>
}

export const pathOfLink = (link: string) => `/api/tickets/by-link/${encodeURIComponent(link)}`

/** The ticket of a link: live over the line, and by asking wherever no line comes through. */
export function useTicket(ticketLink: string): TicketFeed {
  const [isOver, setOver] = useState(false)
  const options = { auth: { ticketLink }, subscribe: [subscription] }
  const link = useHallLink(isOver ? undefined : options)
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
    return answer.ok
  }, [ticketLink])

  const { status, lostSince, dismissal } = state
  const line = { status, lostSince, view, dismissalCode: dismissal?.code }
  const feed = feedOf(line, poll)
  const gone = isOver || feed.gone
  useEffect(() => setOver(gone), [gone])
  usePolling(refresh, status !== 'live' && !gone)
  return { ...feed, gone, problem: poll.problem, refresh }
}

function usePolling(refresh: () => Promise<boolean>, active: boolean): void {
  useEffect(() => {
    if (!active) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const round = async () => {
      const answered = await refresh()
      const delayMs = answered ? pollEveryMs : pollAfterProblemMs
      if (!stopped) timer = setTimeout(() => void round(), delayMs)
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
