import { create } from 'qrcode'

/** The squares of a QR code, row by row; a printer's own chip draws them the same way. */
export function drawQr(data: string): boolean[][] {
  const { modules } = create(data, { errorCorrectionLevel: 'M' })
  const { size } = modules
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => modules.get(row, column) === 1),
  )
}
