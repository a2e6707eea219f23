import type {
  DocumentId,
  FiledOnTicket,
  ItemCode,
  Material,
  MaterialLine,
  PackageCode,
  Plan,
} from '@yihao/contract'
import { indexOf } from '../plan-index.ts'

interface Merged {
  readonly documentId: DocumentId
  readonly whose: string | undefined
  /** Papers every asker accepts instead; an asker without alternatives leaves none. */
  alternatives: readonly DocumentId[]
  readonly conditions: Set<string>
  /** Somebody needs it whatever the condition. */
  always: boolean
  readonly neededBy: Set<ItemCode>
}

/** 只提交一份申请材料: one list for everything on a ticket, each paper of each owner once (TAKE-8). */
export function mergeMaterials(
  plan: Plan,
  wanted: {
    readonly itemCodes: readonly ItemCode[]
    readonly packageCodes: readonly PackageCode[]
    readonly filed?: FiledOnTicket | undefined
  },
): readonly MaterialLine[] {
  const index = indexOf(plan)
  const merged = new Map<string, Merged>()
  for (const code of index.itemsOf(wanted)) {
    for (const material of materialsOf(plan, code, wanted.filed)) {
      add(merged, material, code)
    }
  }
  const names = new Map(plan.documents.map((document) => [document.documentId, document.name]))
  const nameOf = (documentId: DocumentId) => names.get(documentId) ?? documentId
  return [...merged.values()].map((one) => ({
    documentId: one.documentId,
    name: nameOf(one.documentId),
    ...(one.whose === undefined ? {} : { whose: one.whose }),
    alternatives: one.alternatives.map(nameOf),
    ...(one.always ? {} : { condition: [...one.conditions].join('；') }),
    neededBy: [...one.neededBy],
  }))
}

/** Of what was filed online, the originals; where none is marked, all of it, rather than nothing (FILED-6). */
function materialsOf(
  plan: Plan,
  code: ItemCode,
  filed: FiledOnTicket | undefined,
): readonly Material[] {
  const all = indexOf(plan).items.get(code)?.materials ?? []
  if (!filed?.itemCodes.includes(code)) return all
  if (filed.purpose === 'pick-up') return []
  const isOriginal = ({ documentId }: Material) =>
    plan.documents.some((one) => one.documentId === documentId && one.original === true)
  const originals = all.filter(isOriginal)
  return originals.length > 0 ? originals : all
}

function add(merged: Map<string, Merged>, material: Material, code: ItemCode): void {
  const { documentId, whose, alternatives = [], condition } = material
  const key = `${documentId}|${whose ?? ''}`
  const known = merged.get(key)
  if (known === undefined) {
    merged.set(key, {
      documentId,
      whose,
      alternatives,
      conditions: new Set(condition === undefined ? [] : [condition]),
      always: condition === undefined,
      neededBy: new Set([code]),
    })
    return
  }
  known.alternatives = known.alternatives.filter((other) => alternatives.includes(other))
  if (condition === undefined) known.always = true
  else known.conditions.add(condition)
  known.neededBy.add(code)
}
