import { type BusinessDate, businessDateAt, type OvertakeReport } from '@yihao/contract'
import { type Say, useSay } from '@yihao/screen-kit'
import { Table } from 'antd'
import { useState } from 'react'
import { useStaff } from '../../session/session-context.tsx'
import { DateTools } from '../date-tools.tsx'
import { Page } from '../page.tsx'
import { useAsked } from '../use-asked.ts'
import { clerkColumns, overtakeColumns, windowColumns } from './columns.tsx'
import './overtakes-page.css'

/** The running day moves on; its report is asked for again so often. */
const lookEveryMs = 15_000
const rowsPerPage = 20

/** 插队与越序: every call past somebody who came earlier, with whom to ask about it. */
export function OvertakesPage() {
  const say = useSay()
  const { hall } = useStaff()
  const today = hall === undefined ? undefined : businessDateAt(hall.at)
  const [chosen, setChosen] = useState<BusinessDate>()
  const date = chosen ?? today
  const path = date === undefined ? undefined : `/api/days/${date}/overtakes`
  const asked = useAsked<OvertakeReport>(path, lookEveryMs)
  const report = asked.value?.businessDate === date ? asked.value : undefined
  return (
    <Page
      title={say({ zh: '插队与越序', en: 'Out of order' })}
      lead={lead(say, report)}
      problem={asked.problem?.words}
      tools={
        date && (
          <DateTools date={date} setDate={setChosen} csv={`/api/days/${date}/overtakes.csv`} />
        )
      }
    >
      <Table
        className="overtakes"
        rowKey={({ calledAt, ticketId }) => `${ticketId} ${calledAt}`}
        columns={overtakeColumns(say)}
        dataSource={report === undefined ? [] : [...report.rows].reverse()}
        loading={asked.asking && asked.value === undefined}
        pagination={(report?.rows.length ?? 0) > rowsPerPage && { pageSize: rowsPerPage }}
        locale={{ emptyText: <NoneYet /> }}
      />
      <p className="overtakes-foot quiet">
        {say({
          zh: '越序：叫号时，有更早到厅、本窗口能办的号还在等。得分是规则算出的等候分钟数（等候×类别系数），最多列出五个被越过的号。',
          en: 'Out of order: somebody who came earlier and could have been taken there still waited. Scores are minutes of waiting times the class rate; at most five are named.',
        })}
      </p>
      {report && <Counts report={report} />}
    </Page>
  )
}

function NoneYet() {
  const say = useSay()
  return (
    <span className="overtakes-none">
      {say({ zh: '没有越序的叫号', en: 'No call was out of order' })}
    </span>
  )
}

function lead(say: Say, report: OvertakeReport | undefined): string {
  if (report === undefined) return ' '
  const { calls, overtakes, byNumber } = report
  return say({
    zh: `当天呼叫 ${calls} 次，越序 ${overtakes} 次，其中指定叫号 ${byNumber} 次。`,
    en: `${calls} calls, ${overtakes} out of order, ${byNumber} of them by number.`,
  })
}

/** Beside all their calls: who calls most is not the most unfair. */
function Counts({ report }: { readonly report: OvertakeReport }) {
  const say = useSay()
  return (
    <div className="overtakes-counts">
      <section>
        <h2>{say({ zh: '按窗口', en: 'By window' })}</h2>
        <Table
          rowKey="windowId"
          size="small"
          columns={windowColumns(say)}
          dataSource={[...report.windows]}
          pagination={false}
        />
      </section>
      <section>
        <h2>{say({ zh: '按工作人员', en: 'By clerk' })}</h2>
        <Table
          rowKey="clerkId"
          size="small"
          columns={clerkColumns(say)}
          dataSource={[...report.clerks]}
          pagination={false}
        />
      </section>
    </div>
  )
}
