import { useSay } from '@yihao/screen-kit'
import type { Freshness } from './feed.ts'

const words = {
  connecting: { zh: '正在连接大厅…', en: 'Connecting to the hall…' },
  polling: {
    zh: '实时连接断开，每 5 秒更新一次',
    en: 'No live connection; renewed every 5 seconds',
  },
  lost: {
    zh: '网络断开，下面可能不是最新，请留意大屏和广播',
    en: 'Connection lost; this may be out of date. Please watch the hall’s screens.',
  },
} as const

/** Nothing while all is well; otherwise a strip that nobody overlooks, over the last picture. */
export function FreshnessStrip({ freshness }: { readonly freshness: Freshness }) {
  const say = useSay()
  return (
    <div className="strip-place" role="status">
      {freshness !== 'live' && freshness !== 'connecting' && (
        <p className={`strip strip-${freshness}`}>
          <span className="strip-dot" aria-hidden="true" />
          {say(words[freshness])}
        </p>
      )}
      {freshness === 'connecting' && <p className="visually-hidden">{say(words.connecting)}</p>}
    </div>
  )
}
