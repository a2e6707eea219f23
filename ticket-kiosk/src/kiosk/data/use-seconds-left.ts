import { useEffect, useState } from 'react'
import { secondsLeft } from '../flow/countdown.ts'

/** Counts down once from `ms`; `over` is called when nothing is left. */
export function useSecondsLeft(ms: number, over: () => void): number {
  const [left, setLeft] = useState(() => secondsLeft(ms, 0))
  useEffect(() => {
    const deadline = performance.now() + ms
    const timer = setInterval(() => {
      const now = secondsLeft(deadline, performance.now())
      setLeft(now)
      if (now === 0) over()
    }, 250)
    return () => clearInterval(timer)
  }, [ms, over])
  return left
}
