import { type ItemCode, type PackageCode, type Plan, planSchema } from '@yihao/contract'
import { openHall, type Scenario } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import { callsNext, opens, starts, takes } from '../steps.testkit.ts'

const words = (zh: string) => ({ zh, en: zh })
const families = ['T', 'S', 'H', 'X'] as const
const codesOfFamily = (family: string) => [1, 2, 3, 4, 5, 6, 7].map((one) => `${family}${one}`)

const window = (windowNumber: number, serves: string, skills: readonly object[]) => ({
  windowId: `w${windowNumber}`,
  windowNumber,
  label: words('部门'),
  zoneId: 'hall',
  serves: [serves],
  skills,
  tidal: false,
})
const family = (familyId: string) => ({ kind: 'family', familyId })
const only = (...codes: readonly string[]) => codes.map((itemCode) => ({ kind: 'item', itemCode }))

type Pair = readonly [before: string, after: string]

/**
 * A hall of departments: w1 taxes (T), w2 social insurance (S), w3 health (H), each alone; w4 does
 * the package K1 of T4 and S4, w9 four items of two departments; nobody does X.
 */
export function departmentsPlan(more: { readonly precedences?: readonly Pair[] } = {}): Plan {
  const small = smallPlan()
  const [item] = small.items
  const [pack] = small.packages
  const queue = (queueId: string) => ({ queueId, prefix: queueId, name: words(queueId) })
  const place = { zoneId: 'hall' }
  return planSchema.parse({
    ...small,
    devices: [],
    families: families.map((familyId) => ({ familyId, name: words(familyId) })),
    queues: [
      { ...queue('A'), ...place, families: [], pooledFor: 'natural' },
      ...families.map((id) => ({ ...queue(id), ...place, families: [id] })),
      { ...queue('Z'), ...place, families: [], withoutItems: 'consultation' },
    ],
    windows: [
      { ...window(1, 'T', [family('T')]), serves: ['T', 'Z'] },
      window(2, 'S', [family('S')]),
      window(3, 'H', [family('H')]),
      window(4, 'A', [{ kind: 'package', packageCode: 'K1' }]),
      window(9, 'A', only('T5', 'T6', 'S5', 'S6')),
    ],
    items: families.flatMap((id) =>
      codesOfFamily(id).map((code) => ({ ...item, code, shortName: code, windowFamily: id })),
    ),
    packages: [{ ...pack, itemCodes: ['T4', 'S4'] }],
    itemPrecedences: (more.precedences ?? []).map(([before, after]) => ({ before, after })),
  })
}

/** Each before the one that follows. */
export const chainOf = (...codes: readonly string[]): readonly Pair[] =>
  codes.slice(1).map((after, place) => [codes[place] ?? after, after] as const)

export const wishOf = (items: readonly string[], packages: readonly string[] = []) => ({
  itemCodes: items as ItemCode[],
  packageCodes: packages as PackageCode[],
  audience: 'natural' as const,
})

/** Three departments with a window each, all open. */
export const departments = (...chain: readonly string[]): Scenario =>
  openHall(departmentsPlan({ precedences: chainOf(...chain) })).given(
    opens('w1'),
    opens('w2'),
    opens('w3'),
  )
export const threeItems = { items: ['T1', 'S1', 'T2'] }
/** At w1 with the taxes, the insurance still to come. */
export const atTaxes = (...chain: readonly string[]): Scenario =>
  departments(...chain)
    .given(takes(threeItems))
    .later(60)
    .given(callsNext('w1'), starts('w1'))
