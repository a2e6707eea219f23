import type { Queue } from '@yihao/contract'
import type { HallView } from '../hall.ts'
import { chooseQueue, type QueueChoice, type Selection } from '../taking/choose-queue.ts'
import { type Leg, planAmong, planLegs } from './plan-legs.ts'

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
 * One window for all of it wherever one is open; else, where open windows can do all of it together,
 * one after another under the same number. A window that is closed is waited for only when nobody
 * who is there could do it (TAKE-3, TAKE-5, LEG-1).
 */
export function chooseVisit(hall: HallView, selection: Selection): VisitChoice {
  const { plan } = hall
  if (plan === undefined) return { ok: false, code: 'DayNotOpen' }
  const choice = chooseQueue(plan, selection)
  if (!choice.ok && choice.code !== 'NoWindowForAllItems') return choice
  const legs = choice.ok ? planAmong(hall, selection, 'open') : planLegs(hall, selection)
  const first = legs?.[0]
  if (legs === undefined || first === undefined || legs.length === 1) return choice
  return { ok: true, queue: first.queue, legs }
}
