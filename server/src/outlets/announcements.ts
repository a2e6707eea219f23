import {
  type DeviceId,
  type DoPayload,
  type EpochMs,
  type Plan,
  type RecordedEvent,
  topics,
  type ZoneId,
} from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import { indexOf } from '../engine/plan-index.ts'
import type { HallRuntime } from '../runtime/hall-runtime.ts'
import type { Outcome } from './follower.ts'
import type { MqttLink } from './mqtt-link.ts'

export interface Announcement {
  readonly speakerIds: readonly DeviceId[]
  readonly payload: DoPayload
}

/** A speaker of this zone is heard in the whole hall. */
const wholeHall = 'hall'

/** What is to be said about an event, to whom; undefined for most events and for old calls. */
export function announcementOf(
  hall: Pick<HallView, 'plan' | 'tickets'>,
  event: RecordedEvent,
  at: EpochMs,
): Announcement | undefined {
  if (!isSaid(event)) return undefined
  const { plan } = hall
  const { windowId, number, ticketId } = event.data
  const callCount = event.type === 'TicketResumed' ? 1 : event.data.callCount
  const window = plan === undefined ? undefined : indexOf(plan).windows.get(windowId)
  if (plan === undefined || window === undefined) return undefined
  const expiresAt = (event.recordedAt + plan.rules.announcementAgeMsMax) as EpochMs
  if (at > expiresAt) return undefined
  const queueId = hall.tickets.get(ticketId)?.queueId
  // Where the window is, and where the visitors of that queue wait.
  const waitingZone = plan.queues.find((queue) => queue.queueId === queueId)?.zoneId
  const speakerIds = speakersOf(plan, [window.zoneId, waitingZone])
  if (speakerIds.length === 0) return undefined
  const { windowNumber } = window
  return {
    speakerIds,
    payload: {
      eventId: event.eventId,
      position: event.position,
      expiresAt,
      action: { kind: 'announce', number, windowNumber, callCount },
    },
  }
}

/** Calls, recalls, and who sat in the hall while their matter was on hold (HOLD-5). */
function isSaid(
  event: RecordedEvent,
): event is Extract<RecordedEvent, { type: 'TicketCalled' | 'TicketRecalled' | 'TicketResumed' }> {
  if (event.type === 'TicketResumed') return event.data.calledBack === true
  return event.type === 'TicketCalled' || event.type === 'TicketRecalled'
}

function speakersOf(plan: Plan, zoneIds: readonly (ZoneId | undefined)[]): readonly DeviceId[] {
  return plan.devices
    .filter((device) => device.kind === 'speaker')
    .filter(({ zoneId }) => zoneId === wholeHall || zoneIds.includes(zoneId))
    .map(({ deviceId }) => deviceId)
}

/** For a follower: says each call once to its speakers. */
export function announcer(runtime: Pick<HallRuntime, 'hallId' | 'now' | 'read'>, link: MqttLink) {
  return async (event: RecordedEvent): Promise<Outcome> => {
    if (!isSaid(event)) return 'passed'
    const announcement = await runtime.read((hall) => announcementOf(hall, event, runtime.now()))
    if (announcement === undefined) return 'passed'
    const { speakerIds, payload } = announcement
    await Promise.all(speakerIds.map((id) => link.send(topics.do(runtime.hallId, id), payload)))
    return 'sent'
  }
}
