import { type EpochMs, type FeedQuarter, hallOffsetMs } from '@yihao/contract'

const numbers = [
  'issued',
  'called',
  'finished',
  'legsFinished',
  'noShows',
  'abandoned',
  'waitGrossMsSum',
  'waitNetMsSum',
  'waitGrossMsMax',
  'waitNetMsMax',
  'servingMsSum',
  'servingMsMax',
  'heldMsSum',
  'openMs',
  'pausedMs',
] as const satisfies readonly (keyof FeedQuarter)[]

const places = ['from', 'to', 'queueId', 'windowId', 'serves'] as const
const header = ['version', 'cursor', 'hallId', 'businessDate', ...places, ...numbers]

/** RFC 4180, with the byte order mark without which Excel takes UTF-8 for the local code page. */
export function feedCsv(rows: readonly FeedQuarter[]): string {
  const lines = [header, ...rows.map(cellsOf)].map((cells) => cells.map(csvCell).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV
 * Injection"); numbers are written as they are.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function cellsOf(row: FeedQuarter): readonly (string | number)[] {
  return [
    row.version,
    row.cursor,
    row.hallId,
    row.businessDate,
    hallTimeText(row.from),
    hallTimeText(row.to),
    row.queueId ?? '',
    row.windowId ?? '',
    row.serves?.join(' ') ?? '',
    ...numbers.map((name) => row[name]),
  ]
}

/** `2026-11-24T09:15:00+08:00` */
export function hallTimeText(at: EpochMs): string {
  return `${new Date(at + hallOffsetMs).toISOString().slice(0, 19)}+08:00`
}
