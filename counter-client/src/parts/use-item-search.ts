import type { CatalogueItem, SearchReply, Words } from '@yihao/contract'
import { ask } from '@yihao/screen-kit'
import { useEffect, useState } from 'react'

export interface Found {
  readonly items: readonly CatalogueItem[]
  readonly packages: SearchReply['packages']
  /** Said instead of a list. */
  readonly words: Words | undefined
}

/** A hand that types Chinese pauses so long between two syllables. */
const typingPauseMs = 180

const start: Found = { items: [], packages: [], words: undefined }
const nothing: Words = {
  zh: '没有找到，换个说法试试，如“办身份证”“过户”',
  en: 'Nothing found. Try other words.',
}

/** The hall's items by plain words, newest question wins. */
export function useItemSearch(typed: string): Found {
  const [found, setFound] = useState<Found>(start)
  const wanted = typed.trim()
  useEffect(() => {
    if (wanted === '') return setFound(start)
    let stale = false
    const timer = setTimeout(async () => {
      const path = `/api/catalogue/search?q=${encodeURIComponent(wanted)}`
      const answer = await ask<SearchReply>('GET', path)
      if (stale) return
      if (!answer.ok) return setFound({ ...start, words: answer.problem.words })
      const { items, packages } = answer.value
      const empty = items.length === 0 && packages.length === 0
      setFound({ items, packages, words: empty ? nothing : undefined })
    }, typingPauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [wanted])
  return found
}
