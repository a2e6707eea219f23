import type { HallId, Plan } from '@yihao/contract'
import { planSchema } from '@yihao/contract'
import { planForReplay } from '../../server/src/plan/generated-plan.ts'
import type { RecordedDay, RecordedQueue } from './recorded-day.ts'

/** Where the recorded queues and counters are found in the generated hall. */
export interface ReplayHall {
  readonly plan: Plan
  /** Queue of the hall by the file's key. */
  readonly queueOf: ReadonlyMap<string, { readonly queueId: string; readonly itemCode: string }>
  /** Windows of each recorded queue. */
  readonly windowsOf: ReadonlyMap<string, readonly string[]>
  /** Window of each recorded counter; empty where the file names none. */
  readonly windowOfCounter: ReadonlyMap<string, string>
}

/** A window of the contract serves at most so many queues. */
const servesMax = 10

/** The recorded office as a hall of its own: its queues, and its counters as windows. */
export function hallOfDay(day: RecordedDay, like: Plan): ReplayHall {
  const prefixes = prefixesOf(day.queues)
  const prefixOf = (key: string) => prefixes.get(key) ?? 'A'
  const generated = planForReplay({
    hallId: hallIdOf(day.office),
    name: `${day.office} ${day.date}`,
    queues: day.queues.map(({ key, name, windows }) => ({ prefix: prefixOf(key), name, windows })),
    like,
  })
  const counters = day.format === 'calls' ? new Map() : countersOf(day)
  const plan = counters.size === 0 ? generated : withCounters(generated, counters, prefixOf)
  const windowOfCounter = new Map(
    [...counters.keys()].map((counter, index) => [counter, windowIdAt(index)] as const),
  )
  const windowsOf = new Map(
    day.queues.map(({ key }) => {
      const serving = plan.windows.filter(({ serves }) =>
        serves.some((queueId) => queueId === prefixOf(key)),
      )
      return [key, serving.map(({ windowId }) => windowId as string)] as const
    }),
  )
  const queueOf = new Map(
    day.queues.map(({ key }) => {
      const prefix = prefixOf(key)
      return [key, { queueId: prefix, itemCode: `R-${prefix}` }] as const
    }),
  )
  return { plan, queueOf, windowsOf, windowOfCounter }
}

/** The file's own letters where they are free, else the first letters of the alphabet left over. */
export function prefixesOf(queues: readonly RecordedQueue[]): ReadonlyMap<string, string> {
  const used = new Set<string>()
  const prefixes = new Map<string, string>()
  const give = (key: string, prefix: string) => {
    used.add(prefix)
    prefixes.set(key, prefix)
  }
  for (const { key, letters } of queues) {
    if (letters !== undefined && !used.has(letters)) give(key, letters)
  }
  const free = alphabet().filter((prefix) => !used.has(prefix))
  for (const { key } of queues) {
    if (!prefixes.has(key)) give(key, free.shift() ?? '')
  }
  return prefixes
}

function alphabet(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return [...letters, ...letters.flatMap((one) => letters.map((other) => one + other))]
}

function hallIdOf(office: string): HallId {
  const id = office
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return (id === '' ? 'replay' : id.slice(0, 32)) as HallId
}

const windowIdAt = (index: number) => `w${String(index + 1).padStart(3, '0')}`

/** Recorded counters in order, with the queues that each served, its most frequent ones first. */
function countersOf(day: RecordedDay): ReadonlyMap<string, readonly string[]> {
  const served = new Map<string, Map<string, number>>()
  for (const { counter, queue } of day.tickets) {
    if (counter === undefined) continue
    const queues = served.get(counter) ?? new Map<string, number>()
    served.set(counter, queues.set(queue, (queues.get(queue) ?? 0) + 1))
  }
  const inOrder = [...served].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
  return new Map(
    inOrder.map(([counter, queues]) => {
      const often = [...queues].sort((a, b) => b[1] - a[1]).slice(0, servesMax)
      return [counter, often.map(([queue]) => queue)]
    }),
  )
}

function withCounters(
  plan: Plan,
  counters: ReadonlyMap<string, readonly string[]>,
  prefixOf: (key: string) => string,
): Plan {
  const windows = [...counters].map(([counter, keys], index) => {
    const label = { zh: counter.slice(0, 60), en: counter.slice(0, 60) }
    const serves = keys.map(prefixOf)
    return {
      windowId: windowIdAt(index),
      windowNumber: index + 1,
      label,
      zoneId: plan.zones[0]?.zoneId,
      serves,
      skills: serves.map((familyId) => ({ kind: 'family', familyId })),
      tidal: false,
    }
  })
  // A queue that no counter ever served keeps a window, or its tickets would be refused.
  const reached = new Set(windows.flatMap(({ serves }) => serves))
  const others = plan.windows.filter(({ serves }) => serves.every((one) => !reached.has(one)))
  const extra = others.map((window, index) => ({
    ...window,
    windowId: windowIdAt(windows.length + index),
    windowNumber: windows.length + index + 1,
  }))
  return planSchema.parse({ ...plan, windows: [...windows, ...extra] })
}
