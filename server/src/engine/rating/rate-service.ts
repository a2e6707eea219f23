import { type CommandOf, limits, ratingLabels, type StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { elapsed } from '../guards.ts'
import type { HallView } from '../hall.ts'

/** 评价: of one service, by the person served, once (RATE-1); also after the day has closed. */
export function rateService(
  stamped: StampedCommand,
  command: CommandOf<'RateService'>,
  hall: HallView,
): Decision {
  const { servingId, satisfaction, labels, channel } = command.data
  const serving = hall.servings.get(servingId)
  if (serving === undefined) return refuse('ServingUnknown', { field: 'servingId' })
  if (serving.rated !== undefined) return refuse('AlreadyRated')
  if (elapsed(serving.finishedAt, stamped.at) > limits.ratingLinkMs) return refuse('RatingTooLate')
  const ofLevel = ratingLabels[satisfaction]
  const wrong = labels.find((label, place) => !(label in ofLevel) || labels.indexOf(label) < place)
  if (wrong !== undefined) return refuse('MalformedCommand', { field: 'labels', detail: wrong })
  return accept({
    type: 'ServiceRated',
    data: {
      servingId,
      ticketId: serving.ticketId,
      windowId: serving.windowId,
      satisfaction,
      labels,
      channel,
      ...(stamped.note === undefined ? {} : { note: stamped.note }),
    },
  })
}
