import type { WindowId, ZoneId } from '@yihao/contract'

export type ChosenScreen =
  | { readonly kind: 'board'; readonly zoneId: ZoneId }
  | { readonly kind: 'sign'; readonly windowId: WindowId }
  | { readonly kind: 'wall' }
  | { readonly kind: 'chooser' }

/** `?zone=A` is that zone's board, `?window=w03` that window's sign, `?wall` the live wall. */
export function screenOfAddress(search: string): ChosenScreen {
  const wanted = new URLSearchParams(search)
  const zone = wanted.get('zone')
  if (zone !== null && zone !== '') return { kind: 'board', zoneId: zone as ZoneId }
  const window = wanted.get('window')
  if (window !== null && window !== '') return { kind: 'sign', windowId: window as WindowId }
  return wanted.has('wall') ? { kind: 'wall' } : { kind: 'chooser' }
}
