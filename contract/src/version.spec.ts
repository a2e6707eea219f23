import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  ackPayloadSchema,
  clientStatePayloadSchema,
  commandEnvelopeSchema,
  deviceStatePayloadSchema,
  doPayloadSchema,
  eventSchemas,
  feedPageSchema,
  feedQuartersPayloadSchema,
  helloReplySchema,
  helloSchema,
  planSchema,
  pressPayloadSchema,
  protocolVersion,
  pulseSchema,
  replySchema,
  shownSchema,
  showPayloadSchema,
  socketAuthSchema,
  storedEventSchema,
  timePayloadSchema,
} from './index.ts'

/**
 * A changed message gives another hash. Then raise `protocolVersion`, write its line of history
 * there, and put the new pair here; events also need an upcaster for what is already stored.
 */
const knownHashes: Readonly<Record<number, { messages: string; events: string }>> = {
  1: {
    messages: '5de982087b20c289',
    events: '3ec0acfe846ca435',
  },
}

const messages = [
  socketAuthSchema,
  helloSchema,
  commandEnvelopeSchema,
  replySchema,
  helloReplySchema,
  shownSchema,
  pulseSchema,
  feedPageSchema,
  clientStatePayloadSchema,
  deviceStatePayloadSchema,
  pressPayloadSchema,
  ackPayloadSchema,
  timePayloadSchema,
  showPayloadSchema,
  doPayloadSchema,
  feedQuartersPayloadSchema,
  planSchema,
]

function hashOf(schemas: readonly z.ZodType[]): string {
  const shapes = schemas.map((schema) => z.toJSONSchema(schema, { io: 'input' }))
  return createHash('sha256').update(JSON.stringify(shapes)).digest('hex').slice(0, 16)
}

test('a message that changed its shape comes with a new protocol version', () => {
  expect({ [protocolVersion]: hashOf(messages) }).toEqual({
    [protocolVersion]: knownHashes[protocolVersion]?.messages,
  })
})

test('an event that changed its shape comes with a new protocol version and an upcaster', () => {
  expect(hashOf([storedEventSchema, ...Object.values(eventSchemas)])).toBe(
    knownHashes[protocolVersion]?.events,
  )
})
