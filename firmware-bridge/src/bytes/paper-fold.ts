import { cellsOfSign } from './gb-text.ts'
import type { PaperRun } from './paper.ts'

/** Breaks a line where a printer does: before the sign that no longer fits. */
export function foldRuns(
  runs: readonly PaperRun[],
  columns: number,
): readonly (readonly PaperRun[])[] {
  const lines: PaperRun[][] = [[]]
  let used = 0
  for (const run of runs) {
    let kept = ''
    const keep = () => {
      if (kept !== '') lines.at(-1)?.push({ ...run, text: kept })
      kept = ''
    }
    for (const sign of run.text) {
      const cells = cellsOfSign(sign) * run.wide
      if (used > 0 && used + cells > columns) {
        keep()
        lines.push([])
        used = 0
      }
      kept += sign
      used += cells
    }
    keep()
  }
  return lines
}
