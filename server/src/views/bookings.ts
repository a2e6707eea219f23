import {
  type BookingList,
  type BusinessDate,
  businessDateAt,
  type EpochMs,
  type PreviewRequest,
  refusalText,
  type SlotsReply,
} from '@yihao/contract'
import { lockedUntil } from '../engine/booking/lock-out.ts'
import { placesIn, slotsOf } from '../engine/booking/slots.ts'
import type { HallView } from '../engine/hall.ts'
import { opensOn } from '../engine/hall-hours.ts'
import { chooseQueue, type QueueChoice } from '../engine/taking/choose-queue.ts'
import { errandText } from './parts.ts'

type Refused = Extract<QueueChoice, { ok: false }>

/** What a selection may be booked for on that date; a slot that is over is left out. */
export function slotsFor(
  hall: HallView,
  { date, ...selection }: PreviewRequest & { readonly date: BusinessDate },
  at: EpochMs,
): { readonly ok: true; readonly reply: SlotsReply } | Refused {
  const { plan } = hall
  const rules = plan?.rules.bookings
  if (plan === undefined) return { ok: false, code: 'DayNotOpen' }
  const choice = chooseQueue(plan, selection)
  if (!choice.ok) return choice
  const { queueId, name } = choice.queue
  const all = rules === undefined ? [] : slotsOf(plan.calendar, rules, date)
  const slots = all.flatMap((slot) => {
    if (rules === undefined || slot.slotTo <= at) return []
    if (!opensOn(plan.calendar, slot.slotFrom)) return []
    const places = placesIn(hall, rules, slot, { ...selection, queueId })
    if (places === undefined) return []
    return [{ slotFrom: slot.slotFrom, slotTo: slot.slotTo, ...places }]
  })
  return { ok: true, reply: { date, queueId, queueName: name, slots } }
}

/** The day's bookings, who acts for others often, and how many were turned away. */
export function bookingsOf(hall: HallView, date: BusinessDate, at: EpochMs): BookingList {
  const { plan } = hall
  const rules = plan?.rules.bookings
  const bookings = [...hall.appointments.values()]
    .filter((one) => businessDateAt(one.slotFrom) === date)
    .sort((a, b) => a.slotFrom - b.slotFrom || (a.appointmentId < b.appointmentId ? -1 : 1))
    .map((one) => {
      const person = one.visitor?.personHash
      const until = rules && person && lockedUntil(hall, rules, person, at)
      const queueId = one.queueId ?? plan?.queues[0]?.queueId
      return {
        appointmentId: one.appointmentId,
        slotFrom: one.slotFrom,
        slotTo: one.slotTo,
        errand: plan && queueId ? errandText(plan, { ...one, queueId }) : '',
        state: one.state,
        late: one.late === true,
        ...(until === undefined || until === '' ? {} : { lockedUntil: until }),
      }
    })
  return {
    date,
    bookings,
    liftReasons: [...(rules?.liftReasons ?? [])],
    agents: frequentAgents(hall),
    refusedTakes: refusedTakes(hall),
  }
}

/** LIMIT-4: listed, never refused. The mark is a piece of a keyed hash and leads to nobody. */
function frequentAgents({ day, plan }: HallView): BookingList['agents'] {
  const least = plan?.rules.limits?.frequentAgentTickets
  if (day === undefined || least === undefined) return []
  const found = new Map<string, { tickets: number; principals: number }>()
  for (const { personHash, principals } of day.takes) {
    if (personHash === undefined || principals === undefined) continue
    const before = found.get(personHash) ?? { tickets: 0, principals: 0 }
    found.set(personHash, {
      tickets: before.tickets + 1,
      principals: before.principals + principals,
    })
  }
  return [...found]
    .filter(([, { tickets }]) => tickets >= least)
    .sort(([, a], [, b]) => b.tickets - a.tickets)
    .map(([personHash, counts]) => ({ mark: personHash.slice(0, 8), ...counts }))
}

function refusedTakes({ day }: HallView): BookingList['refusedTakes'] {
  return [...(day?.refusedTakes ?? [])]
    .sort(([, a], [, b]) => b - a)
    .map(([code, times]) => ({ code, words: refusalText[code], times }))
}
