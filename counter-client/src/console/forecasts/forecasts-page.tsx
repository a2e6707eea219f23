import {
  type BusinessDate,
  businessDateAt,
  type ForecastReport,
  type ToldRange,
} from '@yihao/contract'
import { type Say, useSay } from '@yihao/screen-kit'
import { Button, Table } from 'antd'
import { useState } from 'react'
import { useStaff } from '../../session/session-context.tsx'
import { DateTools } from '../date-tools.tsx'
import { VisitStory } from '../ledger/visit-story.tsx'
import { Page } from '../page.tsx'
import { useAsked } from '../use-asked.ts'
import { hourColumns, percent, queueColumns, toldColumns } from './columns.tsx'
import './forecasts-page.css'

const lookEveryMs = 15_000
const rowsPerPage = 15
const hourMs = 3_600_000

interface Chosen {
  readonly queueId?: string
  readonly hour?: number
}

/** 等候估计: how often what people were told was right, down to each number. */
export function ForecastsPage() {
  const say = useSay()
  const { hall } = useStaff()
  const [day, setDay] = useState<BusinessDate>()
  const [chosen, choose] = useState<Chosen>({})
  const date = day ?? (hall === undefined ? undefined : businessDateAt(hall.at))
  const path = date === undefined ? undefined : `/api/days/${date}/forecasts`
  const asked = useAsked<ForecastReport>(path, lookEveryMs)
  const report = asked.value?.businessDate === date ? asked.value : undefined
  return (
    <Page
      title={say({ zh: '等候估计', en: 'Told waits' })}
      lead={lead(say, report)}
      problem={asked.problem?.words}
      tools={date && <DateTools date={date} setDate={setDay} csv={`${path}.csv`} />}
    >
      {report && (
        <>
          <Scores report={report} chosen={chosen} choose={choose} />
          <Told key={JSON.stringify(chosen)} report={report} chosen={chosen} choose={choose} />
          <p className="forecasts-foot quiet">{say(foot(report))}</p>
        </>
      )}
    </Page>
  )
}

function lead(say: Say, report: ForecastReport | undefined): string {
  if (report === undefined) return ' '
  const { hall, week } = report
  return say({
    zh: `当天命中 ${percent(hall)}（${hall.tickets} 个等候），近七天 ${percent(week)}（${week.tickets} 个），未能告知 ${hall.unsaid} 个。`,
    en: `${percent(hall)} held that day (${hall.tickets} waits), ${percent(week)} in seven days (${week.tickets}); ${hall.unsaid} could be told nothing.`,
  })
}

const foot = ({ band: { low, high, ticketsMin } }: ForecastReport) => ({
  zh: `命中：取号时告知的区间包含了实际等候，目标 80%。计入取号时被告知或实际等候超过 5 分钟的号；区间外（低于 ${low * 100}% 或高于 ${high * 100}%）且满 ${ticketsMin} 个的标为失准。上一位法：与上一个被叫的号等得一样久；人数×均时：前面人数×平均办理÷开放窗口。`,
  en: `Held: the wait ended within what was told at joining; eight of ten should. Counted is who was told, or waited, more than 5 minutes. Below ${low * 100} % or above ${high * 100} % with ${ticketsMin} waits is failing. By the last wait: as long as who was called last. By people × mean: people ahead × mean service ÷ open windows.`,
})

interface PartProps {
  readonly report: ForecastReport
  readonly chosen: Chosen
  readonly choose: (chosen: Chosen) => void
}

/** By queue and by hour; a row leads to its numbers. */
function Scores({ report, chosen, choose }: PartProps) {
  const say = useSay()
  const marked = (is: boolean) => (is ? 'forecasts-chosen' : '')
  return (
    <div className="forecasts-tables">
      <section>
        <h2>{say({ zh: '按队列', en: 'By queue' })}</h2>
        <Table
          rowKey="queueId"
          size="small"
          columns={queueColumns(say)}
          dataSource={[...report.queues]}
          pagination={false}
          rowClassName={({ queueId }) => marked(queueId === chosen.queueId)}
          onRow={({ queueId }) => ({ onClick: () => choose({ ...chosen, queueId }) })}
        />
      </section>
      <section>
        <h2>{say({ zh: '按取号时段', en: 'By hour of taking' })}</h2>
        <Table
          rowKey="hour"
          size="small"
          columns={hourColumns(say)}
          dataSource={[...report.hours]}
          pagination={false}
          rowClassName={({ hour }) => marked(hour === chosen.hour)}
          onRow={({ hour }) => ({ onClick: () => choose({ ...chosen, hour }) })}
        />
      </section>
    </div>
  )
}

const hourOf = (at: number) => Math.floor(((at + 8 * hourMs) / hourMs) % 24)

const fits = (one: ToldRange, { queueId, hour }: Chosen) =>
  (queueId === undefined || one.queueId === queueId) &&
  (hour === undefined || hourOf(one.saidAt) === hour)

/** Each told range with what happened; the number opens the visit down to the second. */
function Told({ report, chosen, choose }: PartProps) {
  const say = useSay()
  const [story, tell] = useState<string>()
  const told = report.told.filter((one) => fits(one, chosen)).reverse()
  const open = (number: string) => tell(told.find((one) => one.number === number)?.ticketId)
  const all = chosen.queueId === undefined && chosen.hour === undefined
  return (
    <section className="forecasts-told">
      <div className="forecasts-head">
        <h2>{say({ zh: '每次告知', en: 'Each told range' })}</h2>
        {!all && (
          <Button type="link" onClick={() => choose({})}>
            {say({ zh: '显示全部', en: 'Show all' })}
          </Button>
        )}
      </div>
      <Table
        rowKey={({ ticketId, saidAt }) => `${ticketId} ${saidAt}`}
        size="small"
        columns={toldColumns(say, open)}
        dataSource={told}
        pagination={told.length > rowsPerPage && { pageSize: rowsPerPage, showSizeChanger: false }}
        locale={{ emptyText: say({ zh: '还没有结束的等候', en: 'No wait has ended yet' }) }}
      />
      {story && <VisitStory key={story} ticketId={story as never} />}
    </section>
  )
}
