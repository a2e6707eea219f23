/** Nobody touched it for so long: whoever stood here has gone. */
export const idleMs = 60_000
/** So long before going home the kiosk asks whether somebody is still there. */
export const idleAskMs = 15_000
/** The number stays on the screen long enough to photograph it; longer for whom reading is hard. */
export const ticketShownMs = 20_000
export const ticketShownElderMs = 40_000

/**
 * A double tap must not press what has just appeared under the finger: for so long after a page
 * changes, presses are not taken.
 */
export const settleMs = 450

/** Whole seconds still to go, as people count: 1 until the last moment, then 0. */
export const secondsLeft = (deadlineMs: number, nowMs: number): number =>
  Math.max(0, Math.ceil((deadlineMs - nowMs) / 1_000))

export type IdleState =
  | { readonly kind: 'active'; readonly secondsLeft: number }
  | { readonly kind: 'asking'; readonly secondsLeft: number }
  | { readonly kind: 'gone' }

/** Real milliseconds that never jump, of the last touch and of now. */
export function idleState(lastTouchMs: number, nowMs: number): IdleState {
  const left = secondsLeft(lastTouchMs + idleMs, nowMs)
  if (left === 0) return { kind: 'gone' }
  return { kind: left * 1_000 <= idleAskMs ? 'asking' : 'active', secondsLeft: left }
}

export const acceptsPress = (pageSinceMs: number, nowMs: number): boolean =>
  nowMs - pageSinceMs >= settleMs
