import type { VisitorChoices } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import { type Dispatch, useState } from 'react'
import type { Asks } from '../flow/asks.ts'
import type { FlowStep } from '../flow/flow.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/kiosk-words.ts'

interface HelpProps {
  readonly choices: VisitorChoices
  readonly asks: Asks
  readonly dispatch: Dispatch<FlowStep>
}

/** One quiet line that may be passed by: what helps, and who asks for priority. */
export function HelpCard({ choices, asks, dispatch }: HelpProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const chosen = [
    ...choices.needs.filter(({ code }) => asks.needs.includes(code)),
    ...choices.groups.filter(({ code }) => code === asks.groupCode),
  ]
  if (!open) {
    return (
      <button type="button" className="help-line" onClick={() => setOpen(true)}>
        <Icon name="plus" />
        <span className="help-line-text">
          {chosen.length === 0
            ? say(words.helpOrPriority)
            : chosen.map((one) => say(one.words)).join('、')}
        </span>
        <span className="help-line-note">
          {say(chosen.length === 0 ? words.mayBeSkipped : words.changeAsks)}
        </span>
      </button>
    )
  }
  return (
    <section className="card help-card">
      {choices.needs.length > 0 && (
        <Chips
          title={say(words.needs)}
          options={choices.needs.map(({ code, words: name }) => ({
            code,
            name: say(name),
            on: asks.needs.includes(code),
          }))}
          press={(code) => dispatch({ type: 'need', code })}
        />
      )}
      {choices.groups.length > 0 && (
        <Chips
          title={say(words.priority)}
          note={say(words.priorityNote)}
          options={choices.groups.map(({ code, words: name }) => ({
            code,
            name: say(name),
            on: asks.groupCode === code,
          }))}
          press={(groupCode) => dispatch({ type: 'claim', groupCode })}
        />
      )}
      <button type="button" className="button button-quiet" onClick={() => setOpen(false)}>
        <Icon name="check" />
        {say(words.chosenSo)}
      </button>
    </section>
  )
}

interface ChipsProps {
  readonly title: string
  readonly note?: string
  readonly options: readonly {
    readonly code: string
    readonly name: string
    readonly on: boolean
  }[]
  readonly press: (code: string) => void
}

function Chips({ title, note, options, press }: ChipsProps) {
  return (
    <>
      <h3 className="card-title">
        {title}
        {note && <small>{note}</small>}
      </h3>
      <div className="help-chips">
        {options.map(({ code, name, on }) => (
          <button
            key={code}
            type="button"
            className={on ? 'help-chip help-chip-on' : 'help-chip'}
            aria-pressed={on}
            onClick={() => press(code)}
          >
            {on && <Icon name="check" />}
            {name}
          </button>
        ))}
      </div>
    </>
  )
}
