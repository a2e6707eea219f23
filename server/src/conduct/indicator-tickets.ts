import {
  type BusinessDate,
  type Indicator,
  type IndicatorTickets,
  lessOf,
  type Measure,
  type Plan,
  type TicketId,
} from '@yihao/contract'
import type { HallState } from '../engine/hall.ts'
import { type DayReader, eventsOfDay, openedAt } from '../ledger/day-log.ts'
import type { Counts, Fact } from '../monitor/facts.ts'
import { createMonitor, foldMonitor, type MonitoredDay } from '../monitor/fold-day.ts'
import { formulaOf, hasTickets } from '../monitor/indicator-rows.ts'
import { placeKey, placesOf } from '../monitor/places.ts'
import type { MinuteQuestion } from './indicator-reports.ts'
import type { DayMore } from './indicator-store.ts'
import type { Monitoring } from './monitoring.ts'

const listedMax = 500

export interface TicketQuestion extends MinuteQuestion {
  readonly date: BusinessDate
}

/** The facts of a day: today's as they are, a past one's from its log again; undefined if none. */
export async function factsOfDay(
  monitoring: Monitoring,
  reader: DayReader,
  date: BusinessDate,
): Promise<{ readonly facts: readonly Fact[]; readonly plan: Plan | undefined } | undefined> {
  const { monitor, store } = monitoring
  if (monitor.day?.businessDate === date) {
    return { facts: monitor.day.facts, plan: monitor.hall.plan }
  }
  const seq = await openedAt(reader, date)
  if (seq === undefined) return undefined
  const again = createMonitor(monitor.hall.hallId)
  again.hall = (await reader.hallAt(seq - 1)) as HallState
  const [opening] = await reader.readAfter(seq - 1, 1)
  if (opening !== undefined) foldMonitor(again, opening)
  const open = again.day
  let closed: MonitoredDay | undefined
  for await (const event of eventsOfDay(reader, seq)) closed ??= foldMonitor(again, event)
  const facts = (closed ?? open)?.facts ?? []
  return { facts: completed(facts, store.moreOf(date)), plan: again.hall.plan }
}

/** What came from before the day: who came again, and what was counted late. */
function completed(facts: readonly Fact[], more: DayMore | undefined): readonly Fact[] {
  if (more === undefined) return facts
  const again = new Set<string>(more.revisits)
  const known = facts.map((fact) => {
    const { revisits: _, ...counts }: Counts = fact.counts
    if (counts.issued === undefined) return fact
    const came = fact.ticketId !== undefined && again.has(fact.ticketId)
    return { ...fact, counts: came ? { ...counts, revisits: 1 } : counts }
  })
  return [...more.late, ...known]
}

/** GET /api/indicators/{id}/tickets: every fact that its numerator added up, the worst first. */
export async function indicatorTickets(
  monitoring: Monitoring,
  reader: DayReader,
  { indicator, date, scope, scopeId }: TicketQuestion,
): Promise<IndicatorTickets | undefined> {
  const day = await factsOfDay(monitoring, reader, date)
  if (day === undefined || !hasTickets(indicator)) return undefined
  const place = placeKey(scope, scopeId)
  const windows = new Map(day.plan?.windows.map((one) => [one.windowId, one.windowNumber]))
  const names = new Map(day.plan?.items.map(({ code, name }) => [code, name]))
  const found = day.facts
    .map((fact) => ({ fact, value: weightOf(indicator, fact.counts) }))
    .filter(({ fact, value }) => value > 0 && placesOf(day.plan, fact).includes(place))
    .sort((a, b) => b.value - a.value || a.fact.seq - b.fact.seq)
  const tickets = found.slice(0, listedMax).map(({ fact, value }) => {
    const { ticketId, number, at, seq, queueId, windowId, items } = fact
    const windowNumber = windowId === undefined ? undefined : windows.get(windowId)
    return {
      ...(ticketId === undefined ? {} : { ticketId: ticketId as TicketId }),
      ...(number === undefined ? {} : { number: number as string }),
      at,
      seq,
      value,
      ...(queueId === undefined ? {} : { queueId: queueId as string }),
      ...(windowNumber === undefined ? {} : { windowNumber }),
      itemNames: items.map((code) => names.get(code) ?? code),
    }
  })
  return { formula: formulaOf(indicator), date, total: found.length, tickets }
}

/** A wait that counts is listed even where it took no time at all. */
function weightOf({ indicatorId, how, of, per }: Indicator, counts: Counts): number {
  const total = (which: readonly Measure[]) =>
    which.reduce((sum, measure) => sum + (counts[measure] ?? 0), 0)
  const less = lessOf[indicatorId]
  const value = total(of) - (less === undefined ? 0 : (counts[less] ?? 0))
  return how === 'rate' || how === 'sum' || value > 0 ? value : total(per) > 0 ? 1 : 0
}
