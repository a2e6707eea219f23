import type { TicketId } from '@yihao/contract'
import { useCallback, useEffect, useState } from 'react'

const storageKey = 'yihao.counter.ticks'

interface Kept {
  readonly ticketId: string
  readonly keys: readonly string[]
}

/** Papers the clerk has seen; this terminal's own note, kept over a reload for one ticket. */
export function useTicks(ticketId: TicketId | undefined): {
  readonly ticked: ReadonlySet<string>
  readonly toggle: (key: string) => void
} {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => kept(ticketId))
  useEffect(() => setTicked(kept(ticketId)), [ticketId])
  const toggle = useCallback(
    (key: string) =>
      setTicked((before) => {
        const after = new Set(before)
        if (!after.delete(key)) after.add(key)
        if (ticketId !== undefined) {
          sessionStorage.setItem(storageKey, JSON.stringify({ ticketId, keys: [...after] }))
        }
        return after
      }),
    [ticketId],
  )
  return { ticked, toggle }
}

function kept(ticketId: TicketId | undefined): ReadonlySet<string> {
  const text = sessionStorage.getItem(storageKey)
  if (text === null || ticketId === undefined) return new Set()
  const before = JSON.parse(text) as Kept
  return new Set(before.ticketId === ticketId ? before.keys : [])
}
