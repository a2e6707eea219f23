import type {
  DeviceId,
  EpochMs,
  KeypadShow,
  ShowPayload,
  SignShow,
  WindowId,
} from '@yihao/contract'
import { ticketAt } from '../engine/guards.ts'
import type { HallView } from '../engine/hall.ts'
import { indexOf } from '../engine/plan-index.ts'
import { obstacle } from '../engine/policy/call-policy.ts'

export type Show = ShowPayload['show']

/** What every sign and keypad of the hall should show now. */
export function showsOf(hall: HallView, at: EpochMs): ReadonlyMap<DeviceId, Show> {
  const shows = new Map<DeviceId, Show>()
  const { plan } = hall
  if (plan === undefined) return shows
  for (const device of plan.devices) {
    if (device.kind === 'keypad') {
      shows.set(device.deviceId, { kind: 'keypad', keypad: keypadShow(hall, device.windowId, at) })
    }
    if (device.kind !== 'sign') continue
    const window = indexOf(plan).windows.get(device.windowId)
    if (window === undefined) continue
    const { windowNumber, label } = window
    const sign = signShow(hall, device.windowId)
    const { lineCells } = device
    shows.set(device.deviceId, { kind: 'sign', windowNumber, label, lineCells, sign })
  }
  return shows
}

/** The number comes first: a window that pauses still owes its visitor. */
function signShow(hall: HallView, windowId: WindowId): SignShow {
  const ticket = ticketAt(hall, windowId)
  if (ticket?.status === 'called') return { state: 'called', number: ticket.number }
  if (ticket?.status === 'serving') return { state: 'serving', number: ticket.number }
  const state = hall.windows.get(windowId)?.state ?? 'closed'
  return { state: state === 'open' ? 'free' : state }
}

const waitingShownMax = 999

function keypadShow(hall: HallView, windowId: WindowId, at: EpochMs): KeypadShow {
  const ticket = ticketAt(hall, windowId)
  return {
    waiting: Math.min(waitingShownMax, callableAt(hall, windowId, at)),
    ...(ticket === undefined ? {} : { number: ticket.number }),
    rating: ratingAt(hall, windowId, at) === 'awaited',
  }
}

function callableAt(hall: HallView, windowId: WindowId, at: EpochMs): number {
  const { plan, lines, tickets } = hall
  if (plan === undefined) return 0
  let count = 0
  for (const line of lines.values()) {
    for (const ticketId of line) {
      const ticket = tickets.get(ticketId)
      if (ticket !== undefined && obstacle(hall, windowId, ticket, at) === undefined) count += 1
    }
  }
  return count
}

/** The evaluator waits for the last service of its window, and only so long (RATE-3). */
export function ratingAt(
  hall: HallView,
  windowId: WindowId,
  at: EpochMs,
): 'none' | 'awaited' | 'rated' | 'too-late' {
  const servingId = hall.windows.get(windowId)?.lastServingId
  const serving = servingId === undefined ? undefined : hall.servings.get(servingId)
  if (serving === undefined || hall.plan === undefined) return 'none'
  if (serving.rated !== undefined) return 'rated'
  return at - serving.finishedAt > hall.plan.rules.evaluatorIdleMs ? 'too-late' : 'awaited'
}
