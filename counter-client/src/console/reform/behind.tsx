import {
  clockSecondsText,
  exceptionKindText,
  type ReformFigureId,
  type ReformReport,
  type Words,
} from '@yihao/contract'
import { type Say, useSay } from '@yihao/screen-kit'
import { Table, type TableColumnsType } from 'antd'
import { VisitStory } from '../ledger/visit-story.tsx'

const rowsPerPage = 15

interface Props {
  readonly report: ReformReport
  readonly figure: ReformFigureId
}

/** The items or numbers that lower the chosen figure; a number opens to its whole visit. */
export function Behind({ report, figure }: Props) {
  switch (figure) {
    case 'item-share':
      return <Items report={report} />
    case 'case-share':
      return <Elsewhere report={report} />
    case 'one-visit-one-window':
      return <NotAtOnce report={report} />
  }
}

function Items({ report: { items } }: { readonly report: ReformReport }) {
  const say = useSay()
  return (
    <div className="reform-behind">
      <section>
        <h2>{say({ zh: '综合窗口还不能受理的事项', en: 'At no comprehensive window yet' })}</h2>
        <Table
          rowKey="itemCode"
          size="small"
          columns={itemColumns(say)}
          dataSource={[...items.missing]}
          pagination={items.missing.length > rowsPerPage && { pageSize: rowsPerPage }}
          locale={{ emptyText: <Nothing words={{ zh: '没有', en: 'None' }} /> }}
        />
      </section>
      <section>
        <h2>{say({ zh: '例外登记', en: 'Registered exceptions' })}</h2>
        <Table
          rowKey="itemCode"
          size="small"
          columns={exceptionColumns(say)}
          dataSource={[...items.exceptions]}
          pagination={items.exceptions.length > rowsPerPage && { pageSize: rowsPerPage }}
          locale={{
            emptyText: <Nothing words={{ zh: '没有登记例外', en: 'No exception is registered' }} />,
          }}
        />
      </section>
    </div>
  )
}

const itemColumns = (say: Say): TableColumnsType<ReformReport['items']['missing'][number]> => [
  { title: say({ zh: '事项', en: 'Item' }), dataIndex: 'name' },
  { title: say({ zh: '部门', en: 'Department' }), dataIndex: 'department' },
]

const exceptionColumns = (
  say: Say,
): TableColumnsType<ReformReport['items']['exceptions'][number]> => [
  { title: say({ zh: '事项', en: 'Item' }), dataIndex: 'name' },
  {
    title: say({ zh: '类别', en: 'Kind' }),
    width: 96,
    render: (_, { kind }) => say(exceptionKindText[kind]),
  },
  { title: say({ zh: '理由', en: 'Why' }), dataIndex: 'why' },
  { title: say({ zh: '决定单位', en: 'Decided by' }), dataIndex: 'decidedBy' },
  { title: say({ zh: '自', en: 'Since' }), width: 112, dataIndex: 'since' },
]

function Elsewhere({ report: { elsewhere } }: { readonly report: ReformReport }) {
  const say = useSay()
  return (
    <section className="reform-behind">
      <h2>{say({ zh: '在部门专窗办结的服务', en: 'Finished at departments’ windows' })}</h2>
      <Table
        rowKey={({ ticketId, at }) => `${ticketId} ${at}`}
        size="small"
        columns={[
          ...ticketColumns<ReformReport['elsewhere'][number]>(say),
          { title: say({ zh: '窗口', en: 'Window' }), width: 72, dataIndex: 'windowNumber' },
          { title: say({ zh: '事项', en: 'Items' }), render: (_, row) => row.items.join('、') },
        ]}
        dataSource={[...elsewhere].reverse()}
        expandable={{ expandedRowRender: ({ ticketId }) => <VisitStory ticketId={ticketId} /> }}
        pagination={elsewhere.length > rowsPerPage && { pageSize: rowsPerPage }}
        locale={{ emptyText: <Nothing words={{ zh: '没有', en: 'None' }} /> }}
      />
    </section>
  )
}

function NotAtOnce({ report: { notAtOnce } }: { readonly report: ReformReport }) {
  const say = useSay()
  return (
    <section className="reform-behind">
      <h2>{say({ zh: '没有一次一窗办结的号', en: 'Not finished at once' })}</h2>
      <Table
        rowKey="ticketId"
        size="small"
        columns={[
          ...ticketColumns<ReformReport['notAtOnce'][number]>(say),
          {
            title: say({ zh: '到过的窗口', en: 'Windows' }),
            render: (_, row) => row.windowNumbers.join(' → '),
          },
          {
            title: say({ zh: '原因', en: 'Why' }),
            render: (_, { returned, windowNumbers }) => whyNot(say, returned, windowNumbers.length),
          },
        ]}
        dataSource={[...notAtOnce].reverse()}
        expandable={{ expandedRowRender: ({ ticketId }) => <VisitStory ticketId={ticketId} /> }}
        pagination={notAtOnce.length > rowsPerPage && { pageSize: rowsPerPage }}
        locale={{ emptyText: <Nothing words={{ zh: '没有', en: 'None' }} /> }}
      />
    </section>
  )
}

function whyNot(say: Say, returned: boolean, windows: number): string {
  const reasons = [
    ...(returned ? [say({ zh: '退回补正', en: 'Returned for correction' })] : []),
    ...(windows > 1 ? [say({ zh: `到了 ${windows} 个窗口`, en: `${windows} windows` })] : []),
  ]
  return reasons.join(say({ zh: '，', en: ', ' }))
}

interface Numbered {
  readonly number: string
  readonly at: ReformReport['elsewhere'][number]['at']
}

const ticketColumns = <Row extends Numbered>(say: Say): TableColumnsType<Row> => [
  {
    title: say({ zh: '号', en: 'Number' }),
    width: 96,
    render: (_, { number }) => <b className="number reform-number">{number}</b>,
  },
  {
    title: say({ zh: '结束', en: 'Ended' }),
    width: 96,
    render: (_, { at }) => <span className="tabular">{clockSecondsText(at)}</span>,
  },
]

function Nothing({ words }: { readonly words: Words }) {
  const say = useSay()
  return <span className="reform-nothing">{say(words)}</span>
}
