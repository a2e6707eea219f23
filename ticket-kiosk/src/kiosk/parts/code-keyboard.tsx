import { useSay } from '@yihao/screen-kit'
import { words } from '../words/kiosk-words.ts'
import { Icon } from './icon.tsx'

/** Without the letters that a credit code never has, so that nobody types an O for a nought. */
const creditRows = ['1234567890', 'QWERTYUP', 'ADFGHJKL', 'XCBNM'] as const
const allRows = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM-'] as const

interface CodeKeyboardProps {
  readonly kind: 'credit-code' | 'all'
  readonly press: (character: string) => void
  readonly erase: () => void
  readonly clear: () => void
  readonly empty: boolean
}

/** The caret stays in the field, so a scanner or a real keyboard goes on where the finger stopped. */
const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault()

export function CodeKeyboard({ kind, press, erase, clear, empty }: CodeKeyboardProps) {
  const say = useSay()
  const rows = kind === 'all' ? allRows : creditRows
  const wide = (name: string, act: () => void, icon?: 'erase') => (
    <button
      type="button"
      className="key key-wide"
      disabled={empty}
      onClick={act}
      onPointerDown={keepFocus}
    >
      {icon && <Icon name={icon} />}
      {name}
    </button>
  )
  return (
    <div className="keyboard">
      {rows.map((row, index) => (
        <div className="keyboard-row" key={row}>
          {index === rows.length - 1 && wide(say(words.clear), clear)}
          {[...row].map((character) => (
            <button
              type="button"
              className="key tabular"
              key={character}
              onClick={() => press(character)}
              onPointerDown={keepFocus}
            >
              {character}
            </button>
          ))}
          {index === rows.length - 1 && wide(say(words.erase), erase, 'erase')}
        </div>
      ))}
    </div>
  )
}
