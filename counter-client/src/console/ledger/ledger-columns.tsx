import { type DayLedger, type LedgerSum, ledgerOwnerSchema } from '@yihao/contract'
import type { Say } from '@yihao/screen-kit'
import { type TableColumnsType, Tooltip } from 'antd'
import { percentOf } from '../figures/columns.ts'

export type Grouping = 'queues' | 'windows'

const groupText = {
  queues: { zh: '队列', en: 'Line' },
  windows: { zh: '窗口', en: 'Window' },
} as const

export interface LedgerRow {
  readonly key: string
  readonly name: string
  readonly totalMs: number
  readonly owners: readonly LedgerSum[]
}

/** The hall first: every table of groups adds up to it. */
export function rowsOf(say: Say, ledger: DayLedger, by: Grouping): LedgerRow[] {
  const hall = { key: 'hall', name: say({ zh: '全厅', en: 'Whole hall' }), ...ledger.hall }
  if (by === 'queues') {
    const queues = ledger.queues.map((row) => ({ ...row, key: row.queueId, name: say(row.name) }))
    return [hall, ...queues]
  }
  const windows = ledger.windows.map((row) => ({
    ...row,
    key: row.windowId ?? 'none',
    name: nameOf(say, row),
  }))
  return [hall, ...windows]
}

function nameOf(say: Say, { windowId, windowNumber }: DayLedger['windows'][number]): string {
  if (windowId === undefined) return say({ zh: '不在窗口', en: 'At no window' })
  if (windowNumber === undefined) return windowId
  return say({ zh: `${windowNumber} 号窗口`, en: `Window ${windowNumber}` })
}

const minutesText = (ms: number): string => (ms / 60_000).toFixed(1)

export function ledgerColumns(
  say: Say,
  by: Grouping,
  formulas: DayLedger['formulas'],
): TableColumnsType<LedgerRow> {
  const textOf = new Map(formulas.map((one) => [one.owner, one]))
  const owners = ledgerOwnerSchema.options.map((owner) => ({
    key: owner,
    align: 'right' as const,
    title: (
      <Tooltip title={say(textOf.get(owner)?.formula ?? { zh: '', en: '' })}>
        <span className="ledger-heading">
          {say(textOf.get(owner)?.words ?? { zh: owner, en: owner })}
        </span>
      </Tooltip>
    ),
    render: (_: unknown, row: LedgerRow) => <Share say={say} row={row} owner={owner} />,
  }))
  return [
    { key: 'name', title: say(groupText[by]), className: 'ledger-name', dataIndex: 'name' },
    ...owners,
    {
      key: 'total',
      align: 'right',
      title: say({ zh: '合计', en: 'Total' }),
      render: (_, { totalMs }) => <b className="tabular">{minutesText(totalMs)}</b>,
    },
  ]
}

interface ShareProps {
  readonly say: Say
  readonly row: LedgerRow
  readonly owner: LedgerSum['owner']
}

function Share({ say, row, owner }: ShareProps) {
  const sum = row.owners.find((one) => one.owner === owner)
  if (sum === undefined || sum.stretches === 0) return <span className="quiet">—</span>
  const { visits, stretches } = sum
  return (
    <span
      className="tabular"
      title={say({
        zh: `${visits} 人次，${stretches} 段`,
        en: `${visits} visits, ${stretches} stretches`,
      })}
    >
      {minutesText(sum.ms)}
      <span className="ledger-share quiet">{percentOf(sum.ms, row.totalMs)}%</span>
    </span>
  )
}
