import type {
  Agent,
  Applicant,
  ApplicantRef,
  EpochMs,
  FiledOnTicket,
  FiledVisit,
  Plan,
  Queue,
  Refusal,
} from '@yihao/contract'
import { namedApplicants } from '../applicants/named-applicants.ts'
import { bookInstead, bulkQueue, isBulk } from '../bulk/bulk-visit.ts'
import { filedSelection } from '../filed/filed-visit.ts'
import type { HallView } from '../hall.ts'
import { chooseVisit } from '../legs/choose-visit.ts'
import type { Leg } from '../legs/plan-legs.ts'
import type { Selection } from './choose-queue.ts'

/** What somebody asks for at a kiosk or a desk, before the limits of the day. */
export interface VisitWanted extends Selection {
  readonly filed?: FiledVisit | undefined
  readonly agent?: Agent | undefined
  readonly applicants?: readonly ApplicantRef[] | undefined
}

export type WantedVisit =
  | {
      readonly ok: true
      readonly selection: Selection
      readonly queue: Queue
      readonly legs?: readonly Leg[] | undefined
      readonly applicants?: readonly Applicant[] | undefined
      readonly filed?: FiledOnTicket | undefined
      readonly bulk?: true | undefined
    }
  | { readonly ok: false; readonly refusal: Refusal }

/** Where it goes and for whom it is, or why not; a card before the number shows the same. */
export function wantedVisit(hall: HallView, wanted: VisitWanted, at: EpochMs): WantedVisit {
  const { plan } = hall
  if (plan === undefined) return { ok: false, refusal: { code: 'DayNotOpen' } }
  const filed = chosenBy(hall, plan, wanted)
  if (!filed.ok) return filed
  const { selection } = filed
  const named = namedApplicants(selection, wanted.applicants)
  if (!named.ok) return named
  const choice = chooseVisit(hall, selection)
  if (!choice.ok) {
    const { ok: _, ...refusal } = choice
    return { ok: false, refusal }
  }
  const visit = { ok: true as const, selection, filed: filed.filed, applicants: named.applicants }
  const errand = { ...selection, agent: wanted.agent, applicants: named.applicants }
  if (!isBulk(plan, errand)) return { ...visit, queue: choice.queue, legs: choice.legs }
  const queue = bulkQueue(hall, selection)
  if (queue !== undefined) return { ...visit, queue, bulk: true }
  const { queueId } = choice.queue
  return { ok: false, refusal: bookInstead(hall, plan, { ...errand, queueId }, at) }
}

type Chosen =
  | { readonly ok: true; readonly selection: Selection; readonly filed?: FiledOnTicket }
  | { readonly ok: false; readonly refusal: Refusal }

function chosenBy(hall: HallView, plan: Plan, wanted: VisitWanted): Chosen {
  const { filed, itemCodes, packageCodes, audience, queueId } = wanted
  const selection = { itemCodes, packageCodes, audience, queueId }
  if (filed === undefined) return { ok: true, selection }
  return filedSelection(hall, plan, { ...selection, filed })
}
