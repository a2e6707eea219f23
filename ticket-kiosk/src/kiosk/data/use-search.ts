import type { Catalogue, SearchReply, Words } from '@yihao/contract'
import { ask } from '@yihao/screen-kit'
import { useEffect, useState } from 'react'
import { type Pick, pickOfItem, pickOfPackage } from '../flow/basket.ts'

export type Search =
  | { readonly step: 'empty' }
  | { readonly step: 'searching' }
  | { readonly step: 'found'; readonly picks: readonly Pick[] }
  | { readonly step: 'failed'; readonly words: Words }

/** A finger pauses longer than a hand on a keyboard; each letter need not be a question. */
const typingPauseMs = 200

/**
 * What the visitor typed, in plain words or in the first letters of the pinyin. Both sides are
 * searched: nobody needs to know to which their matter belongs.
 */
export function useSearch(typed: string, catalogue: Catalogue): Search {
  const [search, setSearch] = useState<Search>({ step: 'empty' })
  const wanted = typed.trim()
  useEffect(() => {
    if (wanted === '') {
      setSearch({ step: 'empty' })
      return undefined
    }
    let stale = false
    const timer = setTimeout(async () => {
      setSearch((before) => (before.step === 'found' ? before : { step: 'searching' }))
      const path = `/api/catalogue/search?q=${encodeURIComponent(wanted)}`
      const answer = await ask<SearchReply>('GET', path)
      if (stale) return
      if (!answer.ok) return setSearch({ step: 'failed', words: answer.problem.words })
      setSearch({ step: 'found', picks: picksOf(answer.value, catalogue) })
    }, typingPauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [wanted, catalogue])
  return search
}

function picksOf(found: SearchReply, catalogue: Catalogue): readonly Pick[] {
  const codes = new Set(found.packages.map(({ code }) => code))
  const packages = catalogue.packages.filter(({ code }) => codes.has(code))
  return [...found.items.map(pickOfItem), ...packages.map(pickOfPackage)]
}
