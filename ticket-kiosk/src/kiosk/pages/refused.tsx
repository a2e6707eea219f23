import type { Problem } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import type { Dispatch } from 'react'
import type { FlowStep } from '../flow/flow.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/kiosk-words.ts'

const titles: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  NumbersUsedUp: words.usedUpTitle,
  DayNotOpen: words.closedNowTitle,
  OutsideTakingHours: words.closedNowTitle,
}

interface RefusedProps {
  readonly problem: Problem
  readonly dispatch: Dispatch<FlowStep>
}

/** Why there is no number, in the hall's own words, and the two ways on. */
export function Refused({ problem, dispatch }: RefusedProps) {
  const say = useSay()
  return (
    <main className="rest rest-refused" role="alert">
      <span className="rest-mark">
        <Icon name="warning" />
      </span>
      <p className="rest-title">{say(titles[problem.code] ?? words.refusedTitle)}</p>
      <p className="rest-hint">{say(problem.words)}</p>
      <div className="rest-ways">
        <button
          type="button"
          className="button button-primary button-large"
          onClick={() => dispatch({ type: 'back' })}
        >
          {say(words.change)}
        </button>
        <button
          type="button"
          className="button button-large"
          onClick={() => dispatch({ type: 'home' })}
        >
          {say(words.home)}
        </button>
      </div>
    </main>
  )
}
