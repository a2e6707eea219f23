import type { Locator } from 'playwright-core'

/** Data words and error words of each block at level M, versions 1 to 9 (ISO/IEC 18004, table 9). */
const blocksOfVersion: readonly (readonly number[])[] = [
  [16],
  [28],
  [44],
  [32, 32],
  [43, 43],
  [27, 27, 27, 27],
  [31, 31, 31, 31],
  [38, 38, 39, 39],
  [36, 36, 36, 37, 37],
]
const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const masks: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
]

/** Reads the code that a page drew, as a phone's camera would, so that nobody's word is taken. */
export async function readQrCode(picture: Locator): Promise<string> {
  const path = (await picture.locator('path').getAttribute('d')) ?? ''
  const box = ((await picture.getAttribute('viewBox')) ?? '').split(' ').map(Number)
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, c, r]) => `${r}/${c}`))
  return textOf((box[2] ?? 0) - 8, (row, column) => dark.has(`${row}/${column}`))
}

type Dark = (row: number, column: number) => boolean

function textOf(size: number, dark: Dark): string {
  const version = (size - 17) / 4
  const blocks = blocksOfVersion[version - 1]
  // Format bits along the upper left finder, without their mask 101010000010010.
  const format = [0, 1, 2, 3, 4].map((column) => (dark(8, column) ? 1 : 0))
  const mask = masks[((format[2] ?? 0) ^ 1) * 4 + (format[3] ?? 0) * 2 + ((format[4] ?? 0) ^ 1)]
  if (blocks === undefined || mask === undefined) throw new Error(`no QR code of size ${size}`)
  if (format[0] !== 1 || format[1] !== 0) throw new Error('not a QR code of level M')
  const words = wordsOf(moduleBits(size, version, (r, c) => dark(r, c) !== mask(r, c)))
  return charactersOf(deinterleaved(words, blocks).flatMap(bitsOf), version)
}

/** The zigzag from the lower right, around everything that is no data. */
function moduleBits(size: number, version: number, bit: Dark): number[] {
  const bits: number[] = []
  let upwards = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1
    for (let step = 0; step < size; step += 1) {
      const row = upwards ? size - 1 - step : step
      for (const column of [right, right - 1]) {
        if (!isFunction(size, version, row, column)) bits.push(bit(row, column) ? 1 : 0)
      }
    }
    upwards = !upwards
  }
  return bits
}

function isFunction(size: number, version: number, row: number, column: number): boolean {
  const [nearTop, nearLeft] = [row < 9, column < 9]
  if ((nearTop && nearLeft) || (nearTop && column >= size - 8) || (nearLeft && row >= size - 8)) {
    return true
  }
  if (row === 6 || column === 6) return true
  const versionBlock = (a: number, b: number) => version >= 7 && a < 6 && b >= size - 11
  if (versionBlock(row, column) || versionBlock(column, row)) return true
  const last = size - 7
  const places = version === 1 ? [] : version < 7 ? [6, last] : [6, (6 + last) / 2, last]
  const near = (place: number, at: number) => Math.abs(place - at) <= 2
  return places.some((y) =>
    places.some(
      (x) =>
        near(y, row) &&
        near(x, column) &&
        !(y === 6 && x !== last && x === 6) &&
        !corner(x, y, last),
    ),
  )
}

/** Where finders stand there is no alignment pattern. */
const corner = (x: number, y: number, last: number) =>
  (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6)

function wordsOf(bits: readonly number[]): number[] {
  const words: number[] = []
  for (let at = 0; at + 8 <= bits.length; at += 8) words.push(numberOf(bits.slice(at, at + 8)))
  return words
}

function deinterleaved(words: readonly number[], blocks: readonly number[]): number[] {
  const filled = blocks.map((): number[] => [])
  let at = 0
  for (let place = 0; place < Math.max(...blocks); place += 1) {
    for (const [nth, length] of blocks.entries()) {
      if (place < length) filled[nth]?.push(words[at++] ?? 0)
    }
  }
  return filled.flat()
}

function charactersOf(bits: readonly number[], version: number): string {
  let at = 0
  const take = (count: number) => {
    at += count
    return numberOf(bits.slice(at - count, at))
  }
  const bytes: number[] = []
  const say = (text: string) => bytes.push(...Buffer.from(text))
  if (version > 9) throw new Error('too large a QR code')
  for (let mode = take(4); mode !== 0; mode = take(4)) {
    if (mode === 1) {
      for (let left = take(10); left > 0; left -= 3) {
        const digits = Math.min(3, left)
        say(String(take([0, 4, 7, 10][digits] ?? 0)).padStart(digits, '0'))
      }
    } else if (mode === 2) {
      for (let left = take(9); left > 0; left -= 2) {
        const pair = take(left > 1 ? 11 : 6)
        if (left > 1) say(alphanumeric[Math.floor(pair / 45)] ?? '')
        say(alphanumeric[pair % 45] ?? '')
      }
    } else if (mode === 4) {
      for (let left = take(8); left > 0; left -= 1) bytes.push(take(8))
    } else throw new Error(`a mode of QR code that is not read here: ${mode}`)
    if (at + 4 > bits.length) break
  }
  return Buffer.from(bytes).toString('utf8')
}

const numberOf = (bits: readonly number[]) => bits.reduce((sum, bit) => sum * 2 + bit, 0)
const bitsOf = (word: number) => [...word.toString(2).padStart(8, '0')].map(Number)
