import {
  type DeviceId,
  type DoPayload,
  type EpochMs,
  type Plan,
  type RecordedEvent,
  type TicketId,
  type TicketSlip,
  topics,
  type Words,
} from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import { needsOf } from '../engine/needs/needs.ts'
import { indexOf } from '../engine/plan-index.ts'
import type { HallRuntime } from '../runtime/hall-runtime.ts'
import { itemLines, noWords, zoneName } from '../views/parts.ts'
import { type HallRanges, newcomerRange, withRange } from '../views/ranges.ts'
import type { Outcome } from './follower.ts'
import type { MqttLink } from './mqtt-link.ts'

/** Nobody waits longer in front of a kiosk; later the paper would be somebody else's litter. */
const slipAgeMsMax = 120_000
/** An accelerated hall has the same printer: its paper is never late before so much real time. */
const slipAgeRealMsMin = 15_000
const itemNameCharactersMax = 60

type TicketIssued = Extract<RecordedEvent, { type: 'TicketIssued' }>

export interface PrintJob {
  readonly printerIds: readonly DeviceId[]
  readonly payload: DoPayload
}

export interface PrintContext {
  readonly at: EpochMs
  readonly speed: number
  readonly pageOf: (ticketId: TicketId) => string
  /** What was told about waiting before this number was taken. */
  readonly ranges?: HallRanges | undefined
}

/** The paper of a number taken at a kiosk; undefined elsewhere, without a printer, or too late. */
export function printJobOf(
  { plan }: Pick<HallView, 'plan'>,
  event: RecordedEvent,
  { at, speed, pageOf, ranges }: PrintContext,
): PrintJob | undefined {
  if (event.type !== 'TicketIssued' || plan === undefined) return undefined
  const { kioskId } = event.data
  const printerIds = plan.devices
    .filter((device) => device.kind === 'printer')
    .filter((device) => device.kioskId === kioskId)
    .map((device) => device.deviceId)
  const age = Math.max(slipAgeMsMax, slipAgeRealMsMin * speed)
  const expiresAt = Math.ceil(event.recordedAt + age) as EpochMs
  if (kioskId === undefined || printerIds.length === 0 || at > expiresAt) return undefined
  const slip = {
    ...slipOf(plan, event, pageOf(event.data.ticketId)),
    ...withRange(newcomerRange(plan, { ...event.data, ...event.data.split?.leg }, ranges)),
  }
  const { eventId, position } = event
  return { printerIds, payload: { eventId, position, expiresAt, action: { kind: 'print', slip } } }
}

function slipOf(plan: Plan, { data, recordedAt }: TicketIssued, url: string): TicketSlip {
  const queue = indexOf(plan).queues.get(data.queueId)
  const zone = queue === undefined ? noWords : zoneName(plan, queue.zoneId)
  return {
    hallName: plan.name,
    number: data.number,
    queueName: queue?.name ?? noWords,
    zoneName: zone,
    itemNames: itemLines(plan, data).map(({ name }) => name.slice(0, itemNameCharactersMax)),
    ...visitorOf(plan, data),
    ahead: data.ahead,
    issuedAt: recordedAt,
    url,
    hints: hintsOf(plan, zone),
    reprint: false,
  }
}

/** The visitor's own paper says what the visitor asked for. */
function visitorOf(
  { rules }: Plan,
  data: TicketIssued['data'],
): Pick<TicketSlip, 'needs' | 'claim'> {
  const needs = needsOf(rules, data).map(({ words }) => words)
  const { claim } = data
  const group = rules.priorityGroups?.find(({ code }) => code === claim?.groupCode)
  return {
    ...(needs.length === 0 ? {} : { needs }),
    ...(claim === undefined || group === undefined
      ? {}
      : { claim: { group: group.words, confirmed: claim.confirmed !== undefined } }),
  }
}

function hintsOf({ rules }: Plan, zone: Words): Words[] {
  const hints: Words[] = [
    {
      zh: `请在${zone.zh}等候，留意屏幕和广播叫号`,
      en: `Please wait in ${zone.en}; watch the screens and listen for your number.`,
    },
  ]
  if (rules.reinstateCountMax > 0) {
    const behind = rules.reinstateBehindPeople
    hints.push({
      zh: `过号请到取号机或咨询台重新排入，排在 ${behind} 人之后`,
      en: `Missed your call? Check in again at a kiosk; you will stand behind ${behind} people.`,
    })
  }
  return hints
}

/** For a follower: each number taken at a kiosk comes out of its printer. */
export function printer(options: {
  readonly runtime: Pick<HallRuntime, 'hallId' | 'now' | 'read' | 'clock'>
  readonly link: MqttLink
  readonly pageOf: (ticketId: TicketId) => string
  readonly ranges: () => HallRanges | undefined
}) {
  const { runtime, link, pageOf, ranges } = options
  return async (event: RecordedEvent): Promise<Outcome> => {
    if (event.type !== 'TicketIssued') return 'passed'
    const context = { at: runtime.now(), speed: runtime.clock.speed, pageOf, ranges: ranges() }
    const job = await runtime.read((hall) => printJobOf(hall, event, context))
    if (job === undefined) return 'passed'
    const { printerIds, payload } = job
    await Promise.all(printerIds.map((id) => link.send(topics.do(runtime.hallId, id), payload)))
    return 'sent'
  }
}
