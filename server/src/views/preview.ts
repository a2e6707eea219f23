import type {
  ApplicantRef,
  EpochMs,
  Plan,
  PreviewReply,
  PreviewRequest,
  Refusal,
} from '@yihao/contract'
import { type Errand, unitsOfVisit } from '../engine/applicants/counted.ts'
import type { HallView } from '../engine/hall.ts'
import { unitsCounted } from '../engine/limits/counted-take.ts'
import { overLimit } from '../engine/limits/take-limits.ts'
import { mergeMaterials } from '../engine/materials/merge-materials.ts'
import { indexOf } from '../engine/plan-index.ts'
import { expectedServiceMs } from '../engine/serving/expected-service.ts'
import { wantedVisit } from '../engine/taking/wanted-visit.ts'
import { previewLegs } from './leg-lines.ts'
import { itemLines, queueLine, zoneName } from './parts.ts'
import { type HallRanges, newcomerRange, withRange } from './ranges.ts'

export type Preview =
  | { readonly ok: true; readonly card: PreviewReply }
  | { readonly ok: false; readonly refusal: Refusal }

/** The confirm card: what a selection would give, before a number is taken. */
export function previewOf(
  hall: HallView,
  request: PreviewRequest,
  at: EpochMs,
  ranges?: HallRanges,
): Preview {
  const { plan } = hall
  if (plan === undefined) return { ok: false, refusal: { code: 'DayNotOpen' } }
  const applicants = request.applicants?.map(unnamed)
  const visit = wantedVisit(hall, { ...request, applicants }, at)
  if (!visit.ok) return visit
  const { queue, selection, filed } = visit
  const first = visit.legs?.[0]?.matters ?? selection
  const line = queueLine(hall, plan, queue, ranges)
  const index = indexOf(plan)
  const codes = index.itemsOf(selection)
  const errand = { ...selection, applicants: visit.applicants, filed }
  const counted = unitsCounted({ plan, itemCodes: codes, errand })
  const anybody = { queueId: queue.queueId, itemCodes: codes, personHash: undefined }
  const over = overLimit(hall, { ...anybody, ...counted, principals: undefined }, at)
  if (over !== undefined) return { ok: false, refusal: over }
  const shown = filed?.purpose === 'pick-up' ? { ...errand, itemCodes: filed.itemCodes } : errand
  return {
    ok: true,
    card: {
      queueId: queue.queueId,
      queueName: queue.name,
      zoneName: zoneName(plan, queue.zoneId),
      ahead: line.waiting,
      openWindows: line.openWindows,
      ...withRange(newcomerRange(plan, { ...first, queueId: queue.queueId }, ranges)),
      items: itemLines(plan, shown),
      materials: [...mergeMaterials(plan, errand)],
      ...previewLegs(hall, plan, visit.legs),
      selfService: codes.length > 0 && codes.every((code) => index.items.get(code)?.selfService),
      ...(visit.bulk === undefined ? {} : { bulk: visit.bulk }),
      ...lengthOf(plan, errand),
    },
  }
}

/** Who they are is asked after this card, and counts for nothing on it. */
const unnamed = (wanted: NonNullable<PreviewRequest['applicants']>[number]): ApplicantRef => ({
  kind: 'company',
  authorisation: 'missing',
  ...wanted,
})

function lengthOf(plan: Plan, errand: Errand): Pick<PreviewReply, 'units' | 'expectedMs'> {
  const units = errand.applicants === undefined ? 1 : unitsOfVisit(plan, errand)
  const expectedMs = expectedServiceMs(plan, errand)
  return {
    ...(units > 1 ? { units } : {}),
    ...(expectedMs === undefined ? {} : { expectedMs }),
  }
}
