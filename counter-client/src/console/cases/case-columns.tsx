import { type CaseRow, caseIllText, caseSourceText, caseStageText } from '@yihao/contract'
import type { Say } from '@yihao/screen-kit'
import { type TableColumnsType, Tag } from 'antd'
import { momentText, personText, termWords } from './case-words.ts'

/** The ledger's columns; those of the checking stand in the case itself and in the CSV. */
export function caseColumns(say: Say, open: (row: CaseRow) => void): TableColumnsType<CaseRow> {
  return [
    {
      key: 'number',
      title: say({ zh: '编号', en: 'Number' }),
      fixed: 'left',
      width: 128,
      render: (_, row) => (
        <button type="button" className="case-number tabular" onClick={() => open(row)}>
          {row.number}
        </button>
      ),
    },
    {
      key: 'source',
      title: say({ zh: '来源 / 登记', en: 'Source' }),
      width: 124,
      sorter: (a, b) => a.registeredAt - b.registeredAt,
      render: (_, { source, registeredAt }) => (
        <>
          {say(caseSourceText[source])}
          <span className="cell-small tabular">{momentText(registeredAt)}</span>
        </>
      ),
    },
    {
      key: 'ill',
      title: say({ zh: '问题', en: 'Problem' }),
      width: 256,
      render: (_, row) => (
        <>
          <span className="case-ill">{say(caseIllText[row.ill])}</span>
          {row.reboundOf !== undefined && <Tag color="error">{say(rebound)}</Tag>}
          {row.description && <span className="cell-small case-cut">{row.description}</span>}
        </>
      ),
    },
    {
      key: 'place',
      title: say({ zh: '涉及', en: 'About' }),
      width: 108,
      render: (_, row) => <About say={say} row={row} />,
    },
    {
      key: 'unit',
      title: say({ zh: '责任单位', en: 'Unit' }),
      width: 152,
      render: (_, { unitName, handler }) =>
        unitName === undefined ? (
          <span className="quiet">{say({ zh: '未交办', en: 'Not assigned' })}</span>
        ) : (
          <>
            {say(unitName)}
            <span className="cell-small">{personText(handler)}</span>
          </>
        ),
    },
    {
      key: 'due',
      title: say({ zh: '完成时限', en: 'Due' }),
      width: 156,
      sorter: (a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0),
      render: (_, row) => <Due say={say} row={row} />,
    },
    {
      key: 'stage',
      title: say({ zh: '状态', en: 'State' }),
      width: 152,
      render: (_, { stage, closedAt }) => (
        <>
          {say(caseStageText[stage])}
          {closedAt !== undefined && (
            <span className="cell-small tabular">{momentText(closedAt)}</span>
          )}
        </>
      ),
    },
  ]
}

const rebound = { zh: '反弹', en: 'Rebound' }

interface CellProps {
  readonly say: Say
  readonly row: CaseRow
}

function About({ say, row: { windowNumber, person, itemName } }: CellProps) {
  const place =
    windowNumber === undefined
      ? (itemName ?? '—')
      : say({ zh: `${windowNumber} 号窗口`, en: `Window ${windowNumber}` })
  return (
    <>
      {place}
      {person && <span className="cell-small">{personText(person)}</span>}
    </>
  )
}

function Due({ say, row }: CellProps) {
  const term = termWords(row)
  if (row.dueAt === undefined) return <span className="quiet">—</span>
  return (
    <>
      <span className="tabular">{momentText(row.dueAt)}</span>
      {term && (
        <span className={term.bad ? 'cell-small case-bad' : 'cell-small'}>{say(term.words)}</span>
      )}
    </>
  )
}
