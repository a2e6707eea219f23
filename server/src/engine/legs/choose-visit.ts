import type { Queue } from '@yihao/contract'
import type { HallView } from '../hall.ts'
import { chooseQueue, type QueueChoice, type Selection } from '../taking/choose-queue.ts'
import { type Leg, planLegs } from './plan-legs.ts'

export type VisitChoice =
  | {
      readonly ok: true
      /** Where the number is called first. */
      readonly queue: Queue
      /** Where there are several. */
      readonly legs?: readonly Leg[]
    }
  | Extract<QueueChoice, { ok: false }>

/**
 * One window for all of it wherever the plan has one; only where it has none, several windows one
 * after another under the same number (TAKE-3, TAKE-5, LEG-1).
 */
export function chooseVisit(hall: HallView, selection: Selection): VisitChoice {
  const { plan } = hall
  if (plan === undefined) return { ok: false, code: 'DayNotOpen' }
  const choice = chooseQueue(plan, selection)
  if (choice.ok || choice.code !== 'NoWindowForAllItems') return choice
  const legs = planLegs(hall, selection)
  const first = legs?.[0]
  if (legs === undefined || first === undefined) return choice
  return { ok: true, queue: first.queue, legs }
}
