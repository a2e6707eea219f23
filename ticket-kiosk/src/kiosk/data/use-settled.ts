import { type MouseEvent, type RefObject, useCallback, useLayoutEffect, useRef } from 'react'
import { acceptsPress, settleMs } from '../flow/countdown.ts'

export interface Settled {
  readonly frame: RefObject<HTMLDivElement | null>
  readonly guard: (event: MouseEvent) => void
}

/**
 * Stops the second half of a double tap from pressing what the first half brought up: fingers
 * pass through the frame while it settles, and keys that repeat are held back.
 */
export function useSettled(page: string): Settled {
  const frame = useRef<HTMLDivElement>(null)
  const shown = useRef({ page, since: Number.NEGATIVE_INFINITY })
  useLayoutEffect(() => {
    if (shown.current.page === page) return undefined
    shown.current = { page, since: performance.now() }
    const element = frame.current
    element?.setAttribute('data-settling', '')
    const timer = setTimeout(() => element?.removeAttribute('data-settling'), settleMs)
    return () => clearTimeout(timer)
  }, [page])
  const guard = useCallback((event: MouseEvent) => {
    if (acceptsPress(shown.current.since, performance.now())) return
    event.stopPropagation()
    event.preventDefault()
  }, [])
  return { frame, guard }
}
