// Status bytes of ESC/POS printers: Epson's reference of DLE EOT, GS r and GS a, as other makers
// print it too (Ithaca 80PLUS guide, Citizen iDP-3221 manual).

export interface PrinterCondition {
  readonly coverOpen: boolean
  readonly paper: 'enough' | 'near-end' | 'out'
  readonly cutterError: boolean
}

export const soundPrinter: PrinterCondition = {
  coverOpen: false,
  paper: 'enough',
  cutterError: false,
}

/** Bits 1 and 4 are always set, bits 0 and 7 never. */
const FIXED = 0x12
const FIXED_MASK = 0x93

export const isOffline = (is: PrinterCondition) =>
  is.coverOpen || is.cutterError || is.paper === 'out'

const when = (holds: boolean, bits: number) => (holds ? bits : 0)

/** The answer to DLE EOT n; nothing for an n that is not asked. */
export function statusByte(n: number, is: PrinterCondition): number | undefined {
  const paperOut = is.paper === 'out'
  switch (n) {
    case 1:
      return FIXED | when(isOffline(is), 0x08)
    case 2:
      return FIXED | when(is.coverOpen, 0x04) | when(paperOut, 0x20) | when(is.cutterError, 0x40)
    case 3:
      return FIXED | when(is.cutterError, 0x08)
    case 4:
      return FIXED | when(is.paper !== 'enough', 0x0c) | when(paperOut, 0x60)
    default:
      return undefined
  }
}

/** The answer to GS r 1: the two lowest bits near the end, the next two at the end of the paper. */
export function paperByte(is: PrinterCondition): number {
  return when(is.paper !== 'enough', 0x03) | when(is.paper === 'out', 0x0c)
}

/** The four bytes that GS a lets a printer send by itself. */
export function automaticStatus(is: PrinterCondition): Uint8Array {
  const first = 0x10 | when(isOffline(is), 0x08) | when(is.coverOpen, 0x20)
  return Uint8Array.of(first, when(is.cutterError, 0x08), paperByte(is), 0x00)
}

/** The condition behind the answers to DLE EOT 1 to 4; nothing when a byte is no status. */
export function readStatusBytes(
  answers: readonly [number, number, number, number],
): PrinterCondition | undefined {
  if (answers.some((byte) => (byte & FIXED_MASK) !== FIXED)) return undefined
  const [, cause, error, paper] = answers
  const out = (paper & 0x60) !== 0 || (cause & 0x20) !== 0
  const nearEnd = (paper & 0x0c) !== 0
  return {
    coverOpen: (cause & 0x04) !== 0,
    paper: out ? 'out' : nearEnd ? 'near-end' : 'enough',
    cutterError: (error & 0x08) !== 0,
  }
}
