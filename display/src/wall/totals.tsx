import type { EpochMs, WallView, Words } from '@yihao/contract'
import { fill, minutesWords, type Say, useSay } from '@yihao/screen-kit'

const words = {
  waiting: { zh: '正在等候', en: 'Waiting' },
  longest: { zh: '现等最久', en: 'Longest now' },
  mean: { zh: '今日平均等候', en: 'Mean wait today' },
  p90: { zh: '九成等候不超过', en: '90 % waited at most' },
  windows: { zh: '开放窗口', en: 'Windows open' },
  finished: { zh: '已办结', en: 'Done' },
  issued: { zh: '共取号', en: 'Issued' },
  held: { zh: '估计命中', en: 'Told waits held' },
  heldNote: { zh: '近七天 {n} 个等候', en: '{n} waits, 7 days' },
  missed: { zh: '过号 / 弃号', en: 'Missed / given up' },
  sample: { zh: '已叫 {n} 号 · 扣除休息', en: '{n} called, net of rest' },
  sentOn: { zh: '转移 {all}', en: '{all} sent on' },
  toFetch: { zh: '{count} 位待接引', en: '{count} to be fetched' },
  people: { zh: '人', en: '' },
} as const

const fetchWords = (count: number): Words => fill(words.toFetch, { count })

interface Figure {
  readonly name: Words
  readonly value: string
  readonly note?: string
  readonly tone?: 'wait' | 'bad'
}

/** Judged by the limit most halls announce; the plan's own thresholds come with the alarms. */
const longWaitMs = 20 * 60_000
const veryLongWaitMs = 30 * 60_000

export function waitTone(ms: number): 'wait' | 'bad' | undefined {
  if (ms >= veryLongWaitMs) return 'bad'
  return ms >= longWaitMs ? 'wait' : undefined
}

export function longestWaitMs(view: WallView, now: EpochMs): number | undefined {
  const since = view.queues.flatMap((queue) => queue.longestWaitSince ?? [])
  return since.length === 0 ? undefined : Math.max(0, now - Math.min(...since))
}

/** The most frequent reason for which numbers were sent to another window. */
function sentOn({ transfers = [] }: WallView, say: Say): Pick<Figure, 'note'> {
  const [first] = transfers
  if (first === undefined) return {}
  const all = transfers.reduce((sum, { count }) => sum + count, 0)
  return { note: `${say(fill(words.sentOn, { all }))} · ${say(first.reason)} ${first.count}` }
}

/** Eight of ten waits should end within what was told; a hall that fails it says so. */
function held({ totals: { forecast } }: WallView, say: Say): Figure {
  if (forecast === undefined) return { name: words.held, value: '—' }
  const { hits, tickets, verdict } = forecast
  return {
    name: words.held,
    value: `${Math.round((100 * hits) / tickets)}%`,
    note: say(fill(words.heldNote, { n: tickets })),
    ...(verdict === 'failing' ? { tone: 'bad' as const } : {}),
  }
}

export function Totals({ view, now }: { readonly view: WallView; readonly now: EpochMs }) {
  const say = useSay()
  const { totals } = view
  const longest = longestWaitMs(view, now)
  const open = view.windows.filter((window) => window.state === 'open').length
  const sample = say({
    zh: words.sample.zh.replace('{n}', String(totals.waits.count)),
    en: words.sample.en.replace('{n}', String(totals.waits.count)),
  })
  const minutes = (ms: number) => (totals.waits.count === 0 ? '—' : say(minutesWords(ms)))
  const tone = longest === undefined ? undefined : waitTone(longest)
  const figures: readonly Figure[] = [
    {
      name: words.waiting,
      value: `${totals.waiting}`,
      note: totals.toFetch === undefined ? say(words.people) : say(fetchWords(totals.toFetch)),
    },
    {
      name: words.longest,
      value: longest === undefined ? '—' : say(minutesWords(longest)),
      ...(tone === undefined ? {} : { tone }),
    },
    { name: words.mean, value: minutes(totals.waits.meanMs), note: sample },
    { name: words.p90, value: minutes(totals.waits.p90Ms) },
    { name: words.windows, value: `${open} / ${view.windows.length}` },
    { name: words.issued, value: `${totals.issued}` },
    { name: words.finished, value: `${totals.finished}`, ...sentOn(view, say) },
    { name: words.missed, value: `${totals.missed} / ${totals.abandoned}` },
    held(view, say),
  ]
  return (
    <dl className="totals">
      {figures.map((figure) => (
        <div key={figure.name.zh} className="total">
          <dt>{say(figure.name)}</dt>
          <dd className={figure.tone === undefined ? '' : `tone-${figure.tone}`}>
            <span className="tabular">{figure.value}</span>
          </dd>
          {figure.note !== undefined && figure.note.length > 2 && (
            <dd className="total-note">{figure.note}</dd>
          )}
        </div>
      ))}
    </dl>
  )
}
