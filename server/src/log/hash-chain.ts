import { createHash } from 'node:crypto'

/** Named in each stream, so that a later algorithm can follow without doubt about the old rows. */
export const chainAlgorithm = 'sha256'

/** Before the first event. */
export const emptyHash = createHash('sha256').update('').digest('hex')

/** Ties `text`, the stored UTF-8 line, to everything before it. */
export function nextHash(before: string, text: string): string {
  return createHash('sha256').update(before, 'hex').update(text, 'utf8').digest('hex')
}

/** Position of the first row that does not follow from the one before, or undefined. */
export function firstBreak(
  before: { readonly seq: number; readonly hash: string },
  rows: readonly { readonly seq: number; readonly text: string; readonly hash: string }[],
): number | undefined {
  let { seq, hash } = before
  for (const row of rows) {
    hash = nextHash(hash, row.text)
    seq += 1
    if (row.seq !== seq || row.hash !== hash) return row.seq === seq ? seq : Math.min(seq, row.seq)
  }
  return undefined
}
