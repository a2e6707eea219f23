import { fill, useSay } from '@yihao/screen-kit'
import { type Dispatch, useEffect, useRef } from 'react'
import type { Flow, FlowStep } from '../flow/flow.ts'
import { words } from '../words/kiosk-words.ts'
import { Icon } from './icon.tsx'

const notices = { 'other-side': words.otherSide, full: words.full } as const

interface BasketBarProps {
  readonly flow: Flow
  readonly dispatch: Dispatch<FlowStep>
}

/** What was chosen so far, and the one next action: one number for all of it. */
export function BasketBar({ flow, dispatch }: BasketBarProps) {
  const say = useSay()
  const { basket, notice } = flow
  const count = basket.length
  const picks = useRef<HTMLUListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest pick comes into sight
  useEffect(() => {
    const list = picks.current
    list?.scrollTo({ left: list.scrollWidth, top: list.scrollHeight, behavior: 'smooth' })
  }, [count])
  return (
    <section className="basket" aria-label={say(words.chosen)}>
      {notice && (
        <p className="basket-notice" role="alert">
          <Icon name="warning" />
          {say(notices[notice])}
        </p>
      )}
      {count > 0 && (
        <ul className="basket-picks" ref={picks}>
          {basket.map((pick) => (
            <li key={`${pick.kind}/${pick.code}`}>
              <button
                type="button"
                className="basket-pick"
                onClick={() => dispatch({ type: 'remove', pick })}
              >
                {pick.shortName}
                <Icon name="remove" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="basket-next">
        <p className="basket-count">
          {count === 0
            ? say(words.basketEmpty)
            : say(count === 1 ? words.oneThing : fill(words.oneNumber, { count }))}
        </p>
        <button
          type="button"
          className="button button-primary button-large"
          disabled={count === 0}
          onClick={() => dispatch({ type: 'confirm' })}
        >
          {say(words.next)}
          <Icon name="next" />
        </button>
      </div>
    </section>
  )
}
