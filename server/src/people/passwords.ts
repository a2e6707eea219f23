import { hash, verify } from '@node-rs/argon2'
import { limits } from '@yihao/contract'

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The ones tried first everywhere; longer than the minimum, or they would fall to it anyway. */
const common = new Set([
  '1234567890',
  '0123456789',
  '12345678910',
  '1111111111',
  '0000000000',
  'password123',
  'password1234',
  'qwertyuiop',
  'q1w2e3r4t5',
  '1q2w3e4r5t',
  'admin12345',
  'administrator',
  'a123456789',
  'zxcvbnm123',
  'woaini1314520',
  'iloveyou123',
])

export function tooWeak(password: string, staffNumber: string): boolean {
  const lower = password.toLowerCase()
  return (
    password.length < limits.passwordCharactersMin ||
    common.has(lower) ||
    lower.includes(staffNumber.toLowerCase()) ||
    new Set(password).size < 4
  )
}

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** Compared with when nobody has that number, so that the answer takes the same time. */
const nobodysHash = hash('nobody has this password', cost)

export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await nobodysHash), password)
  return fits && stored !== undefined
}
