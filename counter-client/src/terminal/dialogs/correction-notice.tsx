import { type CounterTicket, type CounterView, clockText, readHallClock } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'
import './correction-notice.css'

interface NoticeProps {
  readonly view: CounterView
  readonly ticket: CounterTicket
  readonly missing: readonly string[]
}

/**
 * 一次性告知单, for paper only. 行政许可法 (2019) article 32(4): what is to be supplied is told once
 * and completely.
 */
export function CorrectionNotice({ view, ticket, missing }: NoticeProps) {
  const say = useSay()
  const at = ticket.servingSince ?? ticket.calledAt
  return (
    <section className="notice" aria-hidden="true">
      <p>{say(view.hall.name)}</p>
      <h1>{say({ zh: '一次性告知单', en: 'List of missing papers' })}</h1>
      <p>
        {say({ zh: '号码', en: 'Number' })} {ticket.number}，
        {say({
          zh: `${view.window.windowNumber} 号窗口`,
          en: `window ${view.window.windowNumber}`,
        })}
        ，{readHallClock(at).businessDate} {clockText(at)}
      </p>
      <p>{ticket.items.map(({ name }) => name).join('；')}</p>
      <h2>{say({ zh: '请补齐以下材料', en: 'Please bring' })}</h2>
      <ol>
        {missing.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  )
}
