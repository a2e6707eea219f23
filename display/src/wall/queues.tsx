import { type EpochMs, forecastVerdictWords, type WallView, waitRangeText } from '@yihao/contract'
import { minutesWords, useSay } from '@yihao/screen-kit'
import { waitTone } from './totals.tsx'

const words = {
  queue: { zh: '队列', en: 'Queue' },
  waiting: { zh: '等候', en: 'Waiting' },
  expected: { zh: '新到预计', en: 'A newcomer waits' },
  longest: { zh: '现等最久', en: 'Longest now' },
  mean: { zh: '平均等候', en: 'Mean' },
  p90: { zh: '九成不超过', en: 'P90' },
  called: { zh: '已叫', en: 'Called' },
  windows: { zh: '开放窗口', en: 'Windows' },
  none: { zh: '无人', en: 'nobody' },
} as const

type QueueRow = WallView['queues'][number]

export function Queues({
  queues,
  now,
}: {
  readonly queues: readonly QueueRow[]
  readonly now: EpochMs
}) {
  const say = useSay()
  return (
    <table className="queues">
      <thead>
        <tr>
          <th scope="col">{say(words.queue)}</th>
          <th scope="col">{say(words.waiting)}</th>
          <th scope="col">{say(words.expected)}</th>
          <th scope="col">{say(words.longest)}</th>
          <th scope="col">{say(words.mean)}</th>
          <th scope="col">{say(words.p90)}</th>
          <th scope="col">{say(words.called)}</th>
          <th scope="col">{say(words.windows)}</th>
        </tr>
      </thead>
      <tbody>
        {queues.map((queue) => (
          <Row key={queue.queueId} queue={queue} now={now} />
        ))}
      </tbody>
    </table>
  )
}

/** A queue whose ranges fail is marked, not hidden (FORECAST-7). */
function Held({ queue: { forecast } }: { readonly queue: QueueRow }) {
  const say = useSay()
  if (forecast?.verdict !== 'failing') return null
  const rate = Math.round((100 * forecast.hits) / forecast.tickets)
  return (
    <span className="queue-failing tone-bad">
      {say(forecastVerdictWords.failing)} {rate}%
    </span>
  )
}

function Row({ queue, now }: { readonly queue: QueueRow; readonly now: EpochMs }) {
  const say = useSay()
  const longest =
    queue.longestWaitSince === undefined ? undefined : Math.max(0, now - queue.longestWaitSince)
  const tone = longest === undefined ? undefined : waitTone(longest)
  const minutes = (ms: number) => (queue.waits.count === 0 ? '—' : say(minutesWords(ms)))
  const unserved = queue.waiting > 0 && queue.openWindows === 0
  return (
    <tr>
      <th scope="row">
        <span className="queue-prefix number">{queue.prefix}</span> {say(queue.name)}
      </th>
      <td>
        <b className="number queue-waiting">{queue.waiting}</b>
      </td>
      <td className="queue-expected">
        {say(waitRangeText(queue.waitRange))}
        <Held queue={queue} />
      </td>
      <td className={tone === undefined ? '' : `tone-${tone}`}>
        {longest === undefined ? '—' : say(minutesWords(longest))}
      </td>
      <td>{minutes(queue.waits.meanMs)}</td>
      <td>{minutes(queue.waits.p90Ms)}</td>
      <td>{queue.calledToday}</td>
      <td className={unserved ? 'tone-bad' : ''}>
        {queue.openWindows}
        {unserved && ` ${say(words.none)}`}
      </td>
    </tr>
  )
}
