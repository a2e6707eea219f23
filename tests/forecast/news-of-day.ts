import type { QueueNews } from '../../server/src/forecast/queue-news.ts'
import type { RecordedDay, RecordedTicket } from '../replay/recorded-day.ts'

/** Who joins at the same second as a call does not know of that call yet. */
const order = { joined: 0, served: 1, left: 2, called: 3, seated: 4 } as const

/** A ticket of one day; numbers may repeat between queues. */
export const ticketId = ({ queue, ticket }: RecordedTicket) => `${queue} ${ticket}`

/** The recorded day as the hall told it, moment by moment. */
export function newsOfDay(day: RecordedDay): readonly QueueNews[] {
  const news = day.tickets.flatMap(newsOfTicket)
  return news.sort((a, b) => a.at - b.at || order[a.kind] - order[b.kind])
}

function newsOfTicket(recorded: RecordedTicket): readonly QueueNews[] {
  const ticket = ticketId(recorded)
  const { queue, arrivedAt, calledAt, serviceStart, serviceEnd, leftAt, counter, open } = recorded
  const news: QueueNews[] = [{ kind: 'joined', at: arrivedAt, ticket, queue }]
  if (calledAt !== undefined && (leftAt === undefined || calledAt <= leftAt)) {
    news.push({
      kind: 'called',
      at: calledAt,
      ticket,
      ...(counter === undefined ? {} : { window: counter }),
      ...(open === undefined ? {} : { open }),
    })
  }
  if (serviceStart !== undefined) news.push({ kind: 'seated', at: serviceStart, ticket })
  if (serviceEnd !== undefined) news.push({ kind: 'served', at: serviceEnd, ticket })
  if (leftAt !== undefined) news.push({ kind: 'left', at: leftAt, ticket })
  return news
}
