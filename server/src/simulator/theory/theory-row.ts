import { z } from 'zod'

const positive = z.number().positive().finite()

export const serviceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('exponential'), mean: positive.default(1) }),
  z.object({ kind: z.literal('deterministic'), mean: positive.default(1) }),
  z.object({
    kind: z.literal('lognormal'),
    mean: positive.default(1),
    scv: positive.default(1),
  }),
])

const classSchema = z.object({
  name: z.string().min(1).max(60),
  /** Arrivals in one unit of time, Poisson. */
  lambda: positive,
  rate: z.number().min(0).finite().default(1),
  /** Only windows with it may serve the class; every window, if absent. */
  skill: z.string().min(1).max(60).nullish(),
  /** Mean of the exponential patience; never leaves, if absent. */
  patienceMean: positive.nullish(),
})

/** One model of queueing theory. Members that it does not know are left alone. */
export const theoryRowSchema = z.object({
  id: z.string().min(1).max(60),
  customers: z.number().int().min(100).max(50_000_000).default(2_000_000),
  seed: z.number().int().default(1),
  service: serviceSchema.default({ kind: 'exponential', mean: 1 }),
  classes: z.array(classSchema).min(1).max(40),
  /** The skills of each window. */
  windows: z.array(z.array(z.string())).min(1).max(400),
  policy: z.enum(['accumulating', 'strict', 'fcfs', 'longest-queue']).default('fcfs'),
  ties: z.enum(['first-class', 'oldest']).default('first-class'),
  idle: z.enum(['dedicated-first', 'longest-idle']).default('dedicated-first'),
  /** The mean wait of each class by theory, where it is known. */
  exact: z.record(z.string(), z.number()).optional(),
})
export type TheoryRow = z.infer<typeof theoryRowSchema>
export type TheoryClass = TheoryRow['classes'][number]

export const theoryTableSchema = z.object({ rows: z.array(theoryRowSchema).min(1).max(1_000) })

/** The windows that may serve that class, by place. */
export function windowsFor(row: TheoryRow, { skill }: TheoryClass): readonly number[] {
  return [...row.windows.keys()].filter(
    (place) => skill == null || row.windows[place]?.includes(skill) === true,
  )
}

/** Why the row has no steady state to measure; undefined when it may be run. */
export function notRunnable(row: TheoryRow): string | undefined {
  const lonely = row.classes.find((one) => windowsFor(row, one).length === 0)
  if (lonely !== undefined) return `row ${row.id}: no window has the skill of class ${lonely.name}`
  const patient = row.classes.filter((one) => one.patienceMean == null)
  const sets = patient.map((one) => windowsFor(row, one))
  for (const windows of unionsOf(sets)) {
    const inside = patient.filter((_, place) => sets[place]?.every((one) => windows.has(one)))
    const load = inside.reduce((sum, one) => sum + one.lambda, 0) * row.service.mean
    if (load < windows.size * (1 - 1e-9)) continue
    const names = inside.map((one) => one.name).join(', ')
    return `row ${row.id}: ${names} bring ${load} of work to ${windows.size} windows, the line never ends`
  }
  return undefined
}

const setsMax = 12

/** Hall's condition needs the classes taken together in every way; many are taken one and all. */
function unionsOf(sets: readonly (readonly number[])[]): readonly ReadonlySet<number>[] {
  const distinct = [...new Map(sets.map((one) => [one.join(), one])).values()]
  if (distinct.length > setsMax) {
    return [...distinct, distinct.flat()].map((one) => new Set(one))
  }
  let unions: ReadonlySet<number>[] = [new Set()]
  for (const one of distinct) {
    unions = unions.concat(unions.map((known) => new Set([...known, ...one])))
  }
  return unions.filter((one) => one.size > 0)
}
