import type { Catalogue } from '@yihao/contract'
import { ask } from '@yihao/screen-kit'
import { useEffect, useState } from 'react'

const retryEveryMs = 3_000

/** The hall's items; asked for again when the hall adopts another plan. The old list stays so long. */
export function useCatalogue(planVersion: number | undefined): Catalogue | undefined {
  const [catalogue, setCatalogue] = useState<Catalogue>()
  useEffect(() => {
    if (planVersion === undefined) return undefined
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      const answer = await ask<Catalogue>('GET', '/api/catalogue')
      if (over) return
      if (answer.ok) setCatalogue(answer.value)
      else timer = setTimeout(() => void load(), retryEveryMs)
    }
    void load()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [planVersion])
  return catalogue
}
