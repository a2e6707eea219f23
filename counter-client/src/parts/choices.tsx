import { useEffect } from 'react'
import './choices.css'

export interface Choice {
  readonly id: string
  readonly label: string
  readonly hint?: string
}

interface ChoicesProps {
  readonly legend: string
  readonly choices: readonly Choice[]
  readonly chosen: string | undefined
  readonly choose: (id: string) => void
  /** Digits 1 to 9 choose the first nine. */
  readonly byDigit?: boolean
  readonly columns?: 1 | 2 | 3
}

/** One of a few: large enough for a hurried hand, and by digit for one that stays on the keys. */
export function Choices(props: ChoicesProps) {
  const { choices, choose, byDigit = false } = props
  useEffect(() => {
    if (!byDigit) return undefined
    const listen = (event: KeyboardEvent) => {
      const typing = ['INPUT', 'TEXTAREA'].includes(document.activeElement?.tagName ?? '')
      const radio = document.activeElement?.getAttribute('type') === 'radio'
      if ((typing && !radio) || event.ctrlKey || event.altKey || event.metaKey) return
      const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined
      if (choice !== undefined) choose(choice.id)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [byDigit, choices, choose])
  return (
    <fieldset className={`choices choices-${props.columns ?? 2}`}>
      <legend className="choices-legend">{props.legend}</legend>
      {choices.map((choice, index) => (
        <label key={choice.id} className="choice">
          <input
            type="radio"
            name={props.legend}
            checked={choice.id === props.chosen}
            onChange={() => choose(choice.id)}
          />
          <span className="choice-text">
            <span className="choice-label">{choice.label}</span>
            {choice.hint && <span className="choice-hint">{choice.hint}</span>}
          </span>
          {byDigit && index < 9 && <kbd className="key-cap">{index + 1}</kbd>}
        </label>
      ))}
    </fieldset>
  )
}
