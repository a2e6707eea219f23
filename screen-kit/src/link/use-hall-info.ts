import type { HallInfo } from '@yihao/contract'
import { useEffect, useState } from 'react'
import { ask } from './rest.ts'

const retryEveryMs = 3_000

/** The hall's places, asked for until the server answers; undefined until then. */
export function useHallInfo(): HallInfo | undefined {
  const [hall, setHall] = useState<HallInfo>()
  useEffect(() => {
    if (hall !== undefined) return undefined
    const load = () =>
      void ask<HallInfo>('GET', '/api/hall').then((answer) => {
        if (answer.ok) setHall(answer.value)
      })
    load()
    const timer = setInterval(load, retryEveryMs)
    return () => clearInterval(timer)
  }, [hall])
  return hall
}
