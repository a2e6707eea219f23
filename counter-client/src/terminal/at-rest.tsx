import { type CounterView, clockText, type Words } from '@yihao/contract'
import { type HallLink, useSay } from '@yihao/screen-kit'
import { Since } from '../parts/since.tsx'
import { ComingCall } from './coming-call.tsx'
import './ticket.css'

interface AtRestProps {
  readonly view: CounterView
  readonly link: HallLink
  /** Says not ready to the call that is announced. */
  readonly wait: (() => void) | undefined
}

/** No visitor at the window: says in one line why, and what the big button will do. */
export function AtRest({ view, link, wait }: AtRestProps) {
  const say = useSay()
  const { window: place, next, dispatch } = view
  const first = next[0]
  const rest = restOf(view)
  return (
    <section className={`rest rest-${rest.kind}`}>
      {rest.kind === 'next' && first !== undefined ? (
        <>
          {dispatch?.callsAt === undefined ? (
            <p className="rest-lead">{say({ zh: '下一位', en: 'Next' })}</p>
          ) : (
            <ComingCall link={link} callsAt={dispatch.callsAt} wait={wait} />
          )}
          <p className="number rest-number">{first.number}</p>
          <p className="rest-text">
            {first.booked && (
              <strong className="booked">{say({ zh: '预约', en: 'Booked' })}</strong>
            )}{' '}
            {first.itemsText}
            {say({ zh: '，已等', en: ', waited' })} <Since link={link} from={first.arrivedAt} />
          </p>
        </>
      ) : (
        <>
          <p className="rest-title">{say(rest.title)}</p>
          <p className="rest-text">
            {say(rest.text)}
            {place.state === 'paused' && place.since !== undefined && (
              <>
                {say({ zh: '自 ', en: 'since ' })}
                <span className="tabular">{clockText(place.since)}</span>
                {say({ zh: ' 起，已 ', en: ', for ' })}
                <Since link={link} from={place.since} />
              </>
            )}
          </p>
        </>
      )}
    </section>
  )
}

interface Rest {
  readonly kind: 'next' | 'empty' | 'paused' | 'closed' | 'hall'
  readonly title: Words
  readonly text: Words
}

const none: Words = { zh: ' ', en: ' ' }

function restOf({ hall, window: place, next, waiting }: CounterView): Rest {
  if (!hall.dayOpen) return hallRest(hall)
  if (place.state === 'closed') {
    const people = { zh: `现在有 ${waiting} 人等候`, en: `${waiting} waiting now` }
    return { kind: 'closed', title: { zh: '窗口未开', en: 'Window closed' }, text: people }
  }
  if (place.state === 'paused') {
    const why = place.pauseReason ?? none
    const title = {
      zh: `暂停服务·${why.zh}`.replace(/[·\s]+$/, ''),
      en: `Paused · ${why.en}`.replace(/[·\s]+$/, ''),
    }
    return { kind: 'paused', title, text: none }
  }
  if (next.length > 0) return { kind: 'next', title: none, text: none }
  const text = { zh: '有人取号后，右边会出现号码', en: 'New numbers will appear on the right' }
  return { kind: 'empty', title: { zh: '暂无等候', en: 'Nobody is waiting' }, text }
}

function hallRest({ session }: CounterView['hall']): Rest {
  const title = { zh: '大厅现在没有开', en: 'The hall is not open now' }
  const text =
    session === undefined
      ? { zh: '今天的办理已结束，辛苦了', en: 'Today’s service is over. Thank you.' }
      : {
          zh: `${session.name.zh} ${session.from}–${session.to}，开厅后即可开窗`,
          en: `${session.name.en} ${session.from}–${session.to}; open your window then`,
        }
  return { kind: 'hall', title, text }
}
