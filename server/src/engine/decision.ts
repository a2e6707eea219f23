import type { HallEvent, Refusal, RefusalCode } from '@yihao/contract'

export type Decision =
  | { readonly ok: true; readonly events: readonly HallEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

export const accept = (...events: readonly HallEvent[]): Decision => ({ ok: true, events })

export function refuse(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Decision {
  return { ok: false, refusal: { code, ...more } }
}
