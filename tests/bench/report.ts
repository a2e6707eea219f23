import type { MachineFacts } from './machine.ts'
import type { Measured } from './part.ts'
import { type Compared, compare, type Goal, meets } from './statistics.ts'

export interface Figure extends Omit<Measured, 'rounds'>, Compared {
  readonly verdict: 'met' | 'missed' | 'not measured' | 'told only'
  readonly perRound: Measured['rounds']
}

/** Fewer rounds than were asked for are no measurement. */
export function figureOf(measured: Measured, roundsAsked: number): Figure {
  const { rounds: perRound, goal, figure, voidBy } = measured
  const compared = compare(perRound, figure, voidBy)
  return { ...measured, ...compared, perRound, verdict: verdictOf(goal, compared, roundsAsked) }
}

function verdictOf(goal: Goal | undefined, { ratio, rounds }: Compared, asked: number) {
  if (goal === undefined) return 'told only'
  if (rounds < asked || Number.isNaN(ratio)) return 'not measured'
  return meets(goal, ratio) ? 'met' : 'missed'
}

export const fails = ({ verdict }: Figure) => verdict === 'missed' || verdict === 'not measured'

export function machineText(machine: MachineFacts): string {
  const { cpu, cores, memoryGb, system, node, fsyncMs, loadBefore } = machine
  return [
    `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}`,
    `4 KB to the disk: p50 ${number(fsyncMs.p50)} ms, p99 ${number(fsyncMs.p99)} ms; ` +
      `load before the first round ${loadBefore.toFixed(1)}`,
  ].join('\n')
}

/** Each figure on two lines: what it is and against what, then the numbers. */
export function figureText(figure: Figure): string {
  const { id, what, against, unit, goal, rounds, voidRounds, verdict } = figure
  const spread = `${number(figure.ratioLeast)}–${number(figure.ratioMost)}`
  const counted = `${rounds} rounds${voidRounds > 0 ? `, ${voidRounds} void` : ''}`
  const wanted =
    goal === undefined ? '' : `, goal ${goal.kind === 'at-least' ? '≥' : '≤'} ${goal.ratio}`
  return [
    `${id}  ${what} — beside: ${against}`,
    `    ${number(figure.product)} ${unit} / ${number(figure.baseline)} ${unit} = ` +
      `${number(figure.ratio)} (${spread} in ${counted}${wanted}): ${verdict}`,
  ].join('\n')
}

/** Three figures that count. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.01))))
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(2, digits) })
}
