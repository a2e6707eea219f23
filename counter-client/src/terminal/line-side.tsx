import {
  type CounterView,
  clockText,
  holdKindText,
  type TicketId,
  ticketClassText,
  waitRangeText,
} from '@yihao/contract'
import { type HallLink, minutesWords, useSay } from '@yihao/screen-kit'
import { refusalNow } from '../desk/situation.ts'
import type { Desk } from '../desk/use-desk.ts'
import { Since } from '../parts/since.tsx'
import './line-side.css'

interface SideProps {
  readonly view: CounterView
  readonly link: HallLink
  readonly desk: Desk
  readonly live: boolean
}

/** The line this window calls from, and the numbers that are to come back. */
export function LineSide({ view, link, desk, live }: SideProps) {
  const say = useSay()
  return (
    <aside className="side" aria-label={say({ zh: '等候队列', en: 'Line' })}>
      <section className="side-head">
        <p className="side-waiting">
          <span className="side-label">{say({ zh: '等候', en: 'Waiting' })}</span>
          <span className="number side-count">{view.waiting}</span>
          <span className="side-label">{say({ zh: '人', en: '' })}</span>
        </p>
        {view.longestWaitSince !== undefined && (
          <p className="side-longest">
            {say({ zh: '最久', en: 'Longest' })} <Since link={link} from={view.longestWaitSince} />
          </p>
        )}
      </section>
      <div className="side-scroll">
        <NextList view={view} link={link} />
        <HeldList view={view} link={link} desk={desk} live={live} />
        <MissedList view={view} link={link} desk={desk} live={live} />
      </div>
      <Today view={view} />
    </aside>
  )
}

function NextList({ view, link }: Pick<SideProps, 'view' | 'link'>) {
  const say = useSay()
  if (view.next.length === 0) return null
  return (
    <ol className="next-list" aria-label={say({ zh: '接下来', en: 'Next' })}>
      {view.next.map((line) => (
        <li key={line.ticketId} className="next-row">
          <span className="number next-number">{line.number}</span>
          <span className="next-items" title={line.itemsText}>
            {line.booked && (
              <strong className="booked">{say({ zh: '预约', en: 'Booked' })} </strong>
            )}
            {line.marks
              ?.filter(({ zh }) => zh !== ticketClassText.booked.zh)
              .map((mark) => (
                <strong key={mark.zh} className="next-mark">
                  {say(mark)}{' '}
                </strong>
              ))}
            {line.itemsText}
          </span>
          <span className="next-wait">
            <Since link={link} from={line.arrivedAt} />
            <small>{say(waitRangeText(line.waitRange))}</small>
          </span>
        </li>
      ))}
    </ol>
  )
}

function HeldList({ view, link, desk, live }: SideProps) {
  const say = useSay()
  if (view.held.length === 0) return null
  const { windowId } = view.window
  const refusal = refusalNow(view, 'ResumeTicket', link.now())
  const resume = (ticketId: TicketId) =>
    void desk.send('ResumeTicket', { type: 'ResumeTicket', data: { windowId, ticketId } })
  return (
    <section className="back-list">
      <h2 className="side-title">{say({ zh: '已挂起', en: 'On hold' })}</h2>
      <ul>
        {view.held.map((line) => (
          <li key={line.ticketId} className="back-row">
            <span className="number back-number">{line.number}</span>
            <span className="back-text">
              {say(holdKindText[line.kind])} <Since link={link} from={line.heldAt} />
            </span>
            <button
              type="button"
              className="button button-small"
              disabled={!live || refusal !== undefined}
              onClick={() => resume(line.ticketId)}
            >
              {say({ zh: '回呼', en: 'Resume' })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function MissedList({ view, desk, live }: SideProps) {
  const say = useSay()
  if (view.missed.length === 0) return null
  const reinstate = (ticketId: TicketId) =>
    void desk.send('ReinstateTicket', { type: 'ReinstateTicket', data: { ticketId } })
  return (
    <section className="back-list">
      <h2 className="side-title">{say({ zh: '已过号', en: 'Missed' })}</h2>
      <ul>
        {view.missed.map((line) => (
          <li key={line.ticketId} className="back-row">
            <span className="number back-number">{line.number}</span>
            <span className="back-text tabular">{clockText(line.missedAt)}</span>
            <button
              type="button"
              className="button button-small"
              disabled={!live}
              onClick={() => reinstate(line.ticketId)}
            >
              {say({ zh: '重新排入', en: 'Put back' })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const ratingWords = {
  open: { zh: '等待评价', en: 'rating open' },
  rated: { zh: '已评价', en: 'rated' },
  'not-rated': { zh: '未评价', en: 'not rated' },
} as const

function Today({ view }: Pick<SideProps, 'view'>) {
  const say = useSay()
  const { today, lastService } = view
  return (
    <footer className="today">
      {lastService && (
        <p className="today-last">
          {say({ zh: '上一位', en: 'Last' })} <b className="number">{lastService.number}</b>{' '}
          <span className={`rating rating-${lastService.rating}`}>
            {say(ratingWords[lastService.rating])}
          </span>
        </p>
      )}
      <dl className="today-figures">
        <div>
          <dt>{say({ zh: '今天办结', en: 'Done today' })}</dt>
          <dd className="tabular">{today.finished}</dd>
        </div>
        <div>
          <dt>{say({ zh: '平均办理', en: 'Mean service' })}</dt>
          <dd className="tabular">
            {today.finished === 0 ? '—' : say(minutesWords(today.meanServingMs))}
          </dd>
        </div>
        <div>
          <dt>{say({ zh: '过号', en: 'No-shows' })}</dt>
          <dd className="tabular">{today.noShows}</dd>
        </div>
      </dl>
    </footer>
  )
}
