import { atClock, type BusinessDate, type ItemCode } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { plannedWindows } from '../engine/duty/duty-plan.ts'
import { mergeMaterials } from '../engine/materials/merge-materials.ts'
import { diffPlans } from './diff-plan.ts'
import { demoPlanFolder, loadPlan } from './load-plan.ts'
import { ItemSearch } from './search-items.ts'
import { validatePlan } from './validate-plan.ts'

const loaded = loadPlan(demoPlanFolder)
if (!loaded.ok) throw new Error(loaded.sentence)
const { plan } = loaded
const nameOf = (code: ItemCode) => plan.items.find((item) => item.code === code)?.name ?? ''

describe('the demo hall', () => {
  test('has a window for each of its items and packages', () => {
    expect(validatePlan(plan)).toEqual({ ok: true, plan })
    expect(plan.items).toHaveLength(121)
    expect(plan.packages).toHaveLength(24)
  })

  test('has somebody at every window on a working day, but at the tidal ones', () => {
    const at = atClock('2026-11-23' as BusinessDate, '09:30')
    const planned = plannedWindows(plan, at)
    const expected = plan.windows.filter((window) => !window.tidal).map((one) => one.windowId)
    expect(planned).toEqual(expected)
    expect(plan.windows.filter((window) => window.tidal)).toHaveLength(2)
  })

  test('[TAKE-8] asks for each paper of each owner once, in every package', () => {
    for (const one of plan.packages) {
      const lines = mergeMaterials(plan, { itemCodes: [], packageCodes: [one.code] })
      const keys = lines.map((line) => `${line.documentId}|${line.whose ?? ''}`)
      expect(new Set(keys).size, one.name).toBe(keys.length)
    }
  })

  test('[TAKE-8] a newborn’s package asks for the parents’ identity cards once', () => {
    const p01 = plan.packages.find((one) => one.code === 'P01')
    const lines = mergeMaterials(plan, {
      itemCodes: [],
      packageCodes: p01 === undefined ? [] : [p01.code],
    })
    const cards = lines.filter((line) => line.name === '居民身份证' && line.whose === '父母')
    expect(cards).toHaveLength(1)
    expect(cards[0]?.neededBy.length).toBeGreaterThan(1)
  })
})

const accumulating = {
  policyId: 'accumulating-priority',
  rates: { ordinary: 1, booked: 2, priority: 3, returning: 2, transferred: 1 },
  overtakesMax: 2,
  capMs: 3_600_000,
}

const inEvening = { sessionId: 'evening', perSlot: 1 }

type Fault = readonly [string, (raw: ReturnType<typeof structuredClone<typeof plan>>) => void]

const booking =
  (spoilt: object): Fault[1] =>
  (raw) =>
    void Object.assign(raw.rules.bookings ?? {}, spoilt)
const quota =
  (spoilt: object): Fault[1] =>
  (raw) =>
    void Object.assign(raw.rules.limits ?? {}, {
      quotas: [{ of: { kind: 'queue', queueId: 'A' }, max: 5, reason: words, ...spoilt }],
    })
const words = { zh: '原因', en: 'why' }
const bookingFaults: readonly Fault[] = [
  ['rules.bookings.daysAheadMin', booking({ daysAheadMin: 9 })],
  ['rules.bookings.perPersonPerDayMax', booking({ perPersonPerDayMax: 9 })],
  ['rules.bookings.slotMs', booking({ slotMs: 4 * 3_600_000 })],
  ['rules.bookings.liftReasons', booking({ liftReasons: [] })],
  [
    'rules.bookings.queueCapacities.0.queueId',
    booking({ queueCapacities: [{ queueId: 'X', sessionId: 'am', perSlot: 1 }] }),
  ],
  [
    'rules.bookings.itemCapacities.1',
    booking({ itemCapacities: ['gone', 'gone'].map((itemCode) => ({ itemCode, ...inEvening })) }),
  ],
  [
    'rules.bookings.itemCapacities.0.sessionId',
    booking({ itemCapacities: [{ itemCode: 'gone', ...inEvening }] }),
  ],
  ['rules.limits.quotas.0.of.queueId', quota({ of: { kind: 'queue', queueId: 'X' } })],
  ['rules.limits.quotas.0.of.itemCode', quota({ of: { kind: 'item', itemCode: 'gone' } })],
  ['rules.limits.quotas.0.between.to', quota({ between: { from: '10:00', to: '09:00' } })],
]

