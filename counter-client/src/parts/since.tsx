import type { EpochMs } from '@yihao/contract'
import { clockDuration, type HallLink, minutesWords, useHallNow, useSay } from '@yihao/screen-kit'

interface SinceProps {
  readonly link: HallLink
  readonly from: EpochMs
}

/** `12 分`, going on by itself. */
export function Since({ link, from }: SinceProps) {
  const say = useSay()
  const now = useHallNow(link)
  return <span className="tabular since">{say(minutesWords(Math.max(0, now - from)))}</span>
}

/** `06:12`, going on by itself. */
export function RunningClock({ link, from }: SinceProps) {
  const now = useHallNow(link)
  return <span className="tabular">{clockDuration(now - from)}</span>
}
