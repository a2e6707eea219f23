import { type CaseList, type CaseRow, caseIdSchema, caseStageText } from '@yihao/contract'
import { type Say, useSay } from '@yihao/screen-kit'
import { Button, Input, Segmented, Select, Table } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Page } from '../page.tsx'
import { useAsked } from '../use-asked.ts'
import { caseColumns } from './case-columns.tsx'
import { CasePage } from './case-page.tsx'
import './cases.css'
import { RegisterCase } from './register-case.tsx'
import { RepliesCard } from './replies-card.tsx'

const lookEveryMs = 15_000
type Shown = 'open' | 'overdue' | 'over' | 'all'

/** 督办台账: every case that this person may see, and one of them opened. */
export function CasesPage() {
  const [search, setSearch] = useSearchParams()
  const opened = caseIdSchema.safeParse(search.get('case'))
  if (opened.success) return <CasePage caseId={opened.data} onClose={() => setSearch({})} />
  return <CaseLedger open={({ caseId }) => setSearch({ case: caseId })} />
}

function CaseLedger({ open }: { readonly open: (row: CaseRow) => void }) {
  const say = useSay()
  const list = useAsked<CaseList>('/api/cases', lookEveryMs)
  const [shown, setShown] = useState<Shown>('open')
  const [unit, setUnit] = useState<string>()
  const [wanted, setWanted] = useState('')
  const [registering, setRegistering] = useState(false)
  const all = list.value?.cases ?? []
  const found = all.filter((row) => fits(row, shown) && ofUnit(row, unit) && says(say, row, wanted))
  return (
    <Page
      title={say({ zh: '督办台账', en: 'Cases' })}
      lead={say({
        zh: '发现的问题件件有责任单位、责任人和时限，核查通过才销号；经办人不能自己核查。',
        en: 'Each problem has an owner and a last day until somebody else has seen that it is mended.',
      })}
      problem={list.problem?.words}
      tools={
        <>
          <Button href="/api/cases.csv" download>
            {say({ zh: '下载 CSV', en: 'Download CSV' })}
          </Button>
          {list.value?.mayRegister && (
            <Button type="primary" onClick={() => setRegistering(true)}>
              {say({ zh: '登记问题', en: 'Register a case' })}
            </Button>
          )}
        </>
      }
    >
      <UnitCards units={list.value?.units ?? []} />
      <RepliesCard />
      <div className="case-filters">
        <Segmented<Shown>
          value={shown}
          onChange={setShown}
          options={[
            { value: 'open', label: count(say({ zh: '办理中', en: 'Open' }), all, 'open') },
            { value: 'overdue', label: count(say({ zh: '超期', en: 'Overdue' }), all, 'overdue') },
            { value: 'over', label: count(say({ zh: '已办结', en: 'Over' }), all, 'over') },
            { value: 'all', label: count(say({ zh: '全部', en: 'All' }), all, 'all') },
          ]}
        />
        <Select
          allowClear
          className="case-unit"
          placeholder={say({ zh: '责任单位', en: 'Unit' })}
          aria-label={say({ zh: '责任单位', en: 'Unit' })}
          value={unit ?? null}
          onChange={(value) => setUnit(value ?? undefined)}
          options={unitsOf(say, all)}
        />
        <Input.Search
          allowClear
          className="case-search"
          placeholder={say({ zh: '编号、窗口、人员、描述', en: 'Number, window, person, words' })}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      <Table
        className="case-table"
        rowKey="caseId"
        size="middle"
        columns={caseColumns(say, open)}
        dataSource={found}
        loading={list.asking && list.value === undefined}
        locale={{ emptyText: say({ zh: '没有这样的案件', en: 'No such cases' }) }}
        pagination={found.length > 50 ? { pageSize: 50 } : false}
        scroll={{ x: 'max-content' }}
      />
      {registering && <RegisterCase onClose={() => setRegistering(false)} onDone={list.reload} />}
    </Page>
  )
}

const isOver = ({ stage }: CaseRow) =>
  stage === 'closed' || stage === 'dismissed' || stage === 'archived'

function fits(row: CaseRow, shown: Shown): boolean {
  if (shown === 'open') return !isOver(row)
  if (shown === 'over') return isOver(row)
  return shown === 'all' || row.overdue?.running === true
}

const ofUnit = (row: CaseRow, unit: string | undefined) =>
  unit === undefined || (row.unitId ?? 'none') === unit

function says(say: Say, row: CaseRow, wanted: string): boolean {
  const { number, description = '', windowNumber, person, handler, unitName, stage } = row
  const text = [number, description, windowNumber, person?.name, handler?.name, unitName?.zh]
  const all = [...text, say(caseStageText[stage])].join(' ').toLowerCase()
  return all.includes(wanted.trim().toLowerCase())
}

const count = (name: string, all: readonly CaseRow[], shown: Shown) =>
  `${name} ${all.filter((row) => fits(row, shown)).length}`

function unitsOf(say: Say, all: readonly CaseRow[]) {
  const names = new Map(
    all.map(({ unitId, unitName }) => [
      unitId ?? 'none',
      say(unitName ?? { zh: '未交办', en: 'Not assigned' }),
    ]),
  )
  return [...names].map(([value, label]) => ({ value, label }))
}

/** What is open by unit, the most urgent first. */
function UnitCards({ units }: { readonly units: CaseList['units'] }) {
  const say = useSay()
  if (units.length === 0) return null
  return (
    <ul className="case-units">
      {units.map(({ unitId, name, open, overdue, daysLeft }) => (
        <li key={unitId ?? 'none'} className="card case-unit-card">
          <span className="case-unit-name">
            {say(name ?? { zh: '未交办', en: 'Not assigned' })}
          </span>
          <span className="case-unit-open">
            <b className="tabular">{open}</b> {say({ zh: '件在办', en: 'open' })}
          </span>
          <span className={overdue > 0 ? 'case-bad' : 'quiet'}>
            {overdue > 0
              ? say({ zh: `超期 ${overdue} 件`, en: `${overdue} overdue` })
              : daysLeft === undefined
                ? say({ zh: '等待交办或核查', en: 'Waits to be assigned or checked' })
                : say({ zh: `最急的剩 ${daysLeft} 天`, en: `${daysLeft} days at the least` })}
          </span>
        </li>
      ))}
    </ul>
  )
}
