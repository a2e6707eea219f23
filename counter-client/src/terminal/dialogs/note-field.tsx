import { limits } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'

interface NoteFieldProps {
  readonly value: string
  readonly change: (value: string) => void
  readonly label?: string
  readonly placeholder?: string
}

/** Free text; the hall seals it away, so that the log never holds what people typed. */
export function NoteField({ value, change, label, placeholder }: NoteFieldProps) {
  const say = useSay()
  return (
    <label className="field">
      <span className="field-label">
        {label ?? say({ zh: '说明（可不填）', en: 'Note (optional)' })}
      </span>
      <textarea
        className="field-text"
        rows={2}
        maxLength={limits.noteCharactersMax}
        value={value}
        placeholder={placeholder}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  )
}

/** An empty note is none. */
export const noteOf = (typed: string): string | undefined =>
  typed.trim() === '' ? undefined : typed.trim()
