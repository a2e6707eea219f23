import { useSay } from '@yihao/screen-kit'
import { words } from '../words/kiosk-words.ts'
import { Icon } from './icon.tsx'

interface KeyboardProps {
  readonly press: (letter: string) => void
  readonly erase: () => void
  readonly clear: () => void
  readonly empty: boolean
}

const rows = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'] as const

/** Letters only: the search knows every item by the first letters of its pinyin. */
export function Keyboard({ press, erase, clear, empty }: KeyboardProps) {
  const say = useSay()
  return (
    <div className="keyboard">
      {rows.map((row, index) => (
        <div className="keyboard-row" key={row}>
          {index === 2 && (
            <button
              type="button"
              className="key key-wide"
              disabled={empty}
              onClick={clear}
              onPointerDown={keepFocus}
            >
              {say(words.clear)}
            </button>
          )}
          {[...row].map((letter) => (
            <button
              type="button"
              className="key"
              key={letter}
              onClick={() => press(letter.toLowerCase())}
              onPointerDown={keepFocus}
            >
              {letter}
            </button>
          ))}
          {index === 2 && (
            <button
              type="button"
              className="key key-wide"
              disabled={empty}
              onClick={erase}
              onPointerDown={keepFocus}
            >
              <Icon name="erase" />
              {say(words.erase)}
            </button>
          )}
        </div>
      ))}
    </div>
  )
}

/** The caret stays in the field, so a real keyboard goes on where the finger stopped. */
const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault()
