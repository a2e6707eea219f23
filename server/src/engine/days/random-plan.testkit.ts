import { type CallPolicySetting, type Plan, planSchema } from '@yihao/contract'
import fc from 'fast-check'
import { smallPlan } from '../small-plan.testkit.ts'

const words = (zh: string) => ({ zh, en: zh })
const families = ['natural', 'legal', 'police', 'tax'] as const
const queueOf = { natural: 'A', legal: 'B', police: 'C', tax: 'D' } as const

/** The items of every random hall; the second of each family is what a window may know alone. */
const items = [
  { code: 'N1', windowFamily: 'natural', audience: 'natural' },
  { code: 'N2', windowFamily: 'natural', audience: 'natural' },
  { code: 'L1', windowFamily: 'legal', audience: 'legal' },
  { code: 'L2', windowFamily: 'legal', audience: 'legal' },
  { code: 'P1', windowFamily: 'police', audience: 'both' },
  { code: 'P2', windowFamily: 'police', audience: 'both' },
  { code: 'T1', windowFamily: 'tax', audience: 'both' },
  { code: 'T2', windowFamily: 'tax', audience: 'both' },
] as const
const packages = [
  { code: 'K1', audience: 'natural', itemCodes: ['N1', 'P1'] },
  { code: 'K2', audience: 'both', itemCodes: ['P2', 'T1'] },
] as const

/** A hall in few numbers, so that one that failed can be written down and made smaller. */
export interface PlanSketch {
  /** What each window is for: a bit for each family. */
  readonly families: readonly number[]
  /** And which single item or package it knows beside, if any. */
  readonly extras: readonly number[]
  readonly policy: CallPolicySetting
  readonly rules: Readonly<Record<string, number>>
  /** Pairs of items, the first before the second. */
  readonly precedences: readonly (readonly [number, number])[]
  /** Places of a slot; none without bookings. */
  readonly perSlot: number
  /** Numbers of queue A in a day; none without a ceiling. */
  readonly quota: number
  /** Whether a pause is a fault of the hall's. */
  readonly faults: boolean
  /** Windows where they sign, and that take the green channel; a bit for each. */
  readonly signing: number
  readonly green: number
  /** And that do many units, of which a number has more than so many; none without such windows. */
  readonly bulk: number
  readonly aboveUnits: number
  /** Seconds between the announcement and the call of a hall that calls by itself. */
  readonly graceS: number
  /** Tidal windows; a bit for each, none in a hall without. */
  readonly tidal?: number
}

const rate = fc.constantFrom(1, 1.5, 2, 5)
const policy: fc.Arbitrary<CallPolicySetting> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ policyId: 'first-come-first-served' as const }) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        rates: fc.record({
          ordinary: fc.constant(1),
          booked: rate,
          priority: rate,
          returning: rate,
          transferred: rate,
        }),
        overtakesMax: fc.integer({ min: 1, max: 4 }),
        capMs: fc.constantFrom(60_000, 600_000, 3_600_000),
      })
      .map((setting) => ({ policyId: 'accumulating-priority' as const, ...setting })),
  },
)

const rules = fc.record({
  callCountMax: fc.integer({ min: 1, max: 3 }),
  recallSpacingMs: fc.constantFrom(0, 20_000),
  noShowAfterFirstCallMs: fc.constantFrom(30_000, 90_000, 300_000),
  reinstateBehindPeople: fc.nat(4),
  reinstateCountMax: fc.nat(2),
  heldPerWindowMax: fc.integer({ min: 1, max: 3 }),
  openTicketsPerPersonMax: fc.integer({ min: 1, max: 3 }),
})

const pair = fc
  .tuple(fc.nat(items.length - 1), fc.nat(items.length - 1))
  // From the earlier to the later one of the list, so that no circle comes about.
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)

