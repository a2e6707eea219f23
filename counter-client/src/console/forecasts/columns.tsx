import {
  clockText,
  type ForecastReport,
  type ForecastScore,
  forecastVerdictWords,
  type ToldRange,
  waitRangeText,
} from '@yihao/contract'
import { minutesWords, type Say } from '@yihao/screen-kit'
import type { TableColumnsType } from 'antd'

export const percent = ({ hits, tickets }: ForecastScore): string =>
  tickets === 0 ? '—' : `${Math.round((100 * hits) / tickets)}%`

function Verdict({ score, say }: { readonly score: ForecastScore; readonly say: Say }) {
  return (
    <span className={`verdict verdict-${score.verdict}`}>
      {say(forecastVerdictWords[score.verdict])}
    </span>
  )
}

/** Hits and errors of whatever a row stands for. */
function scoreColumns<Row extends { readonly score: ForecastScore }>(
  say: Say,
): TableColumnsType<Row> {
  const minutes = (
    key: 'errorMs' | 'lastWaitErrorMs' | 'aheadErrorMs',
    zh: string,
    en: string,
  ) => ({
    key,
    title: say({ zh, en }),
    align: 'right' as const,
    render: (_: unknown, { score }: Row) => (
      <span className="tabular">{score.tickets === 0 ? '—' : say(minutesWords(score[key]))}</span>
    ),
  })
  return [
    {
      title: say({ zh: '样本', en: 'Waits' }),
      align: 'right',
      render: (_, { score }) => <span className="tabular">{score.tickets}</span>,
    },
    {
      title: say({ zh: '命中率', en: 'Hit rate' }),
      align: 'right',
      render: (_, { score }) => <b className="tabular">{percent(score)}</b>,
    },
    {
      title: say({ zh: '结论', en: 'Verdict' }),
      render: (_, { score }) => <Verdict score={score} say={say} />,
    },
    minutes('errorMs', '平均误差', 'Mean error'),
    minutes('lastWaitErrorMs', '上一位法误差', 'By the last wait'),
    minutes('aheadErrorMs', '人数×均时误差', 'By people × mean'),
  ]
}

export const queueColumns = (say: Say): TableColumnsType<ForecastReport['queues'][number]> => [
  { title: say({ zh: '队列', en: 'Queue' }), render: (_, { name }) => say(name) },
  ...scoreColumns<ForecastReport['queues'][number]>(say),
]

export const hourColumns = (say: Say): TableColumnsType<ForecastReport['hours'][number]> => [
  {
    title: say({ zh: '时段', en: 'Hour' }),
    render: (_, { hour }) => <span className="tabular">{`${hour}:00–${hour + 1}:00`}</span>,
  },
  ...scoreColumns<ForecastReport['hours'][number]>(say),
]

export function toldColumns(say: Say, open: (number: string) => void): TableColumnsType<ToldRange> {
  return [
    {
      title: say({ zh: '时间', en: 'Told at' }),
      width: 80,
      render: (_, { saidAt }) => <span className="tabular">{clockText(saidAt)}</span>,
    },
    {
      title: say({ zh: '号码', en: 'Number' }),
      width: 96,
      render: (_, { number }) => (
        <button type="button" className="told-number number" onClick={() => open(number)}>
          {number}
        </button>
      ),
    },
    {
      title: say({ zh: '告知', en: 'Told' }),
      render: (_, { range, phase }) => (
        <>
          {say(waitRangeText(range))}
          {phase === 'later' && (
            <span className="quiet"> · {say({ zh: '途中', en: 'later' })}</span>
          )}
        </>
      ),
    },
    {
      title: say({ zh: '实际', en: 'Waited' }),
      align: 'right',
      render: (_, { outcome, waitedMs }) => (
        <span className="tabular">
          {outcome === 'called'
            ? say(minutesWords(waitedMs))
            : say({ zh: '未叫即离开', en: 'left' })}
        </span>
      ),
    },
    {
      title: say({ zh: '命中', en: 'Held' }),
      width: 120,
      render: (_, { hit }) =>
        hit === undefined ? (
          <span className="quiet">{say({ zh: '不计', en: 'not counted' })}</span>
        ) : hit ? (
          say({ zh: '是', en: 'yes' })
        ) : (
          <b className="told-miss">{say({ zh: '否', en: 'no' })}</b>
        ),
    },
  ]
}
