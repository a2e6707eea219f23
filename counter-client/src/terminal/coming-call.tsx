import type { EpochMs } from '@yihao/contract'
import { type HallLink, useHallNow, useSay } from '@yihao/screen-kit'

interface ComingProps {
  readonly link: HallLink
  readonly callsAt: EpochMs
  /** Says not ready; absent while the line is lost. */
  readonly wait: (() => void) | undefined
}

/** A call by the hall is never a surprise: how long until it comes, and the way out of it. */
export function ComingCall({ link, callsAt, wait }: ComingProps) {
  const say = useSay()
  const now = useHallNow(link)
  const seconds = Math.max(0, Math.ceil((callsAt - now) / 1_000))
  return (
    <div className="coming">
      <p className="coming-text">
        <span className="number coming-seconds tabular">{seconds}</span>{' '}
        {say({ zh: '秒后自动叫号', en: 's until the hall calls' })}
      </p>
      <button type="button" className="coming-wait" disabled={wait === undefined} onClick={wait}>
        {say({ zh: '先不叫', en: 'Not yet' })}
      </button>
    </div>
  )
}
