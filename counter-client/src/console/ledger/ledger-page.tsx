import {
  type BusinessDate,
  businessDateAt,
  clockText,
  type DayLedger,
  type TicketId,
  type Words,
} from '@yihao/contract'
import { type Say, useSay } from '@yihao/screen-kit'
import { Button, Input, Segmented, Table } from 'antd'
import { type FormEvent, useState } from 'react'
import { useStaff } from '../../session/session-context.tsx'
import { DateTools } from '../date-tools.tsx'
import { findTicket } from '../find-ticket.ts'
import { Page } from '../page.tsx'
import { useAsked } from '../use-asked.ts'
import { type Grouping, ledgerColumns, rowsOf } from './ledger-columns.tsx'
import './ledger-page.css'
import { VisitStory } from './visit-story.tsx'

const lookEveryMs = 15_000

/** 时间去向: whose the day's time was, and one visit of today to the second. */
export function LedgerPage() {
  const say = useSay()
  const { hall } = useStaff()
  const today = hall === undefined ? undefined : businessDateAt(hall.at)
  const [chosen, setChosen] = useState<BusinessDate>()
  const [by, setBy] = useState<Grouping>('queues')
  const date = chosen ?? today
  const path = date === undefined ? undefined : `/api/days/${date}/ledger`
  const asked = useAsked<DayLedger>(path, lookEveryMs)
  const ledger = asked.value?.businessDate === date ? asked.value : undefined
  return (
    <Page
      title={say({ zh: '时间去向', en: 'Where the time went' })}
      lead={lead(say, ledger)}
      problem={asked.problem?.words}
      tools={
        date && <DateTools date={date} setDate={setChosen} csv={`/api/days/${date}/ledger.csv`} />
      }
    >
      <Segmented
        className="ledger-by"
        value={by}
        onChange={setBy}
        options={[
          { value: 'queues', label: say({ zh: '按队列', en: 'By line' }) },
          { value: 'windows', label: say({ zh: '按窗口', en: 'By window' }) },
        ]}
      />
      <Table
        className="ledger"
        rowKey="key"
        size="small"
        columns={ledgerColumns(say, by, ledger?.formulas ?? [])}
        dataSource={ledger === undefined ? [] : rowsOf(say, ledger, by)}
        loading={asked.asking && asked.value === undefined}
        pagination={false}
        rowClassName={({ key }) => (key === 'hall' ? 'ledger-hall' : '')}
        scroll={{ x: 'max-content' }}
      />
      <p className="ledger-foot quiet">
        {say({
          zh: '单位：分钟，百分比是占合计的份额。每个人在厅里的每一秒只归一处，各处相加等于合计；指着表头可看算法。窗口工作人员只对“窗口办理”和“窗口持件”负责。',
          en: 'Minutes, and the share of the total. Each second of a visit is in exactly one column; point at a heading for its formula. Clerks answer only for being served and papers kept.',
        })}
      </p>
      <OneVisit />
    </Page>
  )
}

function lead(say: Say, ledger: DayLedger | undefined): string {
  if (ledger === undefined) return ' '
  const { visits, openVisits, until } = ledger
  return say({
    zh: `${visits} 人次，其中 ${openVisits} 人次还没结束，算到 ${clockText(until)}。`,
    en: `${visits} visits, ${openVisits} not over yet, counted up to ${clockText(until)}.`,
  })
}

function OneVisit() {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [ticketId, setTicketId] = useState<TicketId>()
  const [problem, setProblem] = useState<Words>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = await findTicket(typed)
    setTicketId(found.ok ? found.ticket.ticketId : undefined)
    setProblem(found.ok ? undefined : found.words)
  }
  return (
    <>
      <form className="ledger-form" onSubmit={(event) => void submit(event)}>
        <label htmlFor="ledger-number">
          {say({ zh: '今天的一个号', en: 'One number of today' })}
        </label>
        <Input
          id="ledger-number"
          className="ledger-number number"
          value={typed}
          maxLength={6}
          placeholder="A012"
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit">{say({ zh: '看它的每一秒', en: 'Its every second' })}</Button>
        {problem && <span className="quiet">{say(problem)}</span>}
      </form>
      {ticketId && <VisitStory key={ticketId} ticketId={ticketId} />}
    </>
  )
}
