import type { WindowId } from '@yihao/contract'

const storageKey = 'yihao.counter.window'

/** A terminal stands at its window for years: it proposes the one of the last time. */
export const keptWindow = (): WindowId | undefined =>
  (localStorage.getItem(storageKey) ?? undefined) as WindowId | undefined

export function keepWindow(windowId: WindowId | undefined): void {
  if (windowId !== undefined) localStorage.setItem(storageKey, windowId)
}
