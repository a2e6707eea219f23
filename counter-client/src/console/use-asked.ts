import type { Problem } from '@yihao/contract'
import { ask } from '@yihao/screen-kit'
import { useCallback, useEffect, useState } from 'react'

export interface Asked<T> {
  readonly value: T | undefined
  readonly problem: Problem | undefined
  readonly asking: boolean
  readonly reload: () => void
}

/** What the hall answers to a GET; the last answer stays while it is asked again. */
export function useAsked<T>(path: string | undefined, everyMs?: number): Asked<T> {
  const [state, setState] = useState<Omit<Asked<T>, 'reload'>>({
    value: undefined,
    problem: undefined,
    asking: path !== undefined,
  })
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    if (path === undefined) return undefined
    let stale = false
    setState((before) => ({ ...before, asking: true }))
    void ask<T>('GET', path).then((answer) => {
      if (stale) return
      setState((before) =>
        answer.ok
          ? { value: answer.value, problem: undefined, asking: false }
          : { value: before.value, problem: answer.problem, asking: false },
      )
    })
    return () => {
      stale = true
    }
  }, [path, round])
  const reload = useCallback(() => setRound((before) => before + 1), [])
  useEffect(() => {
    if (everyMs === undefined) return undefined
    const timer = setInterval(reload, everyMs)
    return () => clearInterval(timer)
  }, [everyMs, reload])
  return { ...state, reload }
}
