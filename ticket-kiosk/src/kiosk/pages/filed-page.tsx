import type { FiledPurpose, KioskView } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { type Dispatch, useState } from 'react'
import type { FlowStep } from '../flow/flow.ts'
import { plainVisit } from '../flow/visit.ts'
import { CodeKeyboard } from '../parts/code-keyboard.tsx'
import { Digits } from '../parts/digits.tsx'
import { Icon } from '../parts/icon.tsx'
import { visitWords as words } from '../words/visit-words.ts'

interface FiledPageProps {
  readonly looks: NonNullable<KioskView['filedNumber']>
  readonly dispatch: Dispatch<FlowStep>
}

/** The visitor has just asked for this field; a scanner may type at once. */
const focus = (field: HTMLInputElement | null) => field?.focus()

/** 已网办: the number of the case, and whether to bring or to fetch. */
export function FiledPage({ looks, dispatch }: FiledPageProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const { characters, lengthMin, lengthMax } = looks
  const other = characters === 'digits' ? /[^0-9]/g : /[^0-9A-Z-]/g
  const type = (text: string) => setTyped(text.toUpperCase().replace(other, '').slice(0, lengthMax))
  const keys = {
    press: (character: string) => type(typed + character),
    erase: () => type(typed.slice(0, -1)),
    clear: () => type(''),
    empty: typed === '',
  }
  const go = (purpose: FiledPurpose) =>
    dispatch({ type: 'file', visit: { ...plainVisit, filed: { caseNumber: typed, purpose } } })
  const purposes = [
    ['hand-in', words.handIn],
    ['pick-up', words.pickUp],
  ] as const
  return (
    <main className="check-in">
      <h2 className="page-title">{say(words.filed)}</h2>
      <p className="check-in-hint">{say(words.filedHint)}</p>
      <label className="search-field">
        <Icon name="pick-up" />
        <input
          ref={focus}
          inputMode="none"
          autoComplete="off"
          className="tabular"
          value={typed}
          placeholder={say(words.caseNumber)}
          onChange={(event) => type(event.target.value)}
        />
      </label>
      {characters === 'digits' ? <Digits {...keys} /> : <CodeKeyboard kind="all" {...keys} />}
      <div className="filed-purposes">
        {purposes.map(([purpose, name]) => (
          <button
            type="button"
            className="button button-primary confirm-take"
            key={purpose}
            disabled={typed.length < lengthMin}
            onClick={() => go(purpose)}
          >
            {say(name)}
          </button>
        ))}
      </div>
    </main>
  )
}
