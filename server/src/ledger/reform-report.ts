import {
  type BusinessDate,
  clockSecondsText,
  isComprehensive,
  type Plan,
  type Queue,
  type ReformReport,
  reformFigureText,
  type ServiceItem,
  type WindowId,
} from '@yihao/contract'
import { csvCell } from '../conduct/feed-csv.ts'
import { evolve } from '../engine/evolve.ts'
import type { HallState } from '../engine/hall.ts'
import { indexOf } from '../engine/plan-index.ts'
import { chooseQueue } from '../engine/taking/choose-queue.ts'
import { type DayReader, eventsOfDay } from './day-log.ts'
import { atOnce, ReformTally } from './reform-tally.ts'

/** GET /api/days/{date}/reform: the day is lived through again, and each service looked at. */
export async function reformReport(
  reader: DayReader,
  { businessDate, openedSeq }: { readonly businessDate: BusinessDate; readonly openedSeq: number },
): Promise<ReformReport> {
  // Rebuilt for this question alone; nobody else holds it.
  const hall = (await reader.hallAt(openedSeq)) as HallState
  const tally = new ReformTally()
  let closed = false
  for await (const event of eventsOfDay(reader, openedSeq)) {
    tally.add(hall, event)
    evolve(hall, event)
    closed = event.type === 'DayClosed'
  }
  return { businessDate, closed, ...reformOf(hall.plan, businessDate, tally) }
}

type Told = Omit<ReformReport, 'businessDate' | 'closed'>

/** The three figures with what stands behind each; names are those of the plan by the day's end. */
export function reformOf(plan: Plan | undefined, date: BusinessDate, tally: ReformTally): Told {
  const items = plan === undefined ? noItems : itemsOf(plan, date)
  const finished = tally.comprehensive + tally.elsewhere.length
  const numberOf = (windowId: WindowId) =>
    plan === undefined ? 0 : (indexOf(plan).windows.get(windowId)?.windowNumber ?? 0)
  return {
    figures: [
      { figure: 'item-share', numerator: items.receivable, denominator: items.counted },
      { figure: 'case-share', numerator: tally.comprehensive, denominator: finished },
      {
        figure: 'one-visit-one-window',
        numerator: tally.ended.filter(atOnce).length,
        denominator: tally.ended.length,
      },
    ],
    items: items.told,
    windows: windowsOf(plan, tally),
    elsewhere: tally.elsewhere.map(({ ticketId, number, at, windowId, itemCodes }) => ({
      ...{ ticketId, number, at, windowNumber: numberOf(windowId) },
      items: itemCodes.map((code) =>
        plan === undefined ? code : (indexOf(plan).items.get(code)?.name ?? code),
      ),
    })),
    notAtOnce: tally.ended
      .filter((visit) => !atOnce(visit))
      .map(({ ticketId, number, at, windowIds, returned }) => ({
        ...{ ticketId, number, at, returned },
        windowNumbers: windowIds.map(numberOf),
      })),
  }
}

interface Items {
  readonly receivable: number
  readonly counted: number
  readonly told: Told['items']
}

const noItems: Items = {
  receivable: 0,
  counted: 0,
  told: { present: 0, missing: [], exceptions: [] },
}

/** An exception counts on neither side, also where some window takes the item all the same. */
function itemsOf(plan: Plan, date: BusinessDate): Items {
  const index = indexOf(plan)
  const windows = plan.windows.filter((window) => isComprehensive(plan, window))
  const exceptions = (plan.comprehensiveExceptions ?? []).filter(({ since }) => since <= date)
  const excepted = new Set(exceptions.map(({ itemCode }) => itemCode))
  const present = plan.items.flatMap((item) => {
    const queue = queueOf(plan, item)
    return queue?.withoutItems === undefined ? [{ item, queue }] : []
  })
  const counted = present.filter(({ item }) => !excepted.has(item.code))
  const missing = counted.filter(
    ({ item: { code }, queue }) =>
      queue === undefined ||
      !windows.some(({ windowId }) =>
        index.mayTake(windowId, { queueId: queue.queueId, itemCodes: [code], packageCodes: [] }),
      ),
  )
  return {
    receivable: counted.length - missing.length,
    counted: counted.length,
    told: {
      present: present.length,
      missing: missing.map(({ item: { code, name, department } }) => ({
        itemCode: code,
        name,
        department,
      })),
      exceptions: exceptions.map((one) => ({
        ...one,
        name: index.items.get(one.itemCode)?.name ?? one.itemCode,
      })),
    },
  }
}

/** Where a number for this item alone waits; a skill at a window that calls from elsewhere is no help. */
function queueOf(plan: Plan, { code, audience }: ServiceItem): Queue | undefined {
  const choice = chooseQueue(plan, {
    itemCodes: [code],
    packageCodes: [],
    audience: audience === 'legal' ? 'legal' : 'natural',
  })
  return choice.ok ? choice.queue : undefined
}

function windowsOf(plan: Plan | undefined, tally: ReformTally): Told['windows'] {
  return (plan?.windows ?? []).map((window) => ({
    windowId: window.windowId,
    windowNumber: window.windowNumber,
    label: window.label,
    comprehensive: plan !== undefined && isComprehensive(plan, window),
    finished: tally.finishedAt.get(window.windowId) ?? 0,
  }))
}

const csvHeader = [
  ...['businessDate', 'figure', 'name', 'formula', 'numerator', 'denominator'],
  ...['number', 'time', 'windows', 'what'],
]

/** The figures with their formulas, then every number and item that lowers one of them. */
export function reformCsv(report: ReformReport): string {
  const { businessDate, figures, items, elsewhere, notAtOnce } = report
  const row = (figure: ReformReport['figures'][number]['figure'], ...cells: string[]) => [
    businessDate,
    figure,
    ...['', '', '', ''],
    ...cells,
  ]
  const rows = [
    ...figures.map(({ figure, numerator, denominator }) => [
      ...[businessDate, figure, reformFigureText[figure].name.zh],
      ...[reformFigureText[figure].formula.zh, numerator, denominator, '', '', '', ''],
    ]),
    ...items.missing.map(({ itemCode, name }) =>
      row('item-share', '', '', '', `${itemCode} ${name}`),
    ),
    ...elsewhere.map((one) =>
      row(
        'case-share',
        ...[one.number, clockSecondsText(one.at), String(one.windowNumber), one.items.join('; ')],
      ),
    ),
    ...notAtOnce.map((one) =>
      row(
        'one-visit-one-window',
        ...[one.number, clockSecondsText(one.at), one.windowNumbers.join('; ')],
        one.returned ? '退回补正' : '多个窗口',
      ),
    ),
  ]
  const lines = [csvHeader, ...rows].map((cells) => cells.map(csvCell).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
