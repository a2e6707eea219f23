import { randomUUID } from 'node:crypto'
import {
  type CommandEnvelope,
  type CommandId,
  type FiledCaseRow,
  type FiledCasesReply,
  filedCaseRowSchema,
  type Reply,
} from '@yihao/contract'
import { malformed } from './problems.ts'

type Refused = FiledCasesReply['refused'][number]
type Checked =
  | { readonly ok: true; readonly row: number; readonly data: FiledCaseRow }
  | { readonly ok: false; readonly refused: Refused }

/** So many at a time, in their order: a case may be there twice. */
const rowsTogether = 100

/** Stores the good rows and tells each bad one; sent again it changes nothing (FILED-5). */
export async function recordFiledCases(
  rows: readonly unknown[],
  handle: (envelope: CommandEnvelope) => Promise<Reply>,
): Promise<FiledCasesReply> {
  const checked = rows.map(checkedRow)
  const refused = checked.flatMap((one) => (one.ok ? [] : [one.refused]))
  const good = checked.flatMap((one) => (one.ok ? [one] : []))
  let stored = 0
  let unchanged = 0
  for (let from = 0; from < good.length; from += rowsTogether) {
    const part = good.slice(from, from + rowsTogether)
    const replies = await Promise.all(part.map(({ data }) => handle(envelopeOf(data))))
    for (const [index, reply] of replies.entries()) {
      const row = part[index]?.row ?? 0
      if (!reply.ok) refused.push(refusedRow(row, reply))
      else if (reply.events.length > 0) stored += 1
      else unchanged += 1
    }
  }
  return { stored, unchanged, refused: refused.sort((a, b) => a.row - b.row) }
}

function checkedRow(raw: unknown, index: number): Checked {
  const row = index + 1
  const parsed = filedCaseRowSchema.safeParse(raw)
  if (parsed.success) return { ok: true, row, data: parsed.data }
  const { field, words } = malformed(parsed.error)
  return {
    ok: false,
    refused: { row, ...(field === undefined ? {} : { field }), code: 'MalformedCommand', words },
  }
}

const refusedRow = (
  row: number,
  { refusal: { code, field }, words }: Extract<Reply, { ok: false }>,
): Refused => ({ row, ...(field === undefined ? {} : { field }), code, words })

const envelopeOf = (data: FiledCaseRow): CommandEnvelope => ({
  commandId: `filed-${randomUUID()}` as CommandId,
  command: { type: 'RecordFiledCase', data },
})
