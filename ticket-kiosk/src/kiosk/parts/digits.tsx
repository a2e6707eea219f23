import { useSay } from '@yihao/screen-kit'
import { words } from '../words/kiosk-words.ts'
import { Icon } from './icon.tsx'

interface DigitsProps {
  readonly press: (digit: string) => void
  readonly erase: () => void
  readonly clear: () => void
  readonly empty: boolean
}

/** In the order of a telephone, which more visitors know than that of a calculator. */
const rows = ['123', '456', '789'] as const

/** The caret stays in the field, so a scanner or a real keyboard goes on where the finger stopped. */
const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault()

export function Digits({ press, erase, clear, empty }: DigitsProps) {
  const say = useSay()
  const digit = (one: string) => (
    <button
      type="button"
      className="key key-digit tabular"
      key={one}
      onClick={() => press(one)}
      onPointerDown={keepFocus}
    >
      {one}
    </button>
  )
  return (
    <div className="digits">
      {rows.flatMap((row) => [...row].map(digit))}
      <button
        type="button"
        className="key key-digit"
        disabled={empty}
        onClick={clear}
        onPointerDown={keepFocus}
      >
        {say(words.clear)}
      </button>
      {digit('0')}
      <button
        type="button"
        className="key key-digit"
        disabled={empty}
        onClick={erase}
        onPointerDown={keepFocus}
      >
        <Icon name="erase" />
        {say(words.erase)}
      </button>
    </div>
  )
}
