import type { Authorisation } from '@yihao/contract'
import { fill, useSay } from '@yihao/screen-kit'
import { type Dispatch, type FormEvent, useEffect, useRef, useState } from 'react'
import type { Flow, FlowStep } from '../flow/flow.ts'
import { judged, type NamedCompany, typedCode, unitsMax, withCount } from '../flow/visit.ts'
import { CodeKeyboard } from '../parts/code-keyboard.tsx'
import { Icon } from '../parts/icon.tsx'
import { visitWords as words } from '../words/visit-words.ts'

interface ApplicantsPageProps {
  readonly flow: Flow
  readonly dispatch: Dispatch<FlowStep>
}

/** 代办 / 企业多份: each company by its code, and how often it wants what was chosen. */
export function ApplicantsPage({ flow, dispatch }: ApplicantsPageProps) {
  const say = useSay()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const [typed, setTyped] = useState('')
  const { visit } = flow
  const state = judged(typed, visit.companies)
  const type = (text: string) => setTyped(typedCode(text))
  const change = (creditCode: string, count: number) =>
    dispatch({ type: 'visit', visit: withCount(visit, creditCode, count) })
  const add = (event?: FormEvent) => {
    event?.preventDefault()
    if (state.kind !== 'good') return
    change(typed, 1)
    setTyped('')
    // A scanner goes on with the next licence.
    field.current?.focus()
  }
  /** What was typed to its end counts, whether it was added or not. */
  const done = () => {
    add()
    dispatch({ type: 'back' })
  }
  const hint =
    state.kind === 'typing'
      ? typed === ''
        ? say(words.codeHint)
        : say(fill(words.left, { left: state.left }))
      : state.kind === 'good'
        ? ''
        : say(words[state.kind])
  return (
    <main className="applicants">
      <h2 className="page-title">{say(words.forOthers)}</h2>
      <ul className="applicants-list">
        {visit.companies.map((company) => (
          <CompanyRow key={company.creditCode} company={company} change={change} />
        ))}
      </ul>
      {visit.companies.length > 0 && (
        <Authorisations
          chosen={visit.authorisation}
          choose={(authorisation) =>
            dispatch({ type: 'visit', visit: { ...visit, authorisation } })
          }
        />
      )}
      <form className="applicants-type" onSubmit={add}>
        <label className="search-field">
          <Icon name="company" />
          <input
            ref={field}
            inputMode="none"
            autoComplete="off"
            className="tabular"
            value={typed}
            aria-label={say(words.code)}
            placeholder={say(words.code)}
            onChange={(event) => type(event.target.value)}
          />
        </label>
        <button type="submit" className="button button-primary" disabled={state.kind !== 'good'}>
          <Icon name="plus" />
          {say(words.add)}
        </button>
      </form>
      <p className={state.kind === 'typing' ? 'applicants-hint' : 'applicants-hint applicants-no'}>
        {hint}
      </p>
      <CodeKeyboard
        kind="credit-code"
        press={(character) => type(typed + character)}
        erase={() => type(typed.slice(0, -1))}
        clear={() => type('')}
        empty={typed === ''}
      />
      <button
        type="button"
        className="button button-primary button-large"
        disabled={typed !== '' && state.kind !== 'good'}
        onClick={done}
      >
        {say(words.done)}
      </button>
    </main>
  )
}

interface CompanyRowProps {
  readonly company: NamedCompany
  readonly change: (creditCode: string, count: number) => void
}

function CompanyRow({ company: { creditCode, count }, change }: CompanyRowProps) {
  const say = useSay()
  return (
    <li className="applicants-row">
      <span className="applicants-code tabular">{creditCode}</span>
      <button
        type="button"
        className="button"
        aria-label={`${say(words.less)} ${creditCode}`}
        onClick={() => change(creditCode, count - 1)}
      >
        <Icon name={count === 1 ? 'remove' : 'minus'} />
      </button>
      <span className="applicants-count tabular">{say(fill(words.each, { count }))}</span>
      <button
        type="button"
        className="button"
        disabled={count >= unitsMax}
        aria-label={`${say(words.more)} ${creditCode}`}
        onClick={() => change(creditCode, count + 1)}
      >
        <Icon name="plus" />
      </button>
    </li>
  )
}

const authorisations = ['brought', 'own', 'missing'] as const

interface AuthorisationsProps {
  readonly chosen: Authorisation
  readonly choose: (authorisation: Authorisation) => void
}

function Authorisations({ chosen, choose }: AuthorisationsProps) {
  const say = useSay()
  return (
    <fieldset className="applicants-papers">
      <legend>{say(words.authorisation)}</legend>
      {authorisations.map((one) => (
        <button
          type="button"
          className="button"
          key={one}
          aria-pressed={chosen === one}
          onClick={() => choose(one)}
        >
          {say(words[one])}
        </button>
      ))}
    </fieldset>
  )
}
