/**
 * 统一社会信用代码, GB 32100-2015: eighteen digits and capital letters without I, O, S, V and Z. The last
 * one checks the others: C18 = 31 − MOD(Σ Ci × Wi, 31) with Wi = 3^(i−1) mod 31, and 31 is written 0.
 */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Registering department and kind, region by GB/T 2260, the body's own code, the check character. */
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/** As it is written: without spaces and hyphens, in capitals. */
export const creditCodeOf = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase()

export type CreditCodeFault = 'length' | 'characters' | 'check'

/** What is wrong with it, the most helpful thing first; undefined for a good one. */
export function creditCodeFault(code: string): CreditCodeFault | undefined {
  if (code.length !== 18) return 'length'
  if (!shape.test(code)) return 'characters'
  return code.at(-1) === checkCharacterOf(code.slice(0, 17)) ? undefined : 'check'
}

export function checkCharacterOf(first17: string): string {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? ''
}
