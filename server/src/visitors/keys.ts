import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const keyBytes = 32

/** Keys of separate purposes from the one key file, which lies outside the database. */
export interface HallKeys {
  readonly seal: Buffer
  readonly match: Buffer
  readonly link: Buffer
}

/** Reads the key file; makes it, readable by its owner only, where `create` allows it. */
export function loadKeys(path: string, create: boolean): HallKeys {
  if (!existsSync(path)) {
    if (!create) throw new Error(`KEY_FILE ${path} does not exist`)
    writeFileSync(path, `${randomBytes(keyBytes).toString('base64')}\n`, {
      mode: 0o600,
      flag: 'wx',
    })
  }
  const secret = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  if (secret.length !== keyBytes) {
    throw new Error(`KEY_FILE ${path} must hold ${keyBytes} bytes in Base64`)
  }
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `yihao/${purpose}/1`, keyBytes))
  return { seal: derive('seal'), match: derive('match'), link: derive('link') }
}

/** Hex; unkeyed hashes of identity numbers can be undone by trying all of them. */
export const keyedHash = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text, 'utf8').digest('hex')
