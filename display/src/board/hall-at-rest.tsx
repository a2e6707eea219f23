import { type HallHead, readHallClock, startOfDate } from '@yihao/contract'
import { dateWords, useSay } from '@yihao/screen-kit'

const words = {
  closed: { zh: '现在不是服务时间', en: 'Closed now' },
  closedHint: {
    zh: '感谢您的到来，请在工作时间再来',
    en: 'Thank you. Please come in opening hours',
  },
  next: { zh: '下次服务', en: 'Open again' },
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
        <Next hall={hall} />
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

/** On a Sunday nothing has ended: what helps is when somebody will be here. */
function Next({ hall: { opensNext } }: { readonly hall: HallHead }) {
  const say = useSay()
  if (opensNext === undefined) return <p className="at-rest-hint">{say(words.closedHint)}</p>
  const { businessDate, weekday } = readHallClock(startOfDate(opensNext.date))
  return (
    <p className="at-rest-hours">
      {say(words.next)} {say(dateWords(businessDate, weekday))}{' '}
      <span className="number">{opensNext.from}</span>
    </p>
  )
}
