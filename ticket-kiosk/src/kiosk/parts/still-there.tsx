import { fill, useSay } from '@yihao/screen-kit'
import { words } from '../words/kiosk-words.ts'

/** Any touch goes on; the button is there because people look for one. */
export function StillThere({
  secondsLeft,
  leave,
}: {
  readonly secondsLeft: number
  readonly leave: () => void
}) {
  const say = useSay()
  return (
    <div className="veil">
      <div className="still-there" role="alertdialog" aria-modal="true">
        <p className="still-there-title">{say(words.stillThere)}</p>
        <p className="still-there-seconds number">{secondsLeft}</p>
        <button type="button" className="button button-primary button-large">
          {say(words.goOn)}
        </button>
        <button type="button" className="button" onClick={leave}>
          {say(words.home)}
        </button>
        <p className="still-there-hint tabular">
          {say(fill(words.homeIn, { seconds: secondsLeft }))}
        </p>
      </div>
    </div>
  )
}
