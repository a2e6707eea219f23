/** One record and the line it begins on, 1 for the first of the file. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
  /** Why it cannot be read; its cells are then worth nothing. */
  readonly problem?: string
}

interface Cell {
  readonly text: string
  /** Position after the cell. */
  readonly end: number
}

/**
 * RFC 4180 records of a whole text; empty lines are left out. A quote that is never closed spoils
 * its own line only, so that the rest of the file is still read.
 */
export function csvRecords(text: string): readonly CsvRecord[] {
  const records: CsvRecord[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  while (at < text.length) {
    const start = at
    const record = recordAt(text, at)
    at = record.end
    if (record.cells.length > 1 || record.cells[0] !== '' || record.problem !== undefined) {
      const { cells, problem } = record
      records.push({ line, cells, ...(problem === undefined ? {} : { problem }) })
    }
    line += text.slice(start, at).split('\n').length - 1
  }
  return records
}

function recordAt(text: string, start: number) {
  const cells: string[] = []
  let at = start
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    if (cell === undefined) {
      const end = text.indexOf('\n', start)
      const problem = 'a quotation mark is not closed'
      return { cells: [], end: end < 0 ? text.length : end + 1, problem }
    }
    cells.push(cell.text)
    at = cell.end
    if (text[at] !== ',') break
    at += 1
  }
  if (text[at] === '\r') at += 1
  if (text[at] === '\n') at += 1
  return { cells, end: at, problem: undefined }
}

function plainCell(text: string, start: number): Cell {
  let end = start
  while (end < text.length && text[end] !== ',' && text[end] !== '\n') end += 1
  return { text: text.slice(start, end).replace(/\r$/, ''), end }
}

function quotedCell(text: string, start: number): Cell | undefined {
  let cell = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return undefined
    cell += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      const after = text[quote + 1]
      const ends = after === undefined || after === ',' || after === '\r' || after === '\n'
      return ends ? { text: cell, end: quote + 1 } : undefined
    }
    cell += '"'
    at = quote + 2
  }
}
