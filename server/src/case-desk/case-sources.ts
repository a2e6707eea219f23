import { createHash } from 'node:crypto'
import {
  type AlarmFacts,
  alarmFactsSchema,
  type CaseCommandOf,
  type CommandId,
  type FeedItem,
  type PersonId,
  type RecordedEvent,
  type ServingId,
} from '@yihao/contract'
import { illOfLabels } from '../cases/ill-of-labels.ts'
import type { HallRuntime } from '../runtime/hall-runtime.ts'
import type { CaseRuntime } from './case-runtime.ts'

export interface CaseSourceParts {
  readonly cases: CaseRuntime
  readonly hall: HallRuntime
}

/** Registers by itself, once an id; rejects when it has to come again. */
export async function registerByItself(
  cases: CaseRuntime,
  commandId: string,
  data: CaseCommandOf<'RegisterCase'>['data'],
): Promise<void> {
  const reply = await cases.handle({
    commandId: commandId as CommandId,
    actor: { kind: 'system', part: 'conduct' },
    command: { type: 'RegisterCase', data },
  })
  if (!reply.ok && reply.refusal.code === 'NotStored') throw new Error('the case was not stored')
}

/** A bad rating (差评) becomes a case where the plan says so (CASE-11). */
export async function caseOfRating(
  { cases, hall }: CaseSourceParts,
  event: RecordedEvent,
): Promise<'sent' | 'passed'> {
  if (event.type !== 'ServiceRated') return 'passed'
  const { satisfaction, labels, servingId, ticketId, windowId } = event.data
  const bad: readonly string[] = await hall.read(({ plan }) => plan?.rules.cases?.badRatings ?? [])
  if (!bad.includes(satisfaction)) return 'passed'
  const personId = await clerkOf(hall, servingId)
  await registerByItself(cases, `rating:${servingId}`, {
    source: 'rating',
    ill: illOfLabels(labels),
    subject: {
      windowId,
      ticketId,
      servingId,
      businessDate: event.businessDate,
      ...(personId === undefined ? {} : { personId }),
    },
    attachmentIds: [],
  })
  return 'sent'
}

/** Who served: the log has it where the service began, under the command that began it. */
async function clerkOf(hall: HallRuntime, servingId: ServingId): Promise<PersonId | undefined> {
  const first = await hall.firstEventOf(servingId.replace(/^s\./, '') as CommandId)
  if (first === undefined) return undefined
  const events = await hall.readAfter(first - 1, 5)
  for (const { type, data } of events) {
    if (type === 'ServingStarted' && data.servingId === servingId) return data.clerkId
  }
  return undefined
}

/** What the feed told last of an alarm; undefined when it told nothing that can be understood. */
export function alarmFactsOf(item: FeedItem | undefined): AlarmFacts | undefined {
  const facts = alarmFactsSchema.safeParse(item?.data)
  return facts.success ? facts.data : undefined
}

/** An id has 64 characters at the most, and an alarm's may have as many. */
function alarmCommandId(alarmId: string): string {
  const whole = `alarm:${alarmId}`
  if (whole.length <= 64) return whole
  return `alarm:${createHash('sha256').update(alarmId).digest('hex').slice(0, 40)}`
}

/** A red alarm becomes a case where the plan says so (CASE-11). */
export async function caseOfAlarm(
  { cases, hall }: CaseSourceParts,
  item: FeedItem,
): Promise<'sent' | 'passed'> {
  const facts = item.kind === 'alarm' ? alarmFactsOf(item) : undefined
  if (facts?.level !== 'red') return 'passed'
  // An alarm with an excuse is looked at by a person first, who may register it by hand.
  if (facts.standing !== undefined && facts.standing !== 'stands') return 'passed'
  const wanted = await hall.read(({ plan }) => plan?.rules.cases?.redAlarms === true)
  if (!wanted) return 'passed'
  const { alarmId, businessDate, windowId, itemCode, ticketId, clerkId } = facts
  const known = { businessDate, windowId, itemCode, ticketId, personId: clerkId }
  const given = Object.entries(known).filter(([, value]) => value !== undefined)
  await registerByItself(cases, alarmCommandId(alarmId), {
    source: 'alarm',
    ill: facts.ill ?? 'low-efficiency',
    subject: { alarmId, ...Object.fromEntries(given) },
    attachmentIds: [],
  })
  return 'sent'
}
