import { clockText, readHallClock } from '@yihao/contract'
import { dateWords, useHallNow, useSay } from '@yihao/screen-kit'
import { words } from '../words/kiosk-words.ts'
import type { Face, KioskHall } from './face.ts'

/** Whose hall this is, what time it is there, and how the screen shall speak. */
export function Head({ hall, face }: { readonly hall: KioskHall; readonly face: Face }) {
  const say = useSay()
  // The first view brings hall time with it; until then the machine's own would be shown.
  const known = hall.view !== undefined
  const now = useHallNow(hall.link, known ? 1_000 : 500)
  const { businessDate, weekday } = readHallClock(now)
  const { language, elder, setLanguage, setElder } = face
  return (
    <header className="head">
      <div className="head-hall">
        <h1 className="head-name">{hall.view ? say(hall.view.hall.name) : ' '}</h1>
        {known && (
          <p className="head-date tabular">
            {say(dateWords(businessDate, weekday))}
            <time className="head-clock number">{clockText(now)}</time>
          </p>
        )}
      </div>
      <button
        type="button"
        className="button head-switch"
        aria-pressed={elder}
        onClick={() => setElder(!elder)}
      >
        {say(elder ? words.standard : words.elder)}
      </button>
      <button
        type="button"
        className="button head-switch"
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {say(words.otherLanguage)}
      </button>
    </header>
  )
}
