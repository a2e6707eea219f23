import {
  alarmCatalogue,
  type EpochMs,
  type NoteRef,
  type Plan,
  type RecordedEvent,
  type Words,
} from '@yihao/contract'

/** A change of the hall's rules as the log tells it; who and why are looked up by whoever shows it. */
export interface KeptChange {
  readonly seq: number
  readonly at: EpochMs
  readonly planVersion: number
  readonly by: string
  readonly note?: NoteRef
  readonly words: Words
}

const listedMax = 8

/** What an adopted plan changes of the rules that figures and alarms go by; undefined for nothing. */
export function ruleChange(
  before: Plan | undefined,
  event: Extract<RecordedEvent, { type: 'PlanAdopted' }>,
): KeptChange | undefined {
  const { plan, planVersion, note } = event.data
  if (before === undefined) return undefined
  const [was, is] = [settingsOf(before), settingsOf(plan)]
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (name) => was.get(name) !== is.get(name),
  )
  if (changed.length === 0) return undefined
  const lines = changed
    .slice(0, listedMax)
    .map((name) => `${name} ${was.get(name) ?? '–'} → ${is.get(name) ?? '–'}`)
  const more = changed.length > listedMax ? ` (+${changed.length - listedMax})` : ''
  const { actor } = event
  return {
    seq: event.position.seq,
    at: event.recordedAt,
    planVersion,
    by: actor.kind === 'staff' ? actor.personId : actor.kind,
    ...(note === undefined ? {} : { note }),
    words: { zh: clip(lines.join('；') + more, 200), en: clip(lines.join('; ') + more, 300) },
  }
}

const clip = (text: string, max: number) =>
  text.length <= max ? text : `${text.slice(0, max - 1)}…`

/** Every number and switch of the rules under a name of its own. */
function settingsOf({ rules, callPolicy, calendar }: Plan): ReadonlyMap<string, string> {
  const { conduct, ...others } = rules
  const { alarms = [], ...limits } = conduct ?? {}
  const settings = new Map<string, string>()
  for (const [name, value] of Object.entries({ ...others, ...limits, callPolicy, calendar })) {
    spread(settings, name, value)
  }
  for (const { kind, queueIds, yellow, orange, red } of alarms) {
    const name = `${alarmCatalogue[kind].words.zh}${queueIds === undefined ? '' : `[${queueIds.join()}]`}`
    settings.set(name, [yellow, orange, red].map((one) => shown(kind, one)).join('/'))
  }
  return settings
}

function shown(kind: keyof typeof alarmCatalogue, threshold: number): string {
  const { unit } = alarmCatalogue[kind]
  if (unit === 'ms') return `${threshold / 60_000}min`
  return unit === 'percent' ? `${threshold}%` : String(threshold)
}

function spread(into: Map<string, string>, name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    into.set(name, Array.isArray(value) ? `[${value.length}] ${textHash(value)}` : String(value))
    return
  }
  for (const [key, one] of Object.entries(value)) spread(into, `${name}.${key}`, one)
}

/** Long lists are told apart, not printed. */
function textHash(value: unknown): string {
  let hash = 0
  for (const character of JSON.stringify(value)) {
    hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0
  }
  return (hash >>> 0).toString(16)
}
