import type { DayFigures, Words } from '@yihao/contract'

/** Minutes with one decimal; undefined when there is nothing to measure. */
export const minutesOf = (ms: number, count: number): string | undefined =>
  count === 0 ? undefined : (ms / 60_000).toFixed(1)

/** Whole percent of at least one; undefined without a whole. */
export const percentOf = (part: number, whole: number): string | undefined =>
  whole === 0 ? undefined : ((part / whole) * 100).toFixed(0)

export interface FigureColumn {
  readonly key: string
  readonly title: Words
  /** Columns of one group stand together under its name. */
  readonly group?: Words
  readonly unit: Words
  /** How it is computed, told on demand. */
  readonly formula: Words
  readonly value: (figures: DayFigures) => string | undefined
  /** Sample size, where the value is not itself a count. */
  readonly sample?: (figures: DayFigures) => number
}

const people: Words = { zh: '人', en: 'people' }
const minutes: Words = { zh: '分', en: 'min' }

type Span = 'waitNet' | 'serving'
type Measure = 'meanMs' | 'medianMs' | 'p90Ms' | 'longestMs'

const spanFormula: Record<Span, Words> = {
  waitNet: {
    zh: '等候＝呼叫时刻－取号(或最近一次排入)时刻，扣除大厅休息；样本为当天被呼叫的号',
    en: 'Wait = call − arrival (or last time queued), less the hall’s rest; of tickets called that day',
  },
  serving: {
    zh: '办理＝办结时刻－开始时刻，扣除挂起；样本为当天办结的服务',
    en: 'Service = end − start, less holds; of services finished that day',
  },
}
const measureText: Record<Measure, Words> = {
  meanMs: { zh: '平均', en: 'mean' },
  medianMs: { zh: '中位数', en: 'median' },
  p90Ms: { zh: '九成在', en: '90% within' },
  longestMs: { zh: '最长', en: 'longest' },
}

const count = (key: 'issued' | 'called' | 'finished' | 'noShows', title: Words, formula: Words) =>
  ({
    key,
    title,
    unit: people,
    formula,
    value: (figures) => String(figures[key]),
  }) satisfies FigureColumn

function span(which: Span, group: Words, measure: Measure): FigureColumn {
  return {
    key: `${which}-${measure}`,
    title: measureText[measure],
    group,
    unit: minutes,
    formula: spanFormula[which],
    value: (figures) => minutesOf(figures[which][measure], figures[which].count),
    sample: (figures) => figures[which].count,
  }
}

const wait: Words = { zh: '等候', en: 'Wait' }
const service: Words = { zh: '办理', en: 'Service' }

export const figureColumns: readonly FigureColumn[] = [
  count('issued', { zh: '取号', en: 'Issued' }, { zh: '当天取出的号', en: 'Tickets taken' }),
  count('called', { zh: '呼叫', en: 'Called' }, { zh: '当天叫到的号', en: 'Tickets called' }),
  count('finished', { zh: '办结', en: 'Done' }, { zh: '当天办结的号', en: 'Tickets finished' }),
  count('noShows', { zh: '过号', en: 'No-shows' }, { zh: '作过号的次数', en: 'Misses recorded' }),
  {
    key: 'left',
    title: { zh: '弃号作废', en: 'Left' },
    unit: people,
    formula: { zh: '弃号数＋闭厅时作废数', en: 'Given up plus lapsed at closing' },
    value: ({ abandoned, expired }) => String(abandoned + expired),
  },
  span('waitNet', wait, 'meanMs'),
  span('waitNet', wait, 'medianMs'),
  span('waitNet', wait, 'p90Ms'),
  span('waitNet', wait, 'longestMs'),
  span('serving', service, 'meanMs'),
  span('serving', service, 'medianMs'),
  {
    key: 'rated',
    title: { zh: '主动评价', en: 'Rated' },
    unit: { zh: '%', en: '%' },
    formula: {
      zh: '已评价的服务÷办结的服务；没有评价的不算好评',
      en: 'Rated services ÷ finished services; silence is not praise',
    },
    value: ({ rated, finished }) => percentOf(rated, finished),
    sample: ({ finished }) => finished,
  },
]
