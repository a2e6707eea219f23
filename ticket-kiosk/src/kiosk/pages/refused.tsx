import type { Problem } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import type { Dispatch } from 'react'
import type { FlowStep } from '../flow/flow.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/kiosk-words.ts'
import { visitWords } from '../words/visit-words.ts'

const titles: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  NumbersUsedUp: words.usedUpTitle,
  DayNotOpen: words.closedNowTitle,
  OutsideTakingHours: words.closedNowTitle,
  FiledItemsNeeded: visitWords.chooseItemTitle,
  BulkNeedsBooking: visitWords.bookTitle,
}

interface RefusedProps {
  readonly problem: Problem
  readonly dispatch: Dispatch<FlowStep>
  /** Another choice may do; a queue without items leaves none. */
  readonly canChange: boolean
}

/** Why there is no number, in the hall's own words, and the way on. */
export function Refused({ problem, dispatch, canChange }: RefusedProps) {
  const say = useSay()
  const again = problem.code === 'FiledItemsNeeded' ? visitWords.chooseItem : words.change
  const wayOn = canChange ? again : words.goHome
  return (
    <main className="rest rest-refused" role="alert">
      <span className="rest-mark">
        <Icon name="warning" />
      </span>
      <p className="rest-title">{say(titles[problem.code] ?? words.refusedTitle)}</p>
      <p className="rest-hint">{say(problem.words)}</p>
      <button
        type="button"
        className="button button-primary button-large"
        onClick={() => dispatch({ type: canChange ? 'back' : 'home' })}
      >
        {say(wayOn)}
      </button>
    </main>
  )
}
