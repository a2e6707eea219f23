import type { RateRequest, Satisfaction, TicketView } from '@yihao/contract'
import { limits } from '@yihao/contract'

export interface RatingDraft {
  /** Nothing is chosen beforehand: a rating that nobody gave is 未评价, never praise. */
  readonly satisfaction: Satisfaction | undefined
  readonly labels: readonly string[]
  readonly note: string
}

export const emptyDraft: RatingDraft = { satisfaction: undefined, labels: [], note: '' }

/** The reasons belong to their level, so another level begins without any. */
export function chooseLevel(draft: RatingDraft, satisfaction: Satisfaction): RatingDraft {
  if (draft.satisfaction === satisfaction) return draft
  return { ...draft, satisfaction, labels: [] }
}

export function toggleLabel(draft: RatingDraft, label: string): RatingDraft {
  const labels = draft.labels.includes(label)
    ? draft.labels.filter((one) => one !== label)
    : [...draft.labels, label]
  return { ...draft, labels }
}

export function writeNote(draft: RatingDraft, note: string): RatingDraft {
  return { ...draft, note: note.slice(0, limits.noteCharactersMax) }
}

export type RatingOfView = TicketView['ratings'][number]

export function ratingRequest(
  draft: RatingDraft,
  servingId: RatingOfView['servingId'],
): Omit<RateRequest, 'commandId'> | undefined {
  const { satisfaction, labels } = draft
  if (satisfaction === undefined) return undefined
  const note = draft.note.trim()
  return { servingId, satisfaction, labels: [...labels], ...(note === '' ? {} : { note }) }
}
