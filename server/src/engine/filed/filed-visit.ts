import type {
  FiledNumber,
  FiledOnTicket,
  FiledVisit,
  ItemCode,
  Plan,
  Queue,
  Refusal,
  RefusalCode,
} from '@yihao/contract'
import type { HallView } from '../hall.ts'
import { indexOf } from '../plan-index.ts'
import { firstWrong, type Selection } from '../taking/choose-queue.ts'
import type { FiledCase } from './filed-cases.ts'
import { filedNumberOf } from './filed-cases.ts'

export type FiledSelection =
  | {
      readonly ok: true
      /** With the items of the case, or the line where things are given out. */
      readonly selection: Selection
      readonly filed: FiledOnTicket
    }
  | { readonly ok: false; readonly refusal: Refusal }

const no = (code: RefusalCode, field = 'filed.caseNumber'): FiledSelection => ({
  ok: false,
  refusal: { code, field },
})

/** 已网办: what a visit by 办件编号 is for; the number says it where a system told the hall (FILED-2). */
export function filedSelection(
  hall: HallView,
  plan: Plan,
  wanted: Selection & { readonly filed: FiledVisit },
): FiledSelection {
  const rules = plan.rules.filedOnline
  if (rules === undefined) return no('FiledNotOffered', 'filed')
  const { purpose } = wanted.filed
  const caseNumber = filedNumberOf(wanted.filed.caseNumber, rules)
  if (caseNumber === undefined) return no('FiledNumberWrong')
  const known = hall.filedCases.get(caseNumber)
  if (known === undefined && rules.unknownCases === 'refuse') return no('FiledCaseUnknown')
  const over = notNow(known, purpose)
  if (over !== undefined) return no(over)
  if (hasNumber(hall, caseNumber)) return no('FiledCaseHasNumber')
  const filed = { caseNumber, purpose, itemCodes: [...(known?.itemCodes ?? wanted.itemCodes)] }
  return purpose === 'pick-up'
    ? pickUp(plan, wanted, { filed, known })
    : handIn(plan, wanted, { filed, known })
}

/** FILED-3 */
function notNow(
  known: FiledCase | undefined,
  purpose: FiledVisit['purpose'],
): RefusalCode | undefined {
  if (known === undefined) return undefined
  if (known.state === 'withdrawn') return 'FiledCaseWithdrawn'
  if (known.state === 'collected') return 'FiledCaseCollected'
  if (purpose === 'pick-up') return known.state === 'ready' ? undefined : 'FiledCaseNotReady'
  return known.state === 'filed' ? undefined : 'FiledOriginalsReceived'
}

function hasNumber(hall: HallView, caseNumber: FiledNumber): boolean {
  for (const ticket of hall.tickets.values()) {
    if (ticket.filed?.caseNumber === caseNumber && ticket.status !== 'no-show') return true
  }
  return false
}

interface Filed {
  readonly filed: FiledOnTicket
  readonly known: FiledCase | undefined
}

/** The items of the case, and whatever else was chosen: one number for everything. */
function handIn(plan: Plan, wanted: Selection, { filed, known }: Filed): FiledSelection {
  if (filed.itemCodes.length === 0) return no('FiledItemsNeeded', 'itemCodes')
  if (known === undefined) return { ok: true, selection: wanted, filed }
  const itemCodes = [...new Set([...filed.itemCodes, ...wanted.itemCodes])]
  const audience = audienceOf(plan, filed.itemCodes) ?? wanted.audience
  return { ok: true, selection: { ...wanted, itemCodes, audience }, filed }
}

/** Whom the case is for, the case says; who types its number is not asked again. */
function audienceOf(plan: Plan, itemCodes: readonly ItemCode[]): Selection['audience'] | undefined {
  const all = itemCodes.map((code) => indexOf(plan).items.get(code)?.audience)
  return all.find((audience) => audience === 'natural' || audience === 'legal')
}

/** 出件 where the hall has it, else where the item is done. */
function pickUp(plan: Plan, wanted: Selection, { filed, known }: Filed): FiledSelection {
  const queue = pickUpQueue(plan)
  if (queue === undefined) return handIn(plan, wanted, { filed, known })
  const others = known === undefined ? [] : wanted.itemCodes
  if (others.length > 0 || wanted.packageCodes.length > 0)
    return no('FiledPickUpAlone', 'itemCodes')
  const wrong = firstWrong(plan, wanted)
  if (wrong?.ok === false) {
    const { ok: _, ...refusal } = wrong
    return { ok: false, refusal }
  }
  const selection = { ...wanted, itemCodes: [], packageCodes: [], queueId: queue.queueId }
  return { ok: true, selection, filed }
}

const pickUpQueue = (plan: Plan): Queue | undefined =>
  plan.queues.find((queue) => queue.withoutItems === 'pick-up')
