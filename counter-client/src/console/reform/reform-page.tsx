import {
  type BusinessDate,
  businessDateAt,
  type ReformFigure,
  type ReformFigureId,
  type ReformReport,
  reformFigureText,
} from '@yihao/contract'
import { type Say, useSay } from '@yihao/screen-kit'
import { useState } from 'react'
import { useStaff } from '../../session/session-context.tsx'
import { DateTools } from '../date-tools.tsx'
import { Page } from '../page.tsx'
import { useAsked } from '../use-asked.ts'
import './reform-page.css'
import { Behind } from './behind.tsx'

const lookEveryMs = 15_000

/** 改革指标: three figures that are never mixed, each with what lowers it. */
export function ReformPage() {
  const say = useSay()
  const { hall } = useStaff()
  const today = hall === undefined ? undefined : businessDateAt(hall.at)
  const [chosen, setChosen] = useState<BusinessDate>()
  const [figure, setFigure] = useState<ReformFigureId>('case-share')
  const date = chosen ?? today
  const path = date === undefined ? undefined : `/api/days/${date}/reform`
  const asked = useAsked<ReformReport>(path, lookEveryMs)
  const report = asked.value?.businessDate === date ? asked.value : undefined
  return (
    <Page
      title={say({ zh: '改革指标', en: 'Figures of the reform' })}
      lead={lead(say, report)}
      problem={asked.problem?.words}
      tools={
        date && <DateTools date={date} setDate={setChosen} csv={`/api/days/${date}/reform.csv`} />
      }
    >
      <div className="reform-cards" role="tablist">
        {(report?.figures ?? []).map((one) => (
          <FigureCard
            key={one.figure}
            told={one}
            chosen={one.figure === figure}
            choose={() => setFigure(one.figure)}
          />
        ))}
      </div>
      {report && <Behind report={report} figure={figure} />}
    </Page>
  )
}

function lead(say: Say, report: ReformReport | undefined): string {
  if (report === undefined) return ' '
  return report.closed
    ? say({ zh: '当天已闭厅，数据不再变化。', en: 'The day is closed; the figures are final.' })
    : say({ zh: '当天还在进行，数据随时更新。', en: 'The day is running; the figures go on.' })
}

interface CardProps {
  readonly told: ReformFigure
  readonly chosen: boolean
  readonly choose: () => void
}

function FigureCard({ told, chosen, choose }: CardProps) {
  const say = useSay()
  const { figure, numerator, denominator } = told
  const { name, formula } = reformFigureText[figure]
  return (
    <button
      type="button"
      role="tab"
      aria-selected={chosen}
      className={chosen ? 'reform-card reform-card-chosen' : 'reform-card'}
      onClick={choose}
    >
      <span className="reform-name">{say(name)}</span>
      <span className="reform-share tabular">
        {denominator === 0 ? '—' : `${((numerator / denominator) * 100).toFixed(1)} %`}
      </span>
      <span className="reform-of tabular">
        {denominator === 0
          ? say({ zh: '还没有样本', en: 'No sample yet' })
          : `${numerator} ÷ ${denominator}`}
      </span>
      <span className="reform-formula quiet">{say(formula)}</span>
    </button>
  )
}
