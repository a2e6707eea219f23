import type {
  ItemCode,
  PackageCode,
  Plan,
  Queue,
  QueueId,
  RefusalCode,
  ServiceItem,
  ServicePackage,
  Words,
} from '@yihao/contract'
import { indexOf } from '../plan-index.ts'

export interface Selection {
  readonly itemCodes: readonly ItemCode[]
  readonly packageCodes: readonly PackageCode[]
  readonly audience: 'natural' | 'legal'
  readonly queueId?: QueueId | undefined
}

export type QueueChoice =
  | { readonly ok: true; readonly queue: Queue }
  | {
      readonly ok: false
      readonly code: RefusalCode
      readonly field?: string
      readonly detail?: string
      readonly reason?: Words
    }

/**
 * The one queue for everything a visitor came for (TAKE-3 to TAKE-6): the queue of the items'
 * family when they all belong to one, else the pooled queue of the audience; and some window of
 * the hall must be able to do all of it.
 */
export function chooseQueue(plan: Plan, selection: Selection): QueueChoice {
  const wrong = firstWrong(plan, selection)
  if (wrong !== undefined) return wrong
  if (selection.itemCodes.length + selection.packageCodes.length === 0) {
    return queueWithoutItems(plan, selection.queueId)
  }
  for (const queue of [commonQueue(plan, selection), pooledQueue(plan, selection)]) {
    if (queue === undefined) continue
    const need = { ...selection, queueId: queue.queueId }
    if (indexOf(plan).windowsFor(need).length > 0) return { ok: true, queue }
  }
  return { ok: false, code: 'NoWindowForAllItems' }
}

export function firstWrong(plan: Plan, selection: Selection): QueueChoice | undefined {
  const index = indexOf(plan)
  for (const code of selection.packageCodes) {
    const found = index.packages.get(code)
    if (found === undefined) {
      return { ok: false, code: 'PackageUnknown', field: 'packageCodes', detail: code }
    }
    if (!fits(found.audience, selection.audience)) {
      return { ok: false, code: 'ItemNotForAudience', field: 'packageCodes', detail: found.name }
    }
    const gone = notOfferedIn(plan, found)
    if (gone !== undefined) return gone
  }
  for (const code of selection.itemCodes) {
    const item = index.items.get(code)
    if (item === undefined) {
      return { ok: false, code: 'ItemUnknown', field: 'itemCodes', detail: code }
    }
    if (!fits(item.audience, selection.audience)) {
      return { ok: false, code: 'ItemNotForAudience', field: 'itemCodes', detail: item.name }
    }
    if (item.notOffered !== undefined) return notOffered(item, item.notOffered)
  }
  return undefined
}

/** TAKE-12 */
function notOffered(
  { name }: ServiceItem,
  { kind, words }: NonNullable<ServiceItem['notOffered']>,
): QueueChoice {
  const code = kind === 'retired' ? 'ItemRetired' : 'ItemDoneElsewhere'
  return { ok: false, code, field: 'itemCodes', detail: name, reason: words }
}

function notOfferedIn(plan: Plan, { itemCodes }: ServicePackage): QueueChoice | undefined {
  const { items } = indexOf(plan)
  for (const itemCode of itemCodes) {
    const item = items.get(itemCode)
    if (item?.notOffered === undefined) continue
    const { zh, en } = item.notOffered.words
    const reason = { zh: `${item.name}：${zh}`, en: `${item.nameEn ?? item.name}: ${en}` }
    const [field, detail] = ['packageCodes', item.name]
    return { ok: false, code: 'PackageItemNotOffered', field, detail, reason }
  }
  return undefined
}

const fits = (audience: 'natural' | 'legal' | 'both', asked: 'natural' | 'legal') =>
  audience === 'both' || audience === asked

/** 咨询, 投诉/办不成事 and 出件 ask for no item. */
function queueWithoutItems(plan: Plan, queueId: QueueId | undefined): QueueChoice {
  if (queueId === undefined) return { ok: false, code: 'ItemsOrQueueNeeded' }
  const queue = indexOf(plan).queues.get(queueId)
  if (queue === undefined) {
    return { ok: false, code: 'QueueUnknown', field: 'queueId', detail: queueId }
  }
  return queue.withoutItems === undefined
    ? { ok: false, code: 'ItemsOrQueueNeeded' }
    : { ok: true, queue }
}

export function commonQueue(plan: Plan, selection: Selection): Queue | undefined {
  if (selection.packageCodes.length > 0) return undefined
  const index = indexOf(plan)
  const queues = new Set(
    selection.itemCodes.map((code) => {
      const item = index.items.get(code)
      return item === undefined ? undefined : index.queueOfFamily.get(item.windowFamily)
    }),
  )
  return queues.size === 1 ? [...queues][0] : undefined
}

export const pooledQueue = (plan: Plan, selection: Selection) =>
  plan.queues.find((queue) => queue.pooledFor === selection.audience)
