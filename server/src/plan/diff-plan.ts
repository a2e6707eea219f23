import type { Plan } from '@yihao/contract'

export interface SectionChange {
  readonly section: string
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

const keys = {
  zones: 'zoneId',
  queues: 'queueId',
  families: 'familyId',
  windows: 'windowId',
  clerkSkills: 'personId',
  kiosks: 'kioskId',
  devices: 'deviceId',
  documents: 'documentId',
  items: 'code',
  packages: 'code',
  dutyPlan: 'dutyId',
} as const

/** What adopting `next` instead of `now` would change, section by section; none where all is equal. */
export function diffPlans(now: Plan, next: Plan): readonly SectionChange[] {
  const lists = (Object.keys(keys) as (keyof typeof keys)[]).map((section) =>
    diffList(
      section,
      byKey(now[section] ?? [], keys[section]),
      byKey(next[section] ?? [], keys[section]),
    ),
  )
  const single = (
    [
      'name',
      'tips',
      'supervisionPhone',
      'itemPrecedences',
      'calendar',
      'rules',
      'callPolicy',
    ] as const
  )
    .filter((section) => JSON.stringify(now[section]) !== JSON.stringify(next[section]))
    .map((section) => ({ section, added: [], removed: [], changed: [section] }))
  return [...lists, ...single].filter(
    ({ added, removed, changed }) => added.length + removed.length + changed.length > 0,
  )
}

function byKey(list: readonly object[], key: string): ReadonlyMap<string, string> {
  return new Map(
    list.map((one) => [String((one as Record<string, unknown>)[key]), JSON.stringify(one)]),
  )
}

function diffList(
  section: string,
  now: ReadonlyMap<string, string>,
  next: ReadonlyMap<string, string>,
): SectionChange {
  return {
    section,
    added: [...next.keys()].filter((key) => !now.has(key)),
    removed: [...now.keys()].filter((key) => !next.has(key)),
    changed: [...next.keys()].filter((key) => now.has(key) && now.get(key) !== next.get(key)),
  }
}
