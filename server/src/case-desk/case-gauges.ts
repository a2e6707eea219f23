import type { CaseStage } from '@yihao/contract'
import { type CaseBookView, isOver, isWithUnit } from '../cases/case-book.ts'
import type { Gauge } from '../conduct/conduct-gauges.ts'

/** Open cases and missed terms by unit, for Prometheus. */
export function caseGauges(book: CaseBookView, nowMs: number): readonly Gauge[] {
  const counts = new Map<string, number>()
  const overdue = new Map<string, number>()
  for (const one of book.cases.values()) {
    if (isOver(one)) continue
    const unit = one.unitId ?? 'none'
    const key = `${unit} ${one.stage}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    if (!isWithUnit(one) || one.term === undefined || one.term.dueAt >= nowMs) continue
    overdue.set(unit, (overdue.get(unit) ?? 0) + 1)
  }
  const open = [...counts].map(([key, value]) => {
    const [unit = '', stage = ''] = key.split(' ') as [string, CaseStage]
    return {
      name: 'yihao_cases_open',
      help: 'Cases that are not closed, by unit and stage',
      labels: { unit, stage },
      value,
    }
  })
  const late = [...overdue].map(([unit, value]) => ({
    name: 'yihao_cases_overdue',
    help: 'Cases whose term is missed, by unit',
    labels: { unit },
    value,
  }))
  return [...open, ...late]
}
