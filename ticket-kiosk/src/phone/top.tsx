import type { Words } from '@yihao/contract'
import { productName, useSay } from '@yihao/screen-kit'
import type { ReactNode } from 'react'

/** The hall's name once it is known; the product's until then. */
export function Top({
  name,
  tools,
}: {
  readonly name?: Words | undefined
  readonly tools: ReactNode
}) {
  const say = useSay()
  return (
    <header className="top">
      <p className="top-name">{say(name ?? productName)}</p>
      {tools}
    </header>
  )
}
