import { randomUUID } from 'node:crypto'
import {
  atClock,
  type BookingRow,
  bookingRowSchema,
  type CommandEnvelope,
  type CommandId,
  type ImportReply,
  type Reply,
} from '@yihao/contract'
import { malformed } from '../problems.ts'

type Refused = ImportReply['refused'][number]
type Checked =
  | { readonly ok: true; readonly row: number; readonly booking: BookingRow }
  | { readonly ok: false; readonly refused: Refused }

/** So many at a time, in their order: earlier rows get the places. */
const rowsTogether = 100

/** Stores the good rows and tells each bad one; sent again it changes nothing (BOOK-8). */
export async function importRows(
  rows: readonly unknown[],
  handle: (envelope: CommandEnvelope) => Promise<Reply>,
): Promise<ImportReply> {
  const checked = rows.map(checkedRow)
  const refused = checked.flatMap((one) => (one.ok ? [] : [one.refused]))
  const good = checked.flatMap((one) => (one.ok ? [one] : []))
  let stored = 0
  let unchanged = 0
  for (let from = 0; from < good.length; from += rowsTogether) {
    const part = good.slice(from, from + rowsTogether)
    const replies = await Promise.all(part.map(({ booking }) => handle(envelopeOf(booking))))
    for (const [index, reply] of replies.entries()) {
      const one = part[index]
      if (reply.ok && reply.events.length > 0) stored += 1
      else if (reply.ok) unchanged += 1
      else if (one !== undefined) refused.push(refusedRow(one, reply))
    }
  }
  return { stored, unchanged, refused: refused.sort((a, b) => a.row - b.row) }
}

function checkedRow(raw: unknown, index: number): Checked {
  const row = index + 1
  const parsed = bookingRowSchema.safeParse(raw)
  if (parsed.success) return { ok: true, row, booking: parsed.data }
  const { field, words } = malformed(parsed.error)
  const number = typeof raw === 'object' && raw !== null && 'bookingNumber' in raw
  const bookingNumber = number ? String(raw.bookingNumber).slice(0, 64) : undefined
  return {
    ok: false,
    refused: {
      row,
      ...(bookingNumber === undefined ? {} : { bookingNumber }),
      ...(field === undefined ? {} : { field }),
      code: 'MalformedCommand',
      words,
    },
  }
}

/** The command's fields by the column that they came from. */
const columnOf: Readonly<Record<string, string>> = {
  appointmentId: 'bookingNumber',
  slotFrom: 'from',
  slotTo: 'to',
}

function refusedRow(
  { row, booking }: Extract<Checked, { ok: true }>,
  { refusal, words }: Extract<Reply, { ok: false }>,
): Refused {
  const { code, field } = refusal
  return {
    row,
    bookingNumber: booking.bookingNumber,
    ...(field === undefined ? {} : { field: columnOf[field] ?? field }),
    code,
    words,
  }
}

function envelopeOf(row: BookingRow): CommandEnvelope {
  const { bookingNumber, itemCodes = [], packageCodes = [], audience = 'natural' } = row
  const { date, from, to, name, phone, idNumber } = row
  const visitor = {
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(idNumber === undefined ? {} : { idNumber }),
  }
  return {
    commandId: `import-${randomUUID()}` as CommandId,
    command: {
      type: 'BookAppointment',
      data: {
        appointmentId: bookingNumber,
        itemCodes,
        packageCodes,
        audience,
        slotFrom: atClock(date, from),
        slotTo: atClock(date, to),
      },
    },
    ...(Object.keys(visitor).length === 0 ? {} : { visitor }),
  }
}
