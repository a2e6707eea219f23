import type { EpochMs, PreviewReply, PreviewRequest, Refusal } from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import { chooseVisit } from '../engine/legs/choose-visit.ts'
import { unitsCounted } from '../engine/limits/counted-take.ts'
import { overLimit } from '../engine/limits/take-limits.ts'
import { mergeMaterials } from '../engine/materials/merge-materials.ts'
import { indexOf } from '../engine/plan-index.ts'
import { previewLegs } from './leg-lines.ts'
import { itemLines, queueLine, zoneName } from './parts.ts'
import { type HallRanges, newcomerRange, withRange } from './ranges.ts'

export type Preview =
  | { readonly ok: true; readonly card: PreviewReply }
  | ({ readonly ok: false } & Readonly<Refusal>)

/** The confirm card: what a selection would give, before a number is taken. */
export function previewOf(
  hall: HallView,
  selection: PreviewRequest,
  at: EpochMs,
  ranges?: HallRanges,
): Preview {
  const { plan } = hall
  if (plan === undefined) return { ok: false, code: 'DayNotOpen' }
  const choice = chooseVisit(hall, selection)
  if (!choice.ok) return choice
  const { queue } = choice
  const first = choice.legs?.[0]?.matters ?? selection
  const line = queueLine(hall, plan, queue, ranges)
  const index = indexOf(plan)
  const codes = index.itemsOf(selection)
  const counted = unitsCounted({ plan, itemCodes: codes, errand: selection })
  const anybody = { queueId: queue.queueId, itemCodes: codes, personHash: undefined }
  const over = overLimit(hall, { ...anybody, ...counted, principals: undefined }, at)
  if (over !== undefined) return { ok: false, ...over }
  return {
    ok: true,
    card: {
      queueId: queue.queueId,
      queueName: queue.name,
      zoneName: zoneName(plan, queue.zoneId),
      ahead: line.waiting,
      openWindows: line.openWindows,
      ...withRange(newcomerRange(plan, { ...first, queueId: queue.queueId }, ranges)),
      items: itemLines(plan, selection),
      materials: [...mergeMaterials(plan, selection)],
      ...previewLegs(hall, plan, choice.legs),
      selfService: codes.length > 0 && codes.every((code) => index.items.get(code)?.selfService),
    },
  }
}
