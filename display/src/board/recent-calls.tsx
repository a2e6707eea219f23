import { type CallLine, clockText } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'

const words = {
  title: { zh: '最近呼叫', en: 'Recent calls' },
  none: { zh: '今天还没有呼叫', en: 'No calls yet today' },
  window: { zh: '号窗口', en: '' },
} as const

export function RecentCalls({ calls }: { readonly calls: readonly CallLine[] }) {
  const say = useSay()
  return (
    <section className="recent">
      <h2 className="board-title">{say(words.title)}</h2>
      {calls.length === 0 ? (
        <p className="board-empty">{say(words.none)}</p>
      ) : (
        <ol>
          {calls.map((call) => (
            <li key={`${call.ticketId}.${call.callCount}.${call.calledAt}`} className="recent-row">
              <span className="recent-number number">{call.number}</span>
              <span className="recent-window">
                <span className="recent-arrow" aria-hidden="true">
                  →
                </span>
                <b className="number">{call.windowNumber}</b> {say(words.window)}
              </span>
              <time className="recent-time tabular">{clockText(call.calledAt)}</time>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
