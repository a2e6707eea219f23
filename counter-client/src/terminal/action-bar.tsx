import { type CounterView, type EpochMs, refusalText } from '@yihao/contract'
import { type HallLink, useHallNow, useSay } from '@yihao/screen-kit'
import { useRef } from 'react'
import { keyOfVerb } from '../desk/keys.ts'
import { PressGuard } from '../desk/press-guard.ts'
import { otherVerbs, primaryVerb, refusalNow } from '../desk/situation.ts'
import { type Verb, verbText } from '../desk/verbs.ts'
import { KeyCap } from '../parts/key-cap.tsx'
import './action-bar.css'

interface BarProps {
  readonly view: CounterView
  readonly link: HallLink
  readonly live: boolean
  readonly pending: Verb | undefined
  readonly press: (verb: Verb) => void
}

/** The one next action, big and always in the same place; the twelve others beside it. */
export function ActionBar(props: BarProps) {
  const say = useSay()
  const now = useHallNow(props.link)
  const primary = primaryVerb(props.view)
  const guard = useRef(new PressGuard())
  // The second click of a double click would meet the next verb in the same place.
  const pressPrimary = (verb: Verb) => {
    if (guard.current.accepts('primary', performance.now())) props.press(verb)
  }
  return (
    <nav className="actions" aria-label={say({ zh: '操作', en: 'Actions' })}>
      {/* A new button for a new verb: a held-down Enter must not go on pressing it. */}
      <VerbButton key={primary} {...props} press={pressPrimary} verb={primary} now={now} primary />
      <div className="actions-others">
        {otherVerbs(props.view).map((verb) => (
          <VerbButton key={verb} {...props} verb={verb} now={now} />
        ))}
      </div>
    </nav>
  )
}

interface ButtonProps extends BarProps {
  readonly verb: Verb
  readonly now: EpochMs
  readonly primary?: boolean
}

function VerbButton({ view, live, pending, press, verb, now, primary }: ButtonProps) {
  const say = useSay()
  const refusal = refusalNow(view, verb, now)
  const hint = refusal === undefined ? undefined : say(refusalText[refusal])
  const spare = verb === 'RecallTicket' && refusal === 'RecallTooSoon' && view.ticket
  return (
    <button
      type="button"
      className={primary ? 'verb verb-primary' : 'verb'}
      disabled={!live || refusal !== undefined}
      title={hint}
      aria-busy={pending === verb}
      data-verb={verb}
      onClick={() => press(verb)}
    >
      <span className="verb-name">{say(verbText[verb])}</span>
      {spare ? (
        <span className="verb-spare tabular">
          {Math.max(1, Math.ceil((spare.recallFrom - now) / 1_000))} {say({ zh: '秒', en: 's' })}
        </span>
      ) : (
        <KeyCap chord={keyOfVerb[verb]} />
      )}
      {primary && hint && <span className="verb-why">{hint}</span>}
    </button>
  )
}
