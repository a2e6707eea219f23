import {
  currentEventVersion,
  eventBodySchema,
  type RecordedCaseEvent,
  type RecordedEvent,
  type StoredEvent,
} from '@yihao/contract'

/** Turns the data of one version of an event into that of the next. */
export type Upcaster = (data: unknown) => unknown
/** `TicketCalled/1` leads to version 2. */
export type Upcasters = Readonly<Record<string, Upcaster>>

export const upcasters: Upcasters = {}

/**
 * What the hall understands today of an event stored at any time. Throws on a type or version that
 * this release does not know: going on without it would be another history.
 */
export function upcast(stored: StoredEvent, known: Upcasters = upcasters): RecordedEvent {
  const target = (currentEventVersion as Readonly<Record<string, number>>)[stored.type] ?? 1
  let { version, data } = stored
  while (version < target) {
    const step = known[`${stored.type}/${version}`]
    if (step === undefined) throw new Error(`no way from ${stored.type} version ${version}`)
    data = step(data)
    version += 1
  }
  if (version > target) throw new Error(`${stored.type} version ${version} is newer than this`)
  return { ...stored, version, data } as RecordedEvent
}

/** The same, and the data fit the schema of today; for reading what may have been tampered with. */
export function checkedUpcast(stored: StoredEvent): RecordedEvent {
  const event = upcast(stored)
  eventBodySchema.parse({ type: event.type, data: event.data })
  return event
}

/** The same for the stream of cases, whose events are all of their first version so far. */
export function caseEventOf(stored: StoredEvent): RecordedCaseEvent {
  if (stored.version > 1)
    throw new Error(`${stored.type} version ${stored.version} is newer than this`)
  return stored as unknown as RecordedCaseEvent
}
