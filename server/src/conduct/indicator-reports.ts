import {
  addDays,
  type BusinessDate,
  type EpochMs,
  type Indicator,
  type IndicatorReport,
  type IndicatorScope,
  type IndicatorSeries,
  indicatorCatalogue,
  type RuleChange,
  startOfDate,
} from '@yihao/contract'
import type { Fact } from '../monitor/facts.ts'
import { runningDay } from '../monitor/fold-day.ts'
import { figureOf, formulaOf, rowsOf } from '../monitor/indicator-rows.ts'
import { byMinute } from '../monitor/minutes.ts'
import { placeKey, placeOfKey, placesOf } from '../monitor/places.ts'
import { addSums, addToPlaces, newSums, type Sums, type SumsByPlace } from '../monitor/sums.ts'
import type { SpanQuestion } from './indicator-store.ts'
import type { Monitoring } from './monitoring.ts'

/** Shows a change with the name of who made it and the reason that was given. */
export type ChangeShown = (change: {
  readonly by: string
  readonly note?: { readonly noteId: string }
}) => Pick<RuleChange, 'byName' | 'why'>

/** GET /api/indicators */
export function indicatorReport(
  monitoring: Monitoring,
  question: SpanQuestion,
  now: EpochMs,
  shown: ChangeShown,
): IndicatorReport {
  const { from, to, scope, scopeId } = question
  const { store, monitor } = monitoring
  const sums = store.sumsOver(question)
  const today = todayIn(monitoring, question, now)
  for (const [place, more] of today ?? []) {
    const { scope: of, scopeId: id } = placeOfKey(place)
    if (of !== scope || (scopeId !== undefined && id !== scopeId)) continue
    const known = sums.get(place)
    if (known === undefined) sums.set(place, more)
    else addSums(known, more)
  }
  if (scope === 'hall' && sums.size === 0) sums.set(placeKey('hall'), newSums())
  const changes = store.changesIn(startOfDate(from), (startOfDate(addDays(to, 1)) - 1) as EpochMs)
  return {
    from,
    to,
    days: store.datesIn(from, to) + (today === undefined ? 0 : 1),
    at: now,
    scope,
    rows: [...sums].flatMap(([place, one]) => rowsOf(monitor.hall.plan, place, one, { from, to })),
    formulas: indicatorCatalogue.map(formulaOf),
    changes: changes.map((change) => {
      const { at, planVersion, by, words } = change
      return { at, planVersion, by, words, ...shown(change) }
    }),
  }
}

/** The running day with the windows that are open; undefined when it is not in the span. */
function todayIn(
  { monitor }: Monitoring,
  { from, to }: Pick<SpanQuestion, 'from' | 'to'>,
  now: EpochMs,
): SumsByPlace | undefined {
  const running = runningDay(monitor, now)
  const date = running?.day.businessDate
  if (running === undefined || date === undefined || date < from || date > to) return undefined
  const all: SumsByPlace = new Map()
  for (const [place, sums] of running.day.sums) {
    const twin = newSums()
    addSums(twin, sums)
    all.set(place, twin)
  }
  for (const fact of running.more) addToPlaces(all, monitor.hall.plan, fact)
  return all
}

export interface SeriesQuestion extends SpanQuestion {
  readonly indicator: Indicator
}

/** GET /api/indicators/{id}/days */
export function dailySeries(
  monitoring: Monitoring,
  question: SeriesQuestion,
  now: EpochMs,
): IndicatorSeries {
  const { scope, scopeId, indicator } = question
  const points = [...monitoring.store.daysOver(placeOnly(question))].map(({ businessDate, sums }) =>
    pointOf(indicator, businessDate, sums),
  )
  const today = todayIn(monitoring, question, now)?.get(placeKey(scope, scopeId))
  const date = monitoring.monitor.day?.businessDate
  if (today !== undefined && date !== undefined) points.push(pointOf(indicator, date, today))
  return { formula: formulaOf(indicator), scope, ...idOf(scopeId), points }
}

/** The hall stands there without an id; every other scope is asked for one place. */
const placeOnly = (question: SeriesQuestion): SpanQuestion => ({
  ...question,
  scopeId: question.scope === 'hall' ? '' : question.scopeId,
})

const idOf = (scopeId: string | undefined) => (scopeId === undefined ? {} : { scopeId })

export interface MinuteQuestion {
  readonly indicator: Indicator
  readonly scope: IndicatorScope
  readonly scopeId?: string | undefined
}

/** GET /api/indicators/{id}/minutes: today, each minute in which something was counted. */
export function minuteSeries(
  { monitor }: Monitoring,
  { indicator, scope, scopeId }: MinuteQuestion,
  now: EpochMs,
): IndicatorSeries {
  const place = placeKey(scope, scopeId)
  const running = runningDay(monitor, now)
  const facts = running === undefined ? [] : [...running.day.facts, ...running.more]
  const here = (fact: Fact) => placesOf(monitor.hall.plan, fact).includes(place)
  const points = [...byMinute(facts.filter(here))].map(([at, sums]) => pointOf(indicator, at, sums))
  return { formula: formulaOf(indicator), scope, ...idOf(scopeId), points }
}

function pointOf(indicator: Indicator, at: BusinessDate | string, sums: Sums) {
  const { value, ...rest } = figureOf(indicator, sums)
  return { at, ...(value === undefined ? {} : { value }), ...rest }
}
