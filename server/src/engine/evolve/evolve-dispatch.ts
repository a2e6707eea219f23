import type { EpochMs, HallEventOf } from '@yihao/contract'
import type { HallState, WindowLive } from '../hall.ts'

export function readySaid(
  hall: HallState,
  data: HallEventOf<'ReadySaid'>['data'],
  at: EpochMs,
): void {
  const window = hall.windows.get(data.windowId)
  if (window === undefined) return
  // Who only changes their mind about the time after keeps the call that is announced.
  window.ready = { since: at, seq: hall.seq, offers: 0, ...window.ready, stay: data.stay }
}

export function readyWithdrawn(hall: HallState, data: HallEventOf<'ReadyWithdrawn'>['data']): void {
  endReadiness(hall.windows.get(data.windowId))
}

export function callOffered(
  hall: HallState,
  data: HallEventOf<'CallOffered'>['data'],
  at: EpochMs,
): void {
  const window = hall.windows.get(data.windowId)
  if (window?.ready === undefined) return
  const { ready } = window
  const offer = { at, callsAt: data.callsAt, seq: hall.seq }
  window.ready = { ...ready, offers: ready.offers + 1, offer }
}

export function callOfferLapsed(
  hall: HallState,
  data: HallEventOf<'CallOfferLapsed'>['data'],
): void {
  const window = hall.windows.get(data.windowId)
  if (window?.ready !== undefined) window.ready = { ...window.ready, offer: undefined }
}

/** A call, by whomever, uses readiness up; only the clerk's own choice keeps it (DISPATCH-4). */
export function useReadiness(window: WindowLive): void {
  const { ready } = window
  if (ready === undefined) return
  window.ready = ready.stay ? { ...ready, offer: undefined } : undefined
}

export function endReadiness(window: WindowLive | undefined): void {
  if (window !== undefined) window.ready = undefined
}

/** Who signs in or out, here or at another window, is not waiting for a call here (DISPATCH-4). */
export function signInRecorded(hall: HallState, data: HallEventOf<'SignInRecorded'>['data']): void {
  if (data.outcome !== 'signed-in' && data.outcome !== 'signed-out') return
  for (const window of hall.windows.values()) {
    const concerns = window.windowId === data.windowId || window.clerkId === data.personId
    if (concerns) endReadiness(window)
  }
}
