import { type QueueLine, waitRangeText } from '@yihao/contract'
import { useSay } from '@yihao/screen-kit'

const words = {
  title: { zh: '等候', en: 'Waiting' },
  people: { zh: '人', en: '' },
  closed: { zh: '暂无开放窗口', en: 'No window open' },
} as const

export function WaitingByQueue({ queues }: { readonly queues: readonly QueueLine[] }) {
  const say = useSay()
  if (queues.length === 0) return null
  return (
    <section className="waiting">
      <h2 className="board-title">{say(words.title)}</h2>
      <ul className={queues.length > 4 ? 'waiting-list waiting-list-two' : 'waiting-list'}>
        {queues.map((queue) => (
          <li key={queue.queueId} className="waiting-row">
            <span className="waiting-prefix number">{queue.prefix}</span>
            <span className="waiting-name">{say(queue.name)}</span>
            <span className="waiting-expected tabular">{say(waitRangeText(queue.waitRange))}</span>
            <span className="waiting-count tabular">
              {queue.openWindows === 0 && queue.waiting > 0 ? (
                <em className="waiting-closed">{say(words.closed)}</em>
              ) : null}
              <b className="number">{queue.waiting}</b> {say(words.people)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
