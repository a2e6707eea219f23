import type { CommandId } from '@yihao/contract'

/**
 * Made at the moment of the press. `crypto.randomUUID` is missing on plain http in a LAN, where
 * halls run; `getRandomValues` is there.
 */
export function newCommandId(): CommandId {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `c${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}` as CommandId
}
