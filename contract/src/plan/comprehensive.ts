import { z } from 'zod'
import { businessDateSchema, itemCodeSchema } from '../words.ts'
import type { ServiceWindow } from './places.ts'
import type { Plan } from './plan.ts'

/**
 * 不纳入综合受理的事项: the register of what no comprehensive window takes, and why. The action plan
 * allows 涉密 and 特别复杂; whatever else is written here is seen by everybody who reads the figure.
 */
export const comprehensiveExceptionSchema = z.strictObject({
  itemCode: itemCodeSchema,
  kind: z.enum(['secret', 'complex', 'other']),
  /** In words, for whoever asks. */
  why: z.string().min(2).max(200),
  /** Who decided it: an office, never a person's name. */
  decidedBy: z.string().min(2).max(60),
  since: businessDateSchema,
})
export type ComprehensiveException = z.infer<typeof comprehensiveExceptionSchema>

export const exceptionKindText: Readonly<
  Record<ComprehensiveException['kind'], { zh: string; en: string }>
> = {
  secret: { zh: '涉密', en: 'Secret' },
  complex: { zh: '特别复杂', en: 'Especially complex' },
  other: { zh: '其他', en: 'Other' },
}

/**
 * 综合窗口 or a department's own: as the plan says it of the window; where it does not, whoever calls
 * from a pooled queue is one.
 */
export function isComprehensive(plan: Plan, window: ServiceWindow): boolean {
  if (window.comprehensive !== undefined) return window.comprehensive
  return window.serves.some((queueId) =>
    plan.queues.some((queue) => queue.queueId === queueId && queue.pooledFor !== undefined),
  )
}
