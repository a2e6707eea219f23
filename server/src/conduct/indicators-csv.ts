import type { IndicatorReport } from '@yihao/contract'
import { csvCell } from './feed-csv.ts'

const header = [
  'from',
  'to',
  'indicatorId',
  'name',
  'scope',
  'scopeId',
  'scopeName',
  'value',
  'unit',
  'numerator',
  'denominator',
  'sampleSize',
  'formula',
]

/** The rows with their names and formulas, for who has no program of their own. */
export function indicatorsCsv({ rows, formulas }: IndicatorReport): string {
  const texts = new Map(formulas.map((one) => [one.indicatorId, one]))
  const lines = rows.map((row) => [
    row.from,
    row.to,
    row.indicatorId,
    texts.get(row.indicatorId)?.name.zh ?? '',
    row.scope,
    row.scopeId ?? '',
    row.scopeName?.zh ?? '',
    row.value ?? '',
    row.unit,
    row.numerator,
    row.denominator,
    row.sampleSize,
    texts.get(row.indicatorId)?.formula.zh ?? '',
  ])
  const text = [header, ...lines].map((cells) => cells.map(csvCell).join(','))
  return `\uFEFF${text.join('\r\n')}\r\n`
}
