import { z } from 'zod'
import { commandSchema } from '../commands/commands.ts'
import { commandEnvelopeSchema } from '../commands/envelope.ts'
import { refusalSchema, replySchema } from '../commands/replies.ts'
import { caseEnvelopeSchema } from '../conduct/case-commands.ts'
import { caseEventBodySchema, caseReplySchema } from '../conduct/case-events.ts'
import * as caseViews from '../conduct/case-views.ts'
import { attachmentRefSchema } from '../conduct/case-words.ts'
import * as indicators from '../conduct/indicators.ts'
import { eventBodySchema } from '../events/events.ts'
import { feedItemPageSchema, feedItemSchema, feedStartSchema } from '../feed/items.ts'
import { dayFiguresSchema, feedQuarterSchema } from '../feed/quarters.ts'
import * as receivers from '../feed/receivers.ts'
import * as payloads from '../mqtt/payloads.ts'
import { deviceAssignmentSchema } from '../people/devices.ts'
import { planSchema } from '../plan/plan.ts'
import { positionSchema } from '../position.ts'
import * as rest from '../rest/rest.ts'
import * as takes from '../rest/takes.ts'
import {
  helloReplySchema,
  helloSchema,
  pulseSchema,
  shownSchema,
  socketAuthSchema,
  subscriptionSchema,
} from '../socket/socket.ts'
import { itemLineSchema, materialLineSchema } from '../views/common.ts'
import { screenViewSchema, ticketViewSchema } from '../views/screens.ts'
import { wordsSchema } from '../words.ts'

/** Every schema that has a name outside; what is inside of another is told once and referred to. */
const named: Readonly<Record<string, z.ZodType>> = {
  Words: wordsSchema,
  Position: positionSchema,
  Plan: planSchema,
  Command: commandSchema,
  CommandEnvelope: commandEnvelopeSchema,
  Refusal: refusalSchema,
  Event: eventBodySchema,
  Reply: replySchema,
  DeviceAssignment: deviceAssignmentSchema,
  FeedQuarter: feedQuarterSchema,
  FeedItem: feedItemSchema,
  FeedItemPage: feedItemPageSchema,
  FeedStart: feedStartSchema,
  DayFigures: dayFiguresSchema,
  ItemLine: itemLineSchema,
  MaterialLine: materialLineSchema,
  TicketView: ticketViewSchema,
  ScreenView: screenViewSchema,
  SocketAuth: socketAuthSchema,
  Subscription: subscriptionSchema,
  Hello: helloSchema,
  HelloReply: helloReplySchema,
  Pulse: pulseSchema,
  Shown: shownSchema,
  CaseEnvelope: caseEnvelopeSchema,
  CaseEvent: caseEventBodySchema,
  CaseReply: caseReplySchema,
  AttachmentRef: attachmentRefSchema,
  ...fromModule(caseViews),
  ...fromModule(receivers),
  ...fromModule(indicators),
  ...fromModule(rest),
  ...fromModule(takes),
  ...fromModule(payloads),
}

/** `problemSchema` is told as `Problem`. */
function fromModule(module: object): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(module).flatMap(([name, value]) =>
      value instanceof z.ZodType && name.endsWith('Schema')
        ? [[`${name.charAt(0).toUpperCase()}${name.slice(1, -'Schema'.length)}`, value] as const]
        : [],
    ),
  )
}

const base = '#/components/schemas/'
const ids = new Map<z.ZodType, string>()
for (const [name, schema] of Object.entries(named)) if (!ids.has(schema)) ids.set(schema, name)

const options = {
  io: 'input',
  unrepresentable: 'any',
  uri: (id: string) => `${base}${id}`,
} as const

/** JSON Schema 2020-12, which OpenAPI 3.1 and AsyncAPI 3 take as it is. */
export function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>()
  for (const [schema, id] of ids) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, options)
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  )
}

/** A reference for what has a name, the schema itself for a list of such. */
export function schemaRef(schema: z.ZodType): object {
  const id = ids.get(schema)
  if (id !== undefined) return { $ref: `${base}${id}` }
  if (schema instanceof z.ZodArray) {
    return { type: 'array', items: schemaRef(schema.element as z.ZodType) }
  }
  const { $schema: _, ...plain } = z.toJSONSchema(schema, options)
  return plain
}
