import { createHash, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 bits: guessing is hopeless, so a plain hash of it keeps it secret. */
const tokenBytes = 32

export const newToken = (): string => randomBytes(tokenBytes).toString('base64url')

/** What is stored and looked up by; the token itself is told once and kept nowhere. */
export const tokenHash = (token: string): string =>
  createHash('sha256').update(token, 'utf8').digest('hex')

export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(tokenHash(a)), Buffer.from(tokenHash(b))]
  return timingSafeEqual(left, right)
}

/** mosquitto_passwd's default since 2.0; the token needs no stretching. */
const mosquittoIterations = 101

/**
 * The same token as a line of Mosquitto's password file understands it: `$7$` is PBKDF2 with
 * SHA-512 over a 12-byte salt and a 64-byte key, in Base64 (mosquitto, lib/password_mosq.c).
 */
export function mosquittoHash(token: string): string {
  const salt = randomBytes(12)
  const key = pbkdf2Sync(token, salt, mosquittoIterations, 64, 'sha512')
  return `$7$${mosquittoIterations}$${salt.toString('base64')}$${key.toString('base64')}`
}
