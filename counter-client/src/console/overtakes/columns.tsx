import {
  clockSecondsText,
  clockText,
  type Overtake,
  type OvertakeReport,
  overtakeWords,
} from '@yihao/contract'
import type { Say } from '@yihao/screen-kit'
import type { TableColumnsType } from 'antd'
import { scoreText, scoreUnit } from '../minutes.ts'

export function overtakeColumns(say: Say): TableColumnsType<Overtake> {
  return [
    {
      title: say({ zh: '叫号', en: 'Called' }),
      width: 88,
      render: (_, { calledAt }) => <span className="tabular">{clockSecondsText(calledAt)}</span>,
    },
    {
      title: say({ zh: '先叫的号', en: 'Number' }),
      width: 96,
      render: (_, { number }) => <b className="number overtakes-number">{number}</b>,
    },
    {
      title: say({ zh: '到厅', en: 'Arrived' }),
      width: 72,
      render: (_, { arrivedAt }) => <span className="tabular">{clockText(arrivedAt)}</span>,
    },
    { title: say({ zh: '窗口', en: 'Window' }), width: 64, dataIndex: 'windowNumber' },
    {
      title: say({ zh: '工作人员', en: 'Clerk' }),
      width: 96,
      render: (_, { clerkName, clerkId }) => clerkName ?? clerkId ?? '—',
    },
    {
      title: say({ zh: '原因', en: 'Why' }),
      width: 168,
      render: (_, { kind, reason }) => (
        <>
          <span className={kind === 'by-number' ? 'overtakes-by-number' : ''}>
            {say(overtakeWords[kind])}
          </span>
          {reason.zh !== overtakeWords[kind].zh && (
            <span className="overtakes-reason quiet">{say(reason)}</span>
          )}
        </>
      ),
    },
    {
      title: `${say({ zh: '得分', en: 'Score' })}（${say(scoreUnit)}）`,
      width: 112,
      align: 'right',
      render: (_, { score }) => <span className="tabular">{scoreText(score)}</span>,
    },
    {
      title: say({ zh: '被越过的号（到厅，得分）', en: 'Passed over (arrived, score)' }),
      render: (_, overtake) => <PassedOver overtake={overtake} say={say} />,
    },
  ]
}

function PassedOver({ overtake, say }: { readonly overtake: Overtake; readonly say: Say }) {
  const { passedOver, passedOverCount } = overtake
  const more = passedOverCount - passedOver.length
  return (
    <span className="overtakes-passed">
      {passedOver.map(({ number, arrivedAt, score }) => (
        <span key={number}>
          <b className="number">{number}</b>{' '}
          <span className="quiet tabular">
            {clockText(arrivedAt)}, {scoreText(score)}
          </span>
        </span>
      ))}
      {more > 0 && (
        <span className="quiet">
          {say({ zh: `等 ${passedOverCount} 个`, en: `of ${passedOverCount}` })}
        </span>
      )}
    </span>
  )
}

interface Counts {
  readonly calls: number
  readonly overtakes: number
  readonly byNumber: number
}

function countColumns<Row extends Counts>(say: Say): TableColumnsType<Row> {
  const column = (key: keyof Counts, zh: string, en: string) => ({
    key,
    title: say({ zh, en }),
    align: 'right' as const,
    render: (_: unknown, row: Row) => <span className="tabular">{row[key]}</span>,
  })
  return [
    column('calls', '呼叫', 'Calls'),
    column('overtakes', '越序', 'Out of order'),
    column('byNumber', '指定叫号', 'By number'),
  ]
}

export const windowColumns = (say: Say): TableColumnsType<OvertakeReport['windows'][number]> => [
  { title: say({ zh: '窗口', en: 'Window' }), dataIndex: 'windowNumber' },
  ...countColumns<OvertakeReport['windows'][number]>(say),
]

export const clerkColumns = (say: Say): TableColumnsType<OvertakeReport['clerks'][number]> => [
  {
    title: say({ zh: '工作人员', en: 'Clerk' }),
    render: (_, { clerkName, clerkId }) => clerkName ?? clerkId,
  },
  ...countColumns<OvertakeReport['clerks'][number]>(say),
]
