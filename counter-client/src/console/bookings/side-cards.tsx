import type { BookingList } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'

/** 高频代办: listed so that somebody may help them, never refused. */
export function AgentsCard({ agents }: Pick<BookingList, 'agents'>) {
  const say = useSay()
  return (
    <section className="card">
      <h2 className="card-title">{say({ zh: '今日高频代办', en: 'Frequent agents today' })}</h2>
      {agents.length === 0 && <p className="quiet">{say({ zh: '没有', en: 'None' })}</p>}
      {agents.map(({ mark, tickets, principals }) => (
        <p className="bookings-line" key={mark}>
          <span className="tabular">{mark}</span>
          <span>
            {say({
              zh: `${tickets} 个号，代 ${principals} 户`,
              en: `${tickets} numbers for ${principals}`,
            })}
          </span>
        </p>
      ))}
    </section>
  )
}

/** Who asked for a number and got none; the wait before the number begins here. */
export function RefusedCard({ refused }: { readonly refused: BookingList['refusedTakes'] }) {
  const say = useSay()
  return (
    <section className="card">
      <h2 className="card-title">{say({ zh: '今日取号被拒', en: 'Refused today' })}</h2>
      {refused.length === 0 && <p className="quiet">{say({ zh: '没有', en: 'None' })}</p>}
      {refused.map(({ code, words, times }) => (
        <p className="bookings-line" key={code}>
          <span>{say(words)}</span>
          <b className="tabular">{times}</b>
        </p>
      ))}
    </section>
  )
}
