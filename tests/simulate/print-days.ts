import type { Interval } from '../../server/src/simulator/day/compare-days.ts'
import { quantile } from '../../server/src/simulator/theory/estimates.ts'
import type { RecordedDay } from '../replay/recorded-day.ts'
import type { VariantResult } from './simulate-days.ts'
import type { Speed } from './speed.ts'
import { table } from './table.ts'

/** Figures side by side; of the others also how far they are from the first. */
export function daysText(results: readonly VariantResult[]): string {
  const [first, ...others] = results
  if (first === undefined) return ''
  const head = ['', first.name, ...others.flatMap(({ name }) => [name, 'difference'])]
  const lines = Object.keys(first.metrics).map((key) => [
    key,
    cell(key, first.metrics[key], ''),
    ...others.flatMap(({ metrics, differences }) => [
      cell(key, metrics[key], ''),
      cell(key, differences[key], '+'),
    ]),
  ])
  const share = (one: VariantResult) => `${(100 * one.oneWindowShare).toFixed(1)} %`
  const heads = [
    ['policy', first.policyId, ...others.flatMap(({ policyId }) => [policyId, ''])],
    ['visitors a day', ...ofEach(results, (one) => one.visitors.toFixed(0))],
    ['with one window', ...ofEach(results, share)],
    ['ms for a day', ...ofEach(results, (one) => one.msADay.toFixed(1))],
  ]
  const useKnown = Object.values(first.useOfWindows).every(Number.isFinite)
  const use = Object.entries(first.useOfWindows)
    .map(([windowId, one]) => `${windowId} ${Math.round(100 * one)} %`)
    .join('  ')
  const text = table([head, ...heads, ...lines])
  return useKnown ? `${text}\nUse of windows, ${first.name}: ${use}\n` : text
}

/** The waits that were recorded, to be held against the first column. */
export function recordedText(
  { office, date, tickets }: RecordedDay,
  waits: readonly number[],
): string {
  const sorted = Float64Array.from(waits).sort()
  const mean = sorted.reduce((sum, one) => sum + one, 0) / Math.max(1, sorted.length)
  const [p90, longest] = [quantile(sorted, 0.9), sorted.at(-1) ?? 0].map(minutesText)
  return (
    `${office} ${date}: ${tickets.length} numbers, ${waits.length} called; recorded waits: ` +
    `mean ${minutesText(mean)}, P90 ${p90}, longest ${longest}\n\n`
  )
}

export function speedText(speeds: readonly Speed[]): string {
  const head = ['', 'policy', 'median ms', 'P99 ms', 'P99 of processor ms', 'runs']
  const lines = speeds.map(({ what, policyId, medianMs, p99Ms, p99CpuMs, runs }) => [
    what,
    policyId,
    medianMs.toFixed(3),
    p99Ms.toFixed(3),
    p99CpuMs.toFixed(3),
    String(runs),
  ])
  return table([head, ...lines])
}

const ofEach = (results: readonly VariantResult[], text: (one: VariantResult) => string) =>
  results.flatMap((one, place) => (place === 0 ? [text(one)] : [text(one), '']))

function cell(key: string, interval: Interval | undefined, plus: '' | '+'): string {
  if (interval === undefined) return ''
  const { mean, plusMinus } = interval
  if (Number.isNaN(mean)) return '—'
  const sign = mean > 0 ? plus : ''
  const width = Number.isNaN(plusMinus) ? '' : ` ±${unit(key, plusMinus)}`
  return `${sign}${unit(key, mean)}${width}`
}

function unit(key: string, value: number): string {
  if (key.endsWith('wait')) return minutesText(value)
  return key.endsWith('in use') ? `${(100 * value).toFixed(1)} %` : value.toFixed(1)
}

/** `12:05`: minutes and seconds. */
function minutesText(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1_000)
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return ms < 0 && seconds > 0 ? `-${text}` : text
}
