import type {
  FamilyId,
  ItemCode,
  PackageCode,
  Plan,
  Queue,
  QueueId,
  ServiceItem,
  ServicePackage,
  ServiceWindow,
  Skill,
  WindowId,
} from '@yihao/contract'

/** What a ticket asks for. */
export interface Need {
  readonly queueId: QueueId
  readonly itemCodes: readonly ItemCode[]
  readonly packageCodes: readonly PackageCode[]
}

/** The plan, ready for questions; made once for each plan and kept with it. */
export class PlanIndex {
  readonly items: ReadonlyMap<ItemCode, ServiceItem>
  readonly packages: ReadonlyMap<PackageCode, ServicePackage>
  readonly queues: ReadonlyMap<QueueId, Queue>
  readonly windows: ReadonlyMap<WindowId, ServiceWindow>
  readonly queueOfFamily: ReadonlyMap<FamilyId, Queue>
  readonly #doable = new Map<WindowId, ReadonlySet<ItemCode>>()
  readonly #covered = new Map<string, boolean>()
  readonly #plan: Plan

  constructor(plan: Plan) {
    this.#plan = plan
    this.items = new Map(plan.items.map((item) => [item.code, item]))
    this.packages = new Map(plan.packages.map((one) => [one.code, one]))
    this.queues = new Map(plan.queues.map((queue) => [queue.queueId, queue]))
    this.windows = new Map(plan.windows.map((window) => [window.windowId, window]))
    this.queueOfFamily = new Map(
      plan.queues.flatMap((queue) => queue.families.map((family) => [family, queue] as const)),
    )
  }

  /** All items of a ticket, each once: those named and those of its packages. */
  itemsOf(need: Pick<Need, 'itemCodes' | 'packageCodes'>): readonly ItemCode[] {
    const fromPackages = need.packageCodes.flatMap(
      (code) => this.packages.get(code)?.itemCodes ?? [],
    )
    return [...new Set([...need.itemCodes, ...fromPackages])]
  }

  /** The window calls from that queue and its skills cover every item. */
  mayTake(windowId: WindowId, need: Need): boolean {
    return this.serves(windowId, need.queueId) && this.covers(windowId, need)
  }

  serves(windowId: WindowId, queueId: QueueId): boolean {
    return this.windows.get(windowId)?.serves.includes(queueId) ?? false
  }

  covers(windowId: WindowId, need: Pick<Need, 'itemCodes' | 'packageCodes'>): boolean {
    const doable = this.#itemsDoableAt(windowId)
    // Most have items only: asked for each of thousands who wait, a key would cost more.
    if (need.packageCodes.length === 0) return need.itemCodes.every((code) => doable.has(code))
    const key = `${windowId}|${need.itemCodes.join()}|${need.packageCodes.join()}`
    const known = this.#covered.get(key)
    if (known !== undefined) return known
    const covered = this.itemsOf(need).every((code) => doable.has(code))
    this.#covered.set(key, covered)
    return covered
  }

  /** Windows of the plan that could do all of it, open or not. */
  windowsFor(need: Need): readonly ServiceWindow[] {
    return this.#plan.windows.filter((window) => this.mayTake(window.windowId, need))
  }

  #itemsDoableAt(windowId: WindowId): ReadonlySet<ItemCode> {
    const known = this.#doable.get(windowId)
    if (known !== undefined) return known
    const skills = this.windows.get(windowId)?.skills ?? []
    const doable = new Set(
      this.#plan.items
        .filter((item) => skills.some((skill) => this.#skillCovers(skill, item)))
        .map((item) => item.code),
    )
    this.#doable.set(windowId, doable)
    return doable
  }

  #skillCovers(skill: Skill, item: ServiceItem): boolean {
    switch (skill.kind) {
      case 'family':
        return item.windowFamily === skill.familyId
      case 'item':
        return item.code === skill.itemCode
      case 'package':
        return this.packages.get(skill.packageCode)?.itemCodes.includes(item.code) ?? false
      case 'cross-province':
        return item.crossProvince
      case 'province-wide':
        return item.provinceWide
      case 'need':
      case 'green-channel':
        return false
    }
  }
}

const indexes = new WeakMap<Plan, PlanIndex>()

export function indexOf(plan: Plan): PlanIndex {
  const known = indexes.get(plan)
  if (known !== undefined) return known
  const made = new PlanIndex(plan)
  indexes.set(plan, made)
  return made
}
