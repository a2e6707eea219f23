import type { DocumentId, ItemCode, Plan } from '@yihao/contract'
import { chooseQueue } from '../engine/taking/choose-queue.ts'
import { type PlanProblem, problem, repeats, unknown } from './plan-problem.ts'

/** Items, packages and papers: whether each can be asked for and done in this hall. */
export function itemProblems(plan: Plan): readonly PlanProblem[] {
  return [
    ...repeats('items', plan.items, (item) => item.code),
    ...repeats('packages', plan.packages, (one) => one.code),
    ...repeats('documents', plan.documents, (document) => document.documentId),
    ...references(plan),
    ...reach(plan),
    ...reasonProblems(plan),
    ...exceptionProblems(plan),
  ]
}

function references(plan: Plan): readonly PlanProblem[] {
  const documents = new Set<DocumentId>(plan.documents.map((document) => document.documentId))
  const families = new Set(plan.families.map((family) => family.familyId))
  const items = new Set<ItemCode>(plan.items.map((item) => item.code))
  const ofItems = plan.items.flatMap((item, index) => {
    const papers = item.materials.flatMap((material) => [
      material.documentId,
      ...(material.alternatives ?? []),
    ])
    return [
      ...(families.has(item.windowFamily)
        ? []
        : [unknown(`items.${index}.windowFamily`, item.windowFamily)]),
      ...papers
        .filter((documentId) => !documents.has(documentId))
        .map((documentId) => unknown(`items.${index}.materials`, documentId)),
    ]
  })
  const ofPackages = plan.packages.flatMap((one, index) =>
    one.itemCodes
      .filter((code) => !items.has(code))
      .map((code) => unknown(`packages.${index}.itemCodes`, code)),
  )
  return [...ofItems, ...ofPackages]
}

/** What nobody can do must not be offered: a visitor would be refused at the kiosk. */
function reach(plan: Plan): readonly PlanProblem[] {
  const audienceOf = (audience: 'natural' | 'legal' | 'both') =>
    audience === 'legal' ? 'legal' : 'natural'
  const items = plan.items.flatMap((item, index) => {
    const choice = chooseQueue(plan, {
      itemCodes: [item.code],
      packageCodes: [],
      audience: audienceOf(item.audience),
    })
    return choice.ok || item.notOffered !== undefined ? [] : [noWindow(`items.${index}`, item.name)]
  })
  const packages = plan.packages.flatMap((one, index) => {
    const choice = chooseQueue(plan, {
      itemCodes: [],
      packageCodes: [one.code],
      audience: audienceOf(one.audience),
    })
    // Refused by name, with what to do instead (TAKE-12).
    if (choice.ok || choice.code === 'PackageItemNotOffered') return []
    return [noWindow(`packages.${index}`, one.name)]
  })
  return [...items, ...packages]
}

const noWindow = (path: string, name: string) =>
  problem(path, `没有窗口能办“${name}”`, `no window can do “${name}”`)

/** REFORM-4 */
function exceptionProblems({ items, comprehensiveExceptions = [] }: Plan): readonly PlanProblem[] {
  const known = new Set(items.map(({ code }) => code))
  return [
    ...repeats('comprehensiveExceptions', comprehensiveExceptions, ({ itemCode }) => itemCode),
    ...comprehensiveExceptions.flatMap(({ itemCode }, index) =>
      known.has(itemCode) ? [] : [unknown(`comprehensiveExceptions.${index}.itemCode`, itemCode)],
    ),
  ]
}

function reasonProblems({ rules }: Plan): readonly PlanProblem[] {
  const { faultPauses = [], ...others } = rules
  const known = new Set(rules.pauseReasons.map(({ code }) => code))
  const faults = faultPauses.flatMap((code, index) =>
    known.has(code) ? [] : [unknown(`rules.faultPauses.${index}`, code)],
  )
  const lists = Object.entries(others).flatMap(([name, value]) =>
    Array.isArray(value) ? repeats(`rules.${name}`, value, (reason) => reason.code) : [],
  )
  return [...faults, ...lists]
}
