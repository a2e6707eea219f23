import {
  type BusinessDate,
  businessDateAt,
  type DayFigures,
  type DayReport,
  refusalText,
  type Words,
} from '@yihao/contract'
import { type Say, useSay } from '@yihao/screen-kit'
import { Table, type TableColumnsType, Tooltip } from 'antd'
import { useState } from 'react'
import { useStaff } from '../../session/session-context.tsx'
import { DateTools } from '../date-tools.tsx'
import { Page } from '../page.tsx'
import { useAsked } from '../use-asked.ts'
import { type FigureColumn, figureColumns } from './columns.ts'
import './figures-page.css'

/** The running day moves on; its figures are asked for again so often. */
const lookEveryMs = 15_000

export function FiguresPage() {
  const say = useSay()
  const { hall } = useStaff()
  const today = hall === undefined ? undefined : businessDateAt(hall.at)
  const [chosen, setChosen] = useState<BusinessDate>()
  const date = chosen ?? today
  const path = date === undefined ? undefined : `/api/days/${date}/figures`
  const report = useAsked<DayReport>(path, lookEveryMs)
  const rows = report.value === undefined ? [] : [...report.value.queues, report.value.hall]
  return (
    <Page
      title={say({ zh: '今日数据', en: 'The day’s figures' })}
      lead={lead(say, report.value)}
      problem={report.problem?.words}
      tools={date && <DateTools date={date} setDate={setChosen} csv={csvOf(date)} />}
    >
      <Table
        className="figures"
        rowKey={({ queueId }) => queueId ?? 'hall'}
        columns={columns(say)}
        dataSource={report.value?.businessDate === date ? rows : []}
        loading={report.asking && report.value === undefined}
        pagination={false}
        rowClassName={({ queueId }) => (queueId === undefined ? 'figures-hall' : '')}
        scroll={{ x: 'max-content' }}
      />
      {report.value !== undefined && report.value.businessDate === date && (
        <Besides report={report.value} />
      )}
      <p className="figures-foot quiet">
        {say({
          zh: '指着表头可看算法，指着数字可看样本数。等候扣除大厅休息，办理扣除挂起；九成在：九成的人不超过这个时间。',
          en: 'Point at a heading for its formula, at a figure for its sample. Waits are net of rest, services net of holds.',
        })}
      </p>
    </Page>
  )
}

/** What no line of the table tells: who got no number, and who was sent on, and why. */
function Besides({ report }: { readonly report: DayReport }) {
  const say = useSay()
  const refused = (report.refusedTakes ?? []).map(({ code, times }) => ({
    key: code,
    words: refusalText[code],
    times,
  }))
  const sent = (report.transfers ?? []).map(({ reasonCode, words, times }) => ({
    key: reasonCode,
    words,
    times,
  }))
  const lists = [
    { title: { zh: '取号被拒', en: 'Takes refused' }, rows: refused },
    { title: { zh: '转办原因', en: 'Sent on, by reason' }, rows: sent },
  ].filter(({ rows }) => rows.length > 0)
  if (lists.length === 0) return null
  return (
    <div className="figures-besides">
      {lists.map(({ title, rows }) => (
        <section key={title.en}>
          <h2>{say(title)}</h2>
          <ul>
            {rows.map(({ key, words, times }) => (
              <li key={key}>
                <span>{say(words)}</span>
                <b className="tabular">{times}</b>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const csvOf = (date: BusinessDate) => `/api/feed/quarters.csv?date=${date}`

function lead(say: Say, report: DayReport | undefined): string {
  if (report === undefined) return ' '
  return report.closed
    ? say({ zh: '当天已闭厅，数据不再变化。', en: 'The day is closed; the figures are final.' })
    : say({ zh: '当天还在进行，数据随时更新。', en: 'The day is running; the figures go on.' })
}

function columns(say: Say): TableColumnsType<DayFigures> {
  const drawn = (column: FigureColumn) => ({
    key: column.key,
    align: 'right' as const,
    title: <Heading column={column} />,
    render: (_: unknown, figures: DayFigures) => (
      <span className="tabular" title={sampleText(say, column.sample?.(figures))}>
        {column.value(figures) ?? '—'}
      </span>
    ),
  })
  const names = [...new Set(figureColumns.map(({ group }) => group))]
  const columnsOf = (group: Words | undefined) =>
    figureColumns.filter((column) => column.group === group).map(drawn)
  return [
    {
      key: 'queue',
      title: say({ zh: '队列', en: 'Line' }),
      render: (_, { queueId, queueName }) =>
        queueId === undefined ? say({ zh: '全厅', en: 'Whole hall' }) : (queueName ?? queueId),
    },
    ...names.flatMap(
      (group): TableColumnsType<DayFigures> =>
        group === undefined
          ? columnsOf(group)
          : [{ key: group.en, title: say(group), children: columnsOf(group) }],
    ),
  ]
}

const sampleText = (say: Say, sample: number | undefined): string | undefined =>
  sample === undefined ? undefined : say({ zh: `样本 ${sample}`, en: `n = ${sample}` })

function Heading({ column }: { readonly column: FigureColumn }) {
  const say = useSay()
  return (
    <Tooltip title={say(column.formula)}>
      <span className="figures-heading">
        {say(column.title)}
        <span className="figures-unit">{say(column.unit)}</span>
      </span>
    </Tooltip>
  )
}
