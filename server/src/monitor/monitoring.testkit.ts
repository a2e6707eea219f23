import { type HallId, indicatorCatalogue, type RecordedEvent } from '@yihao/contract'
import { createMonitor, foldMonitor, type MonitoredDay } from './fold-day.ts'
import { type Figure, figureOf } from './indicator-rows.ts'
import { type PlaceKey, placeKey } from './places.ts'
import { newSums } from './sums.ts'

/** The days that these events closed. */
export function daysOf(events: readonly RecordedEvent[]): readonly MonitoredDay[] {
  const monitor = createMonitor('hall-1' as HallId)
  return events.flatMap((event) => foldMonitor(monitor, event) ?? [])
}

/** One figure of the last closed day. */
export function figure(
  events: readonly RecordedEvent[],
  indicatorId: string,
  place: PlaceKey = placeKey('hall'),
): Figure {
  const day = daysOf(events).at(-1)
  const indicator = indicatorCatalogue.find((one) => one.indicatorId === indicatorId)
  if (day === undefined || indicator === undefined) throw new Error(`no day or ${indicatorId}`)
  return figureOf(indicator, day.sums.get(place) ?? newSums())
}
