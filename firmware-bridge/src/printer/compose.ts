import type { TicketSlip } from '@yihao/contract'
import type { ThermalPrinter } from 'node-thermal-printer'
import { encodeGb18030 } from '../bytes/gb-text.ts'
import { type PaperColumns, type SlipRow, slipRows } from './slip-rows.ts'

/** ESC @: forget what the job before has left. */
const reset = [0x1b, 0x40]
/** FS &: Chinese mode. The package sends ESC R 15 instead, which chooses national signs only. */
const chineseMode = [0x1c, 0x26]

/**
 * The package writes the commands; the text is ours, because its own encoder knows GBK only and
 * changes the code page for the rest of the ticket at the first rare sign.
 */
export function composeSlip(
  printer: ThermalPrinter,
  slip: TicketSlip,
  columns: PaperColumns,
): void {
  printer.clear()
  printer.add(Buffer.from([...reset, ...chineseMode]))
  for (const row of slipRows(slip, columns)) addRow(printer, row, columns)
  printer.setTextSize(0, 0)
  printer.alignLeft()
  printer.cut()
}

function addRow(printer: ThermalPrinter, row: SlipRow, columns: PaperColumns): void {
  switch (row.kind) {
    case 'feed':
      printer.newLine()
      return
    case 'qr':
      printer.alignCenter()
      // About 25 mm on both papers: large enough for an old telephone.
      printer.printQR(row.data, { cellSize: columns === 48 ? 6 : 5, correction: 'M' })
      return
    case 'text': {
      if (row.align === 'centre') printer.alignCenter()
      else printer.alignLeft()
      printer.bold(row.bold)
      printer.setTextSize(row.size - 1, row.size - 1)
      printer.add(Buffer.from(encodeGb18030(row.text)))
      printer.newLine()
    }
  }
}
