import { useEffect, useRef, useState } from 'react'
import { type IdleState, idleState } from '../flow/countdown.ts'

const fresh: IdleState = { kind: 'active', secondsLeft: 60 }
/** Whole taps, not their beginning: the question must still be there for its own button. */
const touches = ['click', 'keydown', 'wheel', 'scroll'] as const

/** Seconds until the kiosk goes home by itself; `gone` is called once when they are over. */
export function useIdle(watched: boolean, gone: () => void): IdleState {
  const [state, setState] = useState<IdleState>(fresh)
  const lastTouch = useRef(performance.now())
  useEffect(() => {
    if (!watched) return undefined
    const touch = () => {
      lastTouch.current = performance.now()
    }
    touch()
    setState(fresh)
    const timer = setInterval(() => {
      const now = idleState(lastTouch.current, performance.now())
      if (now.kind === 'gone') gone()
      else setState(now)
    }, 250)
    for (const name of touches) addEventListener(name, touch, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      for (const name of touches) removeEventListener(name, touch, { capture: true })
    }
  }, [watched, gone])
  return watched ? state : fresh
}
