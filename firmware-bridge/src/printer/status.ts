import type { Condition } from '../driver.ts'

/** DLE EOT 1 to 4: printer, cause of being offline, cause of an error, paper. */
export const statusQueries: readonly Uint8Array[] = [1, 2, 3, 4].map((n) =>
  Uint8Array.of(0x10, 0x04, n),
)

/** GS r 1 stands in line behind the print data, so its answer proves that the job was worked off. */
export const endOfJobQuery = Uint8Array.of(0x1d, 0x72, 0x01)

/** In every answer to DLE EOT bits 1 and 4 are set, bits 0 and 7 are not (Epson ESC/POS, DLE EOT). */
export const isStatusByte = (byte: number) => (byte & 0b1001_0011) === 0b0001_0010

/** The four answers in order. The gravest is named: it is what somebody has to mend. */
export function conditionOf(answers: readonly number[]): Condition {
  const [printer = 0, offline = 0, error = 0, paper = 0] = answers
  const has = (byte: number, bits: number) => (byte & bits) !== 0
  if (has(offline, 0x20) || has(paper, 0x60)) return outOfOrder('paper-out')
  if (has(offline, 0x04)) return outOfOrder('cover-open')
  if (has(error, 0x08)) return outOfOrder('cutter-jam')
  if (has(error, 0x40)) return outOfOrder('head-hot')
  if (has(error, 0x24) || has(offline, 0x40)) return outOfOrder('printer-error')
  if (has(printer, 0x08)) return outOfOrder('printer-offline')
  if (has(paper, 0x0c)) return { state: 'attention', detail: 'paper-near-end' }
  return { state: 'ready' }
}

const outOfOrder = (detail: string): Condition => ({ state: 'out-of-order', detail })
