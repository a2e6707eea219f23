import { businessDateAt, type DeviceId, type EpochMs, type WindowId } from '@yihao/contract'

export interface WindowSpan {
  readonly state: 'closed' | 'open' | 'paused' | 'fault'
  readonly busy: boolean
  readonly since: EpochMs
}

/** What must be known of earlier events beside the hall itself. */
export interface Memory {
  /** Last use of each kiosk. */
  readonly kiosks: Map<DeviceId, EpochMs>
  /** `hash item` → when that person was last served for that item. */
  readonly served: Map<string, EpochMs>
  readonly windows: Map<WindowId, WindowSpan>
  /** `queue minute` in which a number was refused because there was none left. */
  readonly without: Set<string>
}

export const newMemory = (): Memory => ({
  kiosks: new Map(),
  served: new Map(),
  windows: new Map(),
  without: new Set(),
})

const dayMs = 86_400_000

/** A new day: what is older than the setting matters no more. */
export function forget(memory: Memory, at: EpochMs, revisitDays: number): void {
  memory.without.clear()
  memory.kiosks.clear()
  memory.windows.clear()
  for (const [key, servedAt] of memory.served) {
    if (daysBetween(servedAt, at) > revisitDays) memory.served.delete(key)
  }
}

/** Whole calendar days: yesterday evening is one day ago this morning. */
export function daysBetween(from: EpochMs, to: EpochMs): number {
  const start = Date.parse(`${businessDateAt(from)}T00:00:00Z`)
  return Math.max(0, Math.round((Date.parse(`${businessDateAt(to)}T00:00:00Z`) - start) / dayMs))
}
