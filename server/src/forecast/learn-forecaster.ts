import type { PastDay } from './past-waits.ts'
import type { QueueNews } from './queue-news.ts'
import type { HallDay } from './signs-at-joining.ts'
import { type DayForecaster, WaitForecaster } from './wait-forecaster.ts'
import { learnWaits } from './wait-model.ts'

/** The last of the past days are foretold from the ones before, to learn how far to trust that. */
const heldOutShare = 0.3
const datesToLearnFrom = 2

/** Everything that the past days teach: the model, and how much its ranges must be widened. */
export function learnForecaster(days: readonly PastDay[]): WaitForecaster {
  const dates = [...new Set(days.map(({ date }) => date))].sort()
  const heldOut = Math.min(Math.ceil(dates.length * heldOutShare), dates.length - datesToLearnFrom)
  if (heldOut < 1) return new WaitForecaster(learnWaits(days))
  const first = dates[dates.length - heldOut] ?? ''
  const rehearsal = new WaitForecaster(learnWaits(days.filter(({ date }) => date < first)))
  forEachDate(
    days.filter(({ date }) => date >= first),
    rehearsal,
    () => undefined,
  )
  const model = learnWaits(days)
  // Without trees the ranges are of another kind: what was learnt of them would mislead.
  if ((model.forest === undefined) !== (rehearsal.model.forest === undefined)) {
    return new WaitForecaster(model)
  }
  rehearsal.takeOver(model)
  return rehearsal
}

/** Date after date; halls side by side, each knowing its own news only. */
export function forEachDate<Day extends HallDay & { readonly news: readonly QueueNews[] }>(
  days: readonly Day[],
  forecaster: WaitForecaster,
  heard: (day: Day, forecasts: DayForecaster, news: QueueNews) => void,
): void {
  const inOrder = [...days].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  for (const day of inOrder) {
    const forecasts = forecaster.openDay(day)
    for (const news of day.news) {
      forecasts.hear(news)
      heard(day, forecasts, news)
    }
  }
}
