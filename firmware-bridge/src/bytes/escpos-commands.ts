// How long each ESC/POS command is: Epson's ESC/POS command reference and, for the Chinese mode
// and the beeper, the commands that printers of Chinese makers add to it.

export const DLE = 0x10
export const ESC = 0x1b
export const FS = 0x1c
export const GS = 0x1d

/** Bytes that follow prefix and letter, for commands of a fixed length. */
const fixed: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  [DLE]: { '\x04': 1, '\x05': 1, '\x14': 3 },
  [ESC]: {
    '@': 0,
    '2': 0,
    L: 0,
    S: 0,
    i: 0,
    m: 0,
    '!': 1,
    '%': 1,
    '-': 1,
    '3': 1,
    '=': 1,
    '?': 1,
    ' ': 1,
    E: 1,
    G: 1,
    J: 1,
    K: 1,
    M: 1,
    R: 1,
    T: 1,
    U: 1,
    V: 1,
    a: 1,
    d: 1,
    e: 1,
    r: 1,
    t: 1,
    u: 1,
    v: 0,
    '{': 1,
    $: 2,
    '\\': 2,
    B: 2,
    c: 2,
    p: 3,
    W: 8,
  },
  [FS]: { '&': 0, '.': 0, '!': 1, '-': 1, C: 1, W: 1, S: 2, p: 2 },
  [GS]: {
    '!': 1,
    $: 2,
    '/': 1,
    ':': 0,
    B: 1,
    E: 1,
    H: 1,
    I: 1,
    L: 2,
    P: 2,
    T: 1,
    W: 2,
    '\\': 2,
    '^': 3,
    a: 1,
    b: 1,
    f: 1,
    g: 4,
    h: 1,
    r: 1,
    w: 1,
  },
}

const u16 = (bytes: readonly number[], at: number) => {
  const low = bytes[at]
  const high = bytes[at + 1]
  return low === undefined || high === undefined ? undefined : low + high * 0x100
}

const plus = (length: number | undefined, more: number) =>
  length === undefined ? undefined : length + more

/** GS V: a mode, and with the modes that feed first, how far. */
function cutLength(mode: number | undefined): number | undefined {
  if (mode === undefined) return undefined
  return mode === 0x41 || mode === 0x42 || mode === 0x61 || mode === 0x62 ? 4 : 3
}

/** GS k: ended by a zero in the old form, counted in the new one. */
function barcodeLength(bytes: readonly number[]): number | undefined {
  const kind = bytes[2]
  if (kind === undefined) return undefined
  if (kind >= 0x41) return plus(bytes[3], 4)
  const end = bytes.indexOf(0, 3)
  return end < 0 ? undefined : end + 1
}

/** ESC *: columns of 8 or 24 dots. */
function columnImageLength(bytes: readonly number[]): number | undefined {
  const mode = bytes[2]
  const columns = u16(bytes, 3)
  if (mode === undefined || columns === undefined) return undefined
  return 5 + columns * (mode >= 32 ? 3 : 1)
}

/** GS v 0: rows of bytes. */
function rasterLength(bytes: readonly number[]): number | undefined {
  const widthBytes = u16(bytes, 4)
  const rows = u16(bytes, 6)
  return widthBytes === undefined || rows === undefined ? undefined : 8 + widthBytes * rows
}

/** GS 8 L: like GS ( L with a length of four bytes. */
function longLength(bytes: readonly number[]): number | undefined {
  const low = u16(bytes, 3)
  const high = u16(bytes, 5)
  return low === undefined || high === undefined ? undefined : 7 + low + high * 0x1_0000
}

/** GS *: a picture kept in the printer, in squares of 8 dots. */
function keptImageLength(bytes: readonly number[]): number | undefined {
  const across = bytes[2]
  const down = bytes[3]
  return across === undefined || down === undefined ? undefined : 4 + across * down * 8
}

const measured: Readonly<Record<string, (bytes: readonly number[]) => number | undefined>> = {
  '\x1d(': (bytes) => plus(u16(bytes, 3), 5),
  '\x1c(': (bytes) => plus(u16(bytes, 3), 5),
  '\x1b(': (bytes) => plus(u16(bytes, 3), 5),
  '\x1d8': longLength,
  '\x1dV': (bytes) => cutLength(bytes[2]),
  '\x1dk': barcodeLength,
  '\x1b*': columnImageLength,
  '\x1dv': rasterLength,
  '\x1d*': keptImageLength,
  '\x1c2': () => 4 + 72,
  '\x1bD': (bytes) => {
    const end = bytes.indexOf(0, 2)
    return end < 0 ? undefined : end + 1
  },
}

/**
 * The whole length of the command that begins `bytes`; `incomplete` while its length is not known,
 * `unknown` for a letter that no printer here understands.
 */
export function escposCommandLength(bytes: readonly number[]): number | 'incomplete' | 'unknown' {
  const [prefix, code] = bytes
  if (prefix === undefined || code === undefined) return 'incomplete'
  const letter = String.fromCharCode(code)
  const length = fixed[prefix]?.[letter]
  if (length !== undefined) return 2 + length
  const measure = measured[String.fromCharCode(prefix) + letter]
  return measure ? (measure(bytes) ?? 'incomplete') : 'unknown'
}
