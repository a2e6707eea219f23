import {
  audienceSchema,
  type BusinessDate,
  type EpochMs,
  itemCodeSchema,
  type Plan,
  packageCodeSchema,
  queueIdSchema,
  startOfDate,
  ticketClassSchema,
} from '@yihao/contract'
import { chooseQueue } from '../../server/src/engine/taking/choose-queue.ts'
import type { DayVisitor } from '../../server/src/simulator/day/day-hall.ts'
import { type LegPlanner, legsByEngine } from '../../server/src/simulator/day/day-legs.ts'
import { csvRecords } from '../replay/csv.ts'
import { type DrawnDay, queueOf, serviceTime } from './draw-day.ts'

export interface Arrivals extends DrawnDay {
  readonly malformed: readonly { readonly line: number; readonly why: string }[]
}

/** `at` is needed; `items` and `packages` are codes joined by +, `service_s` the time at the window. */
export function readArrivals(text: string, plan: Plan, date: BusinessDate): Arrivals {
  const [header, ...records] = csvRecords(text)
  const columns = header?.cells.map((name) => name.trim()) ?? []
  if (!columns.includes('at')) throw new Error('the header of the arrivals has no column "at"')
  const visitors: DayVisitor[] = []
  const malformed: Arrivals['malformed'][number][] = []
  const planned = legsByEngine(plan)
  let refused = 0
  for (const { line, cells, problem } of records) {
    try {
      if (problem !== undefined) throw new Error(problem)
      const row = Object.fromEntries(columns.map((name, at) => [name, cells[at]?.trim() ?? '']))
      const visitor = visitorOf(row, plan, { date, planned })
      if (visitor === undefined) refused += 1
      else visitors.push(visitor)
    } catch (error) {
      malformed.push({ line, why: error instanceof Error ? error.message : String(error) })
    }
  }
  visitors.sort((a, b) => a.at - b.at)
  return { visitors, refused, malformed }
}

function visitorOf(
  row: Readonly<Record<string, string>>,
  plan: Plan,
  { date, planned }: { readonly date: BusinessDate; readonly planned: LegPlanner },
): DayVisitor | undefined {
  const itemCodes = codesOf(row.items).map((code) => checked(itemCodeSchema, code, 'items'))
  const packageCodes = codesOf(row.packages).map((code) =>
    checked(packageCodeSchema, code, 'packages'),
  )
  const known = plan.items.find(({ code }) => code === itemCodes[0])
  const told = checked(audienceSchema, row.audience || known?.audience || 'natural', 'audience')
  const audience = told === 'both' ? 'natural' : told
  const asked = {
    itemCodes,
    packageCodes,
    audience,
    ...(row.queue ? { queueId: checked(queueIdSchema, row.queue, 'queue') } : {}),
  }
  const choice = chooseQueue(plan, asked)
  if (!choice.ok && choice.code !== 'NoWindowForAllItems') {
    throw new Error(`${choice.code} ${choice.detail ?? ''}`.trim())
  }
  const queueId = queueOf(plan, asked, planned)
  if (queueId === undefined) return undefined
  const one = checked(ticketClassSchema, row.class || 'ordinary', 'class')
  const need = { queueId, itemCodes, packageCodes, audience }
  const service = row.service_s ? secondsOf(row.service_s) : serviceTime(plan, need, 0)
  return {
    ...need,
    at: (startOfDate(date) + clockOf(row.at ?? '')) as EpochMs,
    classes: one === 'ordinary' ? [] : [one],
    serviceMs: Math.round(service),
    patienceMs: Number.POSITIVE_INFINITY,
  }
}

const codesOf = (text: string | undefined) => (text ? text.split('+') : [])

function checked<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  value: string,
  column: string,
): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Error(`${column} "${value}" is not usable`)
  return parsed.data
}

function clockOf(text: string): number {
  const [, hours, minutes, seconds = '0'] = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
    throw new Error(`at "${text}" is not HH:MM:SS`)
  }
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000
}

function secondsOf(text: string): number {
  const seconds = Number(text)
  if (!(seconds > 0 && seconds <= 86_400)) throw new Error(`service_s "${text}" is not usable`)
  return seconds * 1_000
}
