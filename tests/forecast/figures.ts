import { realWaitMinutes } from '../../server/src/forecast/wait-model.ts'
import type { RecordedDay } from '../replay/recorded-day.ts'
import type { Baselines } from './baselines.ts'
import type { Judged, Judgement } from './judge.ts'

/** Minutes; ratio and coverage are fractions. Null where there is no ticket or nothing to divide. */
export interface Figures {
  readonly tickets: number
  readonly mae: number | null
  readonly maeLes: number | null
  readonly ratio: number | null
  readonly coverage: number | null
  readonly width: number | null
}

export interface ServiceFigures extends Figures {
  readonly service: string
  readonly office: string
  readonly queue: string
}

export interface AllFigures {
  readonly overall: Figures
  readonly all: Figures
  readonly services: readonly ServiceFigures[]
  readonly baselines: Readonly<Record<keyof Baselines, Figures>>
  /** Tickets for which it could not say; they are judged by the last wait and count as missed. */
  readonly unsaid: number
}

interface Range {
  readonly low: number
  readonly high: number
}

export function figuresOf(
  { judged, learntFrom }: Judgement,
  days: readonly RecordedDay[],
): AllFigures {
  const districts = days.some(({ office }) => isDistrict(office))
  const counts = ({ office, waitMinutes }: Judged) =>
    waitMinutes >= realWaitMinutes && (!districts || isDistrict(office))
  const counted = judged.filter(counts)
  const calibrating = learntFrom.filter(counts)
  const baseline = (name: keyof Baselines) => {
    const half = halfWidth(calibrating, name)
    return figures(
      counted,
      ({ baselines }) => baselines[name],
      ({ baselines }) =>
        half === undefined
          ? undefined
          : { low: Math.max(0, baselines[name] - half), high: baselines[name] + half },
    )
  }
  return {
    overall: forecastFigures(counted),
    all: forecastFigures(judged),
    services: serviceFigures(counted, days),
    baselines: {
      les: baseline('les'),
      hol: baseline('hol'),
      lastTen: baseline('lastTen'),
      aheadMeanWindows: baseline('aheadMeanWindows'),
      zms: baseline('zms'),
    },
    unsaid: judged.filter(({ forecast }) => forecast === undefined).length,
  }
}

/** The eight district offices of the Warsaw days; registry offices have other queues and hours. */
const isDistrict = (office: string) => office.startsWith('UD_')

/** Split conformal: eight of ten errors of the days learnt from were no larger. */
function halfWidth(calibrating: readonly Judged[], name: keyof Baselines): number | undefined {
  const errors = calibrating
    .map(({ waitMinutes, baselines }) => Math.abs(waitMinutes - baselines[name]))
    .sort((a, b) => a - b)
  return errors[Math.min(errors.length - 1, Math.ceil(0.8 * (errors.length + 1)) - 1)]
}

const forecastFigures = (judged: readonly Judged[]) =>
  figures(
    judged,
    ({ forecast, baselines }) => forecast?.median ?? baselines.les,
    ({ forecast }) => forecast,
  )

function figures(
  judged: readonly Judged[],
  said: (one: Judged) => number,
  range: (one: Judged) => Range | undefined,
): Figures {
  const tickets = judged.length
  if (tickets === 0) {
    return { tickets, mae: null, maeLes: null, ratio: null, coverage: null, width: null }
  }
  let [error, lesError, hits, width, ranges] = [0, 0, 0, 0, 0]
  for (const one of judged) {
    const { waitMinutes, baselines } = one
    error += Math.abs(said(one) - waitMinutes)
    lesError += Math.abs(baselines.les - waitMinutes)
    const own = range(one)
    if (own === undefined) continue
    ranges += 1
    width += own.high - own.low
    if (waitMinutes >= own.low && waitMinutes <= own.high) hits += 1
  }
  return {
    tickets,
    mae: error / tickets,
    maeLes: lesError / tickets,
    ratio: lesError === 0 ? null : error / lesError,
    coverage: ranges === 0 ? null : hits / tickets,
    width: ranges === 0 ? null : width / ranges,
  }
}

function serviceFigures(
  counted: readonly Judged[],
  days: readonly RecordedDay[],
): readonly ServiceFigures[] {
  const names = new Map(
    days.flatMap((day) =>
      day.queues.map(({ key, name, letters }) => {
        const own = letters === undefined || day.format === 'tickets' ? name : `${letters}: ${name}`
        return [`${day.office}\n${key}`, day.format === 'tickets' ? own : `${day.office} ${own}`]
      }),
    ),
  )
  const groups = new Map<string, Judged[]>()
  for (const one of counted) {
    const key = `${one.office}\n${one.queue}`
    const group = groups.get(key) ?? []
    groups.set(key, group)
    group.push(one)
  }
  return [...groups]
    .map(([key, group]) => {
      const [office = '', queue = ''] = key.split('\n')
      return { service: names.get(key) ?? key, office, queue, ...forecastFigures(group) }
    })
    .sort((a, b) => b.tickets - a.tickets || (a.service < b.service ? -1 : 1))
}