describe('a plan with a fault is refused by name', () => {
  const faults: readonly Fault[] = [
    ['windows.1', (raw) => void Object.assign(raw.windows[1] ?? {}, { windowNumber: 1 })],
    ['queues.1', (raw) => void Object.assign(raw.queues[1] ?? {}, { prefix: 'A' })],
    [
      'calendar.sessions.1.from',
      (raw) => void Object.assign(raw.calendar.sessions[1] ?? {}, { from: '11:00' }),
    ],
    ['packages.0.itemCodes', (raw) => void raw.packages[0]?.itemCodes.push('gone' as ItemCode)],
    [
      'windows.0.skills.0',
      (raw) => void Object.assign(raw.windows[0]?.skills[0] ?? {}, { familyId: 'x' }),
    ],
    [
      'callPolicy.rates.booked',
      (raw) =>
        void Object.assign(raw, {
          callPolicy: { ...accumulating, rates: { ...accumulating.rates, booked: 0.5 } },
        }),
    ],
    [
      'callPolicy.rates.priority',
      (raw) =>
        void Object.assign(raw, {
          callPolicy: { ...accumulating, rates: { ...accumulating.rates, priority: -1 } },
        }),
    ],
    [
      'callPolicy.capMs',
      (raw) => void Object.assign(raw, { callPolicy: { ...accumulating, capMs: 0 } }),
    ],
    ...bookingFaults,
    ['rules.faultPauses.0', (raw) => void Object.assign(raw.rules, { faultPauses: ['rain'] })],
    [
      'rules.tidal.close.longestWaitMs',
      (raw) => void Object.assign(raw.rules.tidal?.close ?? {}, { longestWaitMs: 1_500_000 }),
    ],
    [
      'rules.tidal.close.waitingPerWindow',
      (raw) => void Object.assign(raw.rules.tidal?.close ?? {}, { waitingPerWindow: 6 }),
    ],
    ['rules.callCountMax', (raw) => void Object.assign(raw.rules, { callCountMax: 0 })],
  ]
  test.each(faults)('%s', (path, spoil) => {
    const raw = structuredClone(plan)
    spoil(raw)
    const checked = validatePlan(raw)
    expect(checked.ok ? [] : checked.problems.map((one) => one.path)).toContain(path)
  })

  test('a file that is not there is named in one sentence', () => {
    const missing = loadPlan('/nowhere/plan.json')
    expect(missing.ok ? '' : missing.sentence).toMatch(/^HALL_PLAN \/nowhere\/plan\.json cannot/)
  })
})

test('a changed plan tells what would change', () => {
  const next = structuredClone(plan)
  next.windows.pop()
  next.rules.callCountMax = 2
  expect(diffPlans(plan, next)).toEqual([
    { section: 'windows', added: [], removed: ['w21'], changed: [] },
    { section: 'rules', added: [], removed: [], changed: ['rules'] },
  ])
})

describe('searching in plain words', () => {
  const search = new ItemSearch(plan)
  test.each([
    ['办身份证', '居民身份证'],
    ['身份证到期', '居民身份证'],
    ['身份证丢失', '居民身份证'],
    ['sfz', '身份证'],
    ['shenfenzheng', '身份证'],
    ['宝宝落户', '出生登记'],
    ['上户口', '出生登记'],
    ['我想给孩子上户口', '出生登记'],
    ['过户', '登记'],
    ['社保卡', '社会保障卡'],
    ['shebaoka', '社会保障卡'],
    ['公积金', '公积金'],
    ['护照', '护照'],
    ['结婚', '结婚'],
    ['离婚', '离婚'],
    ['驾照', '驾驶证'],
    ['办营业执照', '登记'],
    ['失业', '失业'],
    ['退休', '退休'],
    ['医保', '医'],
    ['低保', '最低生活保障'],
    ['残疾证', '残疾人证'],
    ['开饭店', '食品经营'],
    ['发票', '发票'],
    ['房产证', '不动产'],
    ['ｓｆｚ', '身份证'],
    ['身份 证', '身份证'],
  ])('“%s” finds %s', (query, part) => {
    const { itemCodes } = search.find(query)
    expect(itemCodes.slice(0, 3).map(nameOf).join(' | ')).toContain(part)
  })

  test('an audience is kept apart, and nonsense finds nothing', () => {
    const legal = search.find('身份证', 'legal').itemCodes
    for (const code of legal) {
      expect(plan.items.find((item) => item.code === code)?.audience).not.toBe('natural')
    }
    expect(search.find('量子纠缠').itemCodes).toEqual([])
    expect(search.find('   ').itemCodes).toEqual([])
  })
})
