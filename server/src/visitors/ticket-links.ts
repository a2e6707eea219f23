import { createHmac, timingSafeEqual } from 'node:crypto'
import { type TicketId, ticketIdSchema } from '@yihao/contract'

/** 128 bits of the tag: no guess ever hits (A11, A12 of the usual attacks on ticket links). */
const tagBytes = 16

const tagOf = (key: Buffer, ticketId: string) =>
  createHmac('sha256', key).update(`ticket:${ticketId}`).digest().subarray(0, tagBytes)

/** The token of a visitor's page: the ticket's id and its tag. Never stored, never logged. */
export function linkOf(key: Buffer, ticketId: TicketId): string {
  const id = Buffer.from(ticketId, 'utf8').toString('base64url')
  return `${id}.${tagOf(key, ticketId).toString('base64url')}`
}

export function ticketOfLink(key: Buffer, link: string): TicketId | undefined {
  const [id, tag, ...rest] = link.split('.')
  if (id === undefined || tag === undefined || rest.length > 0) return undefined
  const ticketId = ticketIdSchema.safeParse(Buffer.from(id, 'base64url').toString('utf8'))
  if (!ticketId.success) return undefined
  const given = Buffer.from(tag, 'base64url')
  const right = tagOf(key, ticketId.data)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  return ticketId.data
}