const windowsMax = 7
export const planSketch: fc.Arbitrary<PlanSketch> = fc.record({
  families: fc.array(fc.integer({ min: 1, max: 2 ** families.length - 1 }), {
    minLength: 1,
    maxLength: windowsMax,
    size: 'max',
  }),
  extras: fc.array(fc.nat(2 * (items.length + packages.length)), { maxLength: windowsMax }),
  policy,
  rules,
  precedences: fc.array(pair, { maxLength: 3 }),
  perSlot: fc.constantFrom(0, 1, 2, 4),
  quota: fc.constantFrom(0, 0, 8, 20),
  faults: fc.boolean(),
  signing: fc.nat(2 ** windowsMax - 1),
  green: fc.nat(2 ** windowsMax - 1),
  bulk: fc.nat(2 ** windowsMax - 1),
  aboveUnits: fc.constantFrom(0, 1, 3, 5),
  graceS: fc.constantFrom(0, 2, 8),
  tidal: fc.constantFrom(0, 0b10, 0b110, 0b1100),
})

/** What somebody may come for, of which a hall without such a window knows nothing. */
export const wishes = [
  { items: ['N1'] },
  { items: ['N1'], needs: ['signing'] },
  { items: ['N2'], needs: ['slow', 'blind'], claim: { groupCode: 'veteran' } },
  { items: ['N1'], claim: { groupCode: 'elderly' }, age: 70 },
  { items: ['P1'], claim: { groupCode: 'elderly' }, age: 68 },
  { items: ['N2'] },
  { items: ['N1', 'N2'] },
  { items: ['P1'] },
  { items: ['T2'] },
  { items: ['N2', 'P2'] },
  { items: ['N1', 'T1', 'P1'] },
  { items: ['P1', 'P2', 'T1', 'T2'] },
  { items: ['L1'], audience: 'legal' as const },
  { items: ['L2', 'T1'], audience: 'legal' as const },
  { items: ['L1', 'P2', 'T2'], audience: 'legal' as const },
  { packages: ['K1'] },
  { packages: ['K2'] },
  { packages: ['K1'], items: ['T2'] },
  { queueId: 'Z' },
] as const

export const itemCodes = items.map(({ code }) => code)
export const queueIds = ['A', 'B', 'C', 'D', 'Z'] as const

export function planOf(sketch: PlanSketch): Plan {
  const small = smallPlan()
  const [item] = small.items
  const [pack] = small.packages
  const place = { zoneId: 'hall' }
  const queue = (id: string, more: object) => ({
    queueId: id,
    prefix: id,
    name: words(id),
    ...place,
    ...more,
  })
  return planSchema.parse({
    ...small,
    devices: [],
    families: [...families, 'advice'].map((familyId) => ({ familyId, name: words(familyId) })),
    queues: [
      queue('A', { families: ['natural'], pooledFor: 'natural' }),
      queue('B', { families: ['legal'], pooledFor: 'legal' }),
      queue('C', { families: ['police'] }),
      queue('D', { families: ['tax'] }),
      queue('Z', { families: ['advice'], withoutItems: 'consultation' }),
    ],
    windows: windowsOf(sketch),
    items: items.map((one) => ({ ...item, ...one, shortName: one.code })),
    packages: packages.map((one) => ({ ...pack, ...one })),
    itemPrecedences: precedencesOf(sketch),
    callPolicy: sketch.policy,
    rules: {
      ...small.rules,
      ...sketch.rules,
      ...(sketch.faults ? { faultPauses: ['break'] } : {}),
      ...(sketch.graceS ? { dispatch: { mode: 'automatic', graceMs: sketch.graceS * 1_000 } } : {}),
      ...(sketch.aboveUnits ? { bulk: { aboveUnits: sketch.aboveUnits } } : {}),
      ...(sketch.tidal ? { tidal } : {}),
      filedOnline,
      ...bookingsOf(sketch),
      ...limitsOf(sketch),
    },
  })
}

