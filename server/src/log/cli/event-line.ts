import { clockSecondsText, type StoredEvent } from '@yihao/contract'

/** One event on one line, for people: position, day, time, what, whom it concerns, who did it. */
export function eventLine(event: StoredEvent): string {
  const { position, businessDate, recordedAt, type, data } = event
  const words = [
    String(position.seq).padStart(7),
    businessDate,
    clockSecondsText(recordedAt),
    type.padEnd(20),
    ...aboutWhat(data),
    `by ${actorText(event)}`,
  ]
  return `${words.join('  ')}\n`
}

/** What says most about each event; the rest is in `--json`. */
const telling = [
  'number',
  'windowId',
  'callCount',
  'waitMs',
  'servingMs',
  'outcome',
  'reasonCode',
  'satisfaction',
  'personId',
  'role',
  'deviceId',
  'businessDate',
  'planVersion',
]

function aboutWhat(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return []
  const found = data as Readonly<Record<string, unknown>>
  return telling.flatMap((name) => {
    const value = found[name]
    if (typeof value !== 'string' && typeof value !== 'number') return []
    // Bytes that a terminal would obey have no business in a line of text.
    return [name === 'number' ? String(value) : `${name}=${JSON.stringify(value).slice(0, 80)}`]
  })
}

function actorText({ actor }: StoredEvent): string {
  switch (actor.kind) {
    case 'staff':
      return actor.personId
    case 'device':
      return actor.deviceId
    case 'visitor':
      return 'the visitor'
    case 'system':
      return `the hall (${actor.part})`
  }
}
