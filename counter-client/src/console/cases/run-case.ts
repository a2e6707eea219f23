import type { CaseCommand, CaseReply, CommandId, Words } from '@yihao/contract'
import { ask } from '@yihao/screen-kit'

export type CaseDone =
  | { readonly ok: true }
  /** `lost`: nobody knows whether it happened, so it is tried again under the same id. */
  | { readonly ok: false; readonly words: Words; readonly lost: boolean }

/** A command about a case; a refusal comes as the reply itself, under an error's status. */
export async function runCase(
  commandId: CommandId,
  command: CaseCommand,
  note: string | undefined,
): Promise<CaseDone> {
  const words = note?.trim()
  const body = { commandId, command, ...(words ? { note: words } : {}) }
  const answer = await ask<CaseReply>('POST', '/api/cases/commands', { body })
  if (!answer.ok) {
    const { problem } = answer
    return { ok: false, words: problem.words, lost: problem.status === 0 }
  }
  const reply = answer.value
  return reply.ok ? { ok: true } : { ok: false, words: reply.words, lost: false }
}
