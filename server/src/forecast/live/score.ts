import {
  type BusinessDate,
  businessDateAt,
  type ForecastRules,
  type ForecastScore,
  type ForecastVerdict,
  type QueueId,
  readHallClock,
} from '@yihao/contract'
import { type Happened, isCounted, isHit } from './said.ts'

interface Sums {
  tickets: number
  hits: number
  errorMs: number
  lastWaitErrorMs: number
  aheadErrorMs: number
  widthMs: number
  unsaid: number
}

interface Cell extends Sums {
  readonly date: BusinessDate
  readonly queueId: QueueId
  readonly hour: number
}

const nothing = (): Sums => ({
  tickets: 0,
  hits: 0,
  errorMs: 0,
  lastWaitErrorMs: 0,
  aheadErrorMs: 0,
  widthMs: 0,
  unsaid: 0,
})

/** Hits and errors of what was told at joining, by date, queue and hour (FORECAST-7). */
export class ScoreBook {
  readonly #cells = new Map<string, Cell>()

  add(all: readonly Happened[]): void {
    for (const one of all) if (one.phase === 'joined' && one.outcome === 'called') this.#add(one)
  }

  score(
    rules: ForecastRules,
    which: Partial<Pick<Cell, 'date' | 'queueId' | 'hour'>> = {},
  ): ForecastScore {
    const sums = nothing()
    for (const cell of this.#cells.values()) {
      if (which.date !== undefined && cell.date !== which.date) continue
      if (which.queueId !== undefined && cell.queueId !== which.queueId) continue
      if (which.hour !== undefined && cell.hour !== which.hour) continue
      for (const key of Object.keys(sums) as (keyof Sums)[]) sums[key] += cell[key]
    }
    const mean = (sum: number) => Math.round(sum / Math.max(1, sums.tickets))
    return {
      tickets: sums.tickets,
      hits: sums.hits,
      errorMs: mean(sums.errorMs),
      lastWaitErrorMs: mean(sums.lastWaitErrorMs),
      aheadErrorMs: mean(sums.aheadErrorMs),
      widthMs: mean(sums.widthMs),
      unsaid: sums.unsaid,
      verdict: verdictOf(sums, rules),
    }
  }

  hours(date: BusinessDate): readonly number[] {
    const found = [...this.#cells.values()].filter((cell) => cell.date === date)
    return [...new Set(found.map(({ hour }) => hour))].sort((a, b) => a - b)
  }

  forgetBefore(date: BusinessDate): void {
    for (const [key, cell] of this.#cells) if (cell.date < date) this.#cells.delete(key)
  }

  #add(one: Happened): void {
    const cell = this.#cellOf(one)
    if (one.range === undefined || one.medianMs === undefined) {
      cell.unsaid += 1
      return
    }
    if (!isCounted(one)) return
    cell.tickets += 1
    cell.hits += Number(isHit(one))
    cell.errorMs += Math.abs(one.medianMs - one.waitedMs)
    cell.lastWaitErrorMs += Math.abs(one.lastWaitMs - one.waitedMs)
    cell.aheadErrorMs += Math.abs(one.aheadMs - one.waitedMs)
    cell.widthMs += one.range.toMs - one.range.fromMs
  }

  #cellOf({ at, queueId }: Happened): Cell {
    const date = businessDateAt(at)
    const hour = Math.floor(readHallClock(at).sinceMidnightMs / 3_600_000)
    const key = `${date} ${queueId} ${hour}`
    const known = this.#cells.get(key)
    if (known !== undefined) return known
    const made: Cell = { ...nothing(), date, queueId, hour }
    this.#cells.set(key, made)
    return made
  }
}

function verdictOf({ tickets, hits }: Sums, rules: ForecastRules): ForecastVerdict {
  if (tickets < rules.ticketsMin) return 'few'
  const rate = hits / tickets
  return rate < rules.hitRateLow || rate > rules.hitRateHigh ? 'failing' : 'kept'
}