/** The first window does what no other one would, so that the hall does all that it offers. */
function windowsOf({
  families: bits,
  extras,
  signing,
  green,
  bulk,
  tidal = 0,
}: PlanSketch): readonly object[] {
  const all = bits.reduce((sum, one) => sum | one, 0)
  const missing = (2 ** families.length - 1) & ~all
  return bits.map((own, index) => {
    const mine = index === 0 ? own | missing : own
    const known = families.filter((_, place) => (mine & (1 << place)) !== 0)
    const extra = extraOf(extras[index] ?? 0)
    const skills = [
      ...known.map((familyId) => ({ kind: 'family', familyId })),
      ...(index === 0 ? packages.map(({ code }) => ({ kind: 'package', packageCode: code })) : []),
      ...(extra === undefined ? [] : [extra]),
      ...((signing & (1 << index)) === 0 ? [] : [{ kind: 'need', needCode: 'signing' }]),
      ...((green & (1 << index)) === 0 ? [] : [{ kind: 'green-channel' }]),
    ]
    const pooled = index === 0 || extra !== undefined ? ['A', 'B'] : []
    const serves = [...known.map((family) => queueOf[family]), ...pooled]
    return {
      windowId: `w${index + 1}`,
      windowNumber: index + 1,
      label: words('综合'),
      zoneId: 'hall',
      serves: [...new Set(index === 0 ? [...serves, 'Z'] : serves)],
      skills,
      ...((bulk & (1 << index)) === 0 ? {} : { bulk: true }),
      tidal: (tidal & (1 << index)) !== 0,
    }
  })
}

/** Low and quick, so that a short day has its tides. */
const tidal = {
  open: { waitingPerWindow: 3, longestWaitMs: 600_000 },
  close: { waitingPerWindow: 1, longestWaitMs: 300_000 },
  sustainedMs: 60_000,
  minimumOpenMs: 300_000,
  quietMs: 300_000,
  followUpMs: 600_000,
  declineReasons: [{ code: 'no-staff', words: words('无人可派') }],
}

const filedOnline = {
  caseNumber: { characters: 'digits', lengthMin: 7, lengthMax: 7 },
  unknownCases: 'accept',
  keptDays: 1,
}

/** The larger half of the numbers stands for nothing. */
function extraOf(number: number): object | undefined {
  const item = items[number - 1]
  if (item !== undefined) return { kind: 'item', itemCode: item.code }
  const pack = packages[number - 1 - items.length]
  return pack === undefined ? undefined : { kind: 'package', packageCode: pack.code }
}

function precedencesOf({ precedences }: PlanSketch) {
  const stated = precedences.filter(([before, after]) => before !== after)
  const told = new Map(stated.map(([before, after]) => [`${before} ${after}`, { before, after }]))
  return [...told.values()].map(({ before, after }) => ({
    before: itemCodes[before],
    after: itemCodes[after],
  }))
}

const bookingsOf = ({ perSlot }: PlanSketch): object =>
  perSlot === 0
    ? {}
    : {
        bookings: {
          slotMs: 1_800_000,
          daysAheadMin: 0,
          daysAheadMax: 7,
          perPersonMax: 2,
          perPersonPerDayMax: 1,
          cancelBeforeMs: 3_600_000,
          queueCapacities: ['am', 'pm'].map((sessionId) => ({ queueId: 'A', sessionId, perSlot })),
          itemCapacities: [{ itemCode: 'N2', sessionId: 'am', perSlot: 1 }],
          noShow: { countMax: 2, withinDays: 10, lockDays: 30 },
          liftReasons: [{ code: 'hardship', words: words('急难') }],
        },
      }

const limitsOf = ({ quota }: PlanSketch): object =>
  quota === 0
    ? {}
    : {
        limits: {
          ticketsPerPersonPerDayMax: 3,
          coolDown: { afterAbandons: 2, waitMs: 1_800_000 },
          frequentAgentTickets: 5,
          quotas: [{ of: { kind: 'queue', queueId: 'A' }, max: quota, reason: words('人手不够') }],
        },
      }
