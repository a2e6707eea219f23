import { clockText, type EpochMs, type HallHead, readHallClock } from '@yihao/contract'
import { dateWords, useSay } from '@yihao/screen-kit'

export interface HeadProps {
  readonly hall: HallHead
  readonly place?: { readonly zh: string; readonly en: string }
  readonly now: EpochMs
}

export function Head({ hall, place, now }: HeadProps) {
  const say = useSay()
  const { businessDate, weekday } = readHallClock(now)
  return (
    <header className="head">
      <h1 className="head-name">
        {say(hall.name)}
        {place && <span className="head-zone"> · {say(place)}</span>}
      </h1>
      <p className="head-time tabular">
        <span>{say(dateWords(businessDate, weekday))}</span>
        <time className="head-clock number">{clockText(now)}</time>
      </p>
    </header>
  )
}
