import type { HallHead } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'

const words = {
  closed: { zh: '本大厅今天的服务已结束', en: 'Today’s service has ended' },
  closedHint: {
    zh: '感谢您的到来，请在工作时间再来',
    en: 'Thank you. Please come in opening hours',
  },
  soon: { zh: '稍后开始服务', en: 'Service begins soon' },
} as const

/** Before nine, at noon and in the evening the board says when somebody will call again. */
export function HallAtRest({ hall }: { readonly hall: HallHead }) {
  const say = useSay()
  const session = hall.session
  return (
    <section className="calling at-rest">
      <p className="at-rest-title">{say(session === undefined ? words.closed : words.soon)}</p>
      {session === undefined ? (
        <p className="at-rest-hint">{say(words.closedHint)}</p>
      ) : (
        <p className="at-rest-hours">
          {say(session.name)}{' '}
          <span className="number">
            {session.from}–{session.to}
          </span>
        </p>
      )}
    </section>
  )
}
