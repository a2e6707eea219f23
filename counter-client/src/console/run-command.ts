import type { CommandId, HallCommand, Reply, VisitorDetails, Words } from '@yihao/contract'
import { ask } from '@yihao/screen-kit'

export type Done = { readonly ok: true } | { readonly ok: false; readonly words: Words }

/** A command of the console, which has no line of its own open. */
export async function runCommand(
  commandId: CommandId,
  command: HallCommand,
  visitor?: VisitorDetails,
): Promise<Done> {
  const body = { commandId, command, ...(visitor && { visitor }) }
  const answer = await ask<Reply>('POST', '/api/commands', { body })
  if (!answer.ok) return { ok: false, words: answer.problem.words }
  return answer.value.ok ? { ok: true } : { ok: false, words: answer.value.words }
}
