import { type MouseEvent, useCallback, useLayoutEffect, useRef } from 'react'
import { acceptsPress } from '../flow/countdown.ts'

/** Stops the second half of a double tap from pressing what the first half brought up. */
export function useSettled(page: string): (event: MouseEvent) => void {
  const since = useRef(performance.now())
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new page settles anew
  useLayoutEffect(() => {
    since.current = performance.now()
  }, [page])
  return useCallback((event) => {
    if (!acceptsPress(since.current, performance.now())) {
      event.stopPropagation()
      event.preventDefault()
    }
  }, [])
}
