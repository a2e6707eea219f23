import type { AllFigures, Figures } from './figures.ts'

const nameWidthMax = 44
const columns = ['tickets', 'error', 'LES error', 'ratio', 'coverage', 'width'] as const

const names = {
  les: 'LES: what the last called waited',
  hol: 'HOL: what the first in line has waited',
  lastTen: 'mean of the last ten',
  aheadMeanWindows: 'ahead × mean ÷ windows',
  zms: 'position × configured mean ÷ windows',
} as const

/** Overall, the simple rules, then every service; times in minutes. */
export function forecastTable(figures: AllFigures): string {
  const rules = Object.entries(names).map(([key, name]) => {
    return [name, ...cellsOf(figures.baselines[key as keyof typeof names])]
  })
  const services = figures.services.map((one) => [shortened(one.service), ...cellsOf(one)])
  const rows = [
    ['', ...columns],
    ['overall', ...cellsOf(figures.overall)],
    ['every ticket', ...cellsOf(figures.all)],
    [],
    ['simple rules, overall', ...columns],
    ...rules,
    [],
    ['service', ...columns],
    ...services,
  ]
  const widths = ['', ...columns].map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  )
  return rows
    .map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0, column === 0)))
    .map((row) => row.join('  ').trimEnd())
    .join('\n')
}

function cellsOf({ tickets, mae, maeLes, ratio, coverage, width }: Figures): readonly string[] {
  const number = (value: number | null, digits: number) => value?.toFixed(digits) ?? '–'
  const share = coverage === null ? '–' : `${(coverage * 100).toFixed(1)} %`
  return [
    String(tickets),
    number(mae, 2),
    number(maeLes, 2),
    number(ratio, 3),
    share,
    number(width, 1),
  ]
}

function shortened(name: string): string {
  const letters = [...name]
  return letters.length <= nameWidthMax ? name : `${letters.slice(0, nameWidthMax - 1).join('')}…`
}

function padded(cell: string, width: number, left: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - [...cell].length))
  return left ? cell + blanks : blanks + cell
}
