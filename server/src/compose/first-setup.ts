import { randomInt } from 'node:crypto'
import type { StaffStore } from '../people/staff-store.ts'
import { sameSecret } from '../people/tokens.ts'

/** A hall without people shows a code on its console; who reads it names the first person. */
export function firstSetup(staff: StaffStore) {
  const code = Array.from({ length: 12 }, () => randomInt(0, 10)).join('')
  return {
    code,
    open: () => staff.all().length === 0,
    fits: (given: string) => sameSecret(code, given.replace(/\D/g, '')),
  }
}
