import type { EpochMs, FiledNumber, FiledOnlineRules, FiledState, ItemCode } from '@yihao/contract'
import { filedStates } from '@yihao/contract'

/** 办件: as far as the hall was told, or has seen itself. */
export interface FiledCase {
  readonly itemCodes: readonly ItemCode[]
  readonly state: FiledState
  /** When it was heard of last. */
  readonly at: EpochMs
}

/** FILED-1: as the plan says a number looks; spaces fall away, letters are capitals. */
export function filedNumberOf(
  typed: string,
  { caseNumber }: FiledOnlineRules,
): FiledNumber | undefined {
  const text = typed.replace(/\s/g, '').toUpperCase()
  const { characters, lengthMin, lengthMax } = caseNumber
  if (text.length < lengthMin || text.length > lengthMax) return undefined
  const fits = characters === 'digits' ? /^[0-9]+$/ : /^[0-9A-Z-]+$/
  return fits.test(text) ? (text as FiledNumber) : undefined
}

/** A list that is sent again, or late, takes nothing back (FILED-5). */
export const goesOn = (from: FiledState, to: FiledState): boolean =>
  from !== 'withdrawn' && filedStates.indexOf(to) > filedStates.indexOf(from)
