import {
  type CaseRow,
  caseIllText,
  caseSourceText,
  caseStageText,
  type EpochMs,
  type PersonShown,
} from '@yihao/contract'
import { csvCell, hallTimeText } from '../conduct/feed-csv.ts'

const methods = { 'on-site': '现场', data: '数据复核', 'call-back': '回访' } as const
const satisfied: Readonly<Record<string, string>> = {
  satisfied: '满意',
  'fairly-satisfied': '基本满意',
  dissatisfied: '不满意',
}

const time = (at: EpochMs | undefined) => (at === undefined ? '' : hallTimeText(at))
const name = (person: PersonShown | undefined) => person?.name ?? person?.personId ?? ''

/** The ledger's columns in its order, as leading groups hand it in (督办台账). */
const columns: readonly (readonly [string, (row: CaseRow) => string | number])[] = [
  ['编号', (row) => row.number],
  ['来源', (row) => caseSourceText[row.source].zh],
  ['来源单号', (row) => row.reference ?? ''],
  ['登记时间', (row) => time(row.registeredAt)],
  ['问题类别', (row) => caseIllText[row.ill].zh],
  ['问题描述', (row) => row.description ?? ''],
  ['涉及窗口', (row) => row.windowNumber ?? row.subject.windowId ?? ''],
  ['涉及人员', (row) => name(row.person)],
  ['涉及事项', (row) => row.itemName ?? row.subject.itemCode ?? ''],
  ['票号', (row) => row.subject.ticketId ?? ''],
  ['责任单位', (row) => row.unitName?.zh ?? row.unitId ?? ''],
  ['责任人', (row) => name(row.handler)],
  ['督办人', (row) => name(row.supervisor)],
  ['整改措施', (row) => row.measures ?? ''],
  ['完成时限', (row) => time(row.dueAt)],
  ['进展', (row) => row.progress ?? ''],
  ['佐证', (row) => row.attachments],
  ['核查人', (row) => name(row.reviewer)],
  ['核查时间', (row) => time(row.reviewedAt)],
  ['核查方式', (row) => (row.checkMethod === undefined ? '' : methods[row.checkMethod])],
  ['核查结论', (row) => row.conclusion ?? ''],
  ['满意度', (row) => satisfied[row.satisfaction ?? ''] ?? ''],
  ['状态', (row) => caseStageText[row.stage].zh],
  ['销号时间', (row) => (row.stage === 'dismissed' ? '' : time(row.closedAt))],
  ['是否超期', (row) => (row.overdue === undefined ? '否' : '是')],
  ['超期工作日', (row) => row.overdue?.days ?? 0],
  ['是否反弹', (row) => (row.reboundOf === undefined ? '否' : `是（${row.reboundOf}）`)],
]

/** RFC 4180 with a byte order mark, as the other exports. */
export function casesCsv(rows: readonly CaseRow[]): string {
  const lines = rows.map((row) => columns.map(([, cell]) => cell(row)))
  const text = [columns.map(([title]) => title), ...lines]
  return `\uFEFF${text.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`
}
