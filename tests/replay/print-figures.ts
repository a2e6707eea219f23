import type { QueueFigures, ReplayFigures, Spread } from './figures.ts'

/** `1:02:03`, `2:03` */
export function timeText(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const tail = `${String(seconds % 60).padStart(2, '0')}`
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

const header = [
  'queue',
  '',
  'tickets',
  'called',
  'no-show',
  'left',
  'wait mean',
  'median',
  'P90',
  'longest',
  'service mean',
  'median',
  'P90',
  'longest',
]
const nameWidthMax = 28

/** Two lines a queue: as recorded, and as the hall did it. */
export function figuresTable(all: readonly QueueFigures[]): string {
  const rows = all.flatMap(({ name, recorded, replayed }) => [
    [shortened(name), 'recorded', ...cellsOf(recorded)],
    ['', 'replayed', ...cellsOf(replayed)],
  ])
  const lines = [header, ...rows]
  const widths = header.map((_, column) =>
    Math.max(...lines.map((line) => [...(line[column] ?? '')].length)),
  )
  const written = lines.map((line) =>
    line.map((cell, column) => padded(cell, widths[column] ?? 0, column < 2)).join('  '),
  )
  return written.map((line) => line.trimEnd()).join('\n')
}

function cellsOf(figures: ReplayFigures): readonly string[] {
  const { tickets, called, noShows, abandoned, wait, service } = figures
  return [tickets, called, noShows, abandoned]
    .map(String)
    .concat(spreadCells(wait), spreadCells(service))
}

function spreadCells(spread: Spread | undefined): readonly string[] {
  if (spread === undefined || spread.count === 0) return ['–', '–', '–', '–']
  return [spread.meanMs, spread.medianMs, spread.p90Ms, spread.longestMs].map(timeText)
}

function shortened(name: string): string {
  const letters = [...name]
  return letters.length <= nameWidthMax ? name : `${letters.slice(0, nameWidthMax - 1).join('')}…`
}

function padded(cell: string, width: number, left: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - [...cell].length))
  return left ? cell + blanks : blanks + cell
}
