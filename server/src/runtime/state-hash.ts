import { createHash } from 'node:crypto'
import type { HallState } from '../engine/hall.ts'
import { canonical } from './body-hash.ts'
import { encodeHall } from './snapshot.ts'

/** The same for the same hall, however it came to be: folded, or taken from a snapshot. */
export const stateHash = (hall: HallState): string => stateTextHash(encodeHall(hall))

/** Of a state that is written down already. */
export function stateTextHash(state: string): string {
  return createHash('sha256')
    .update(canonical(JSON.parse(state)))
    .digest('hex')
}
