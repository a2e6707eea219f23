import { type TicketView, ticketViewSchema } from '@yihao/contract'

/** 23 November 2026, 10:42 in the hall. */
export const morningMs = Date.UTC(2026, 10, 23, 2, 42)
const words = (zh: string, en = zh) => ({ zh, en })

const raw = {
  kind: 'ticket',
  hall: {
    name: words('南明区政务服务大厅', 'Nanming Service Hall'),
    dayOpen: true,
    session: { name: words('上午', 'Morning'), from: '09:00', to: '12:00', running: true },
  },
  ticketId: 't.1',
  number: 'A012',
  status: 'waiting',
  queueName: words('个人综合', 'Personal'),
  zoneName: words('A 区', 'Zone A'),
  issuedAt: morningMs - 14 * 60_000,
  ahead: 4,
  items: [],
  materials: [],
  missing: [],
  ratings: [],
  actions: [],
}

export const ticketView = (change: Partial<Record<keyof TicketView, unknown>> = {}): TicketView =>
  ticketViewSchema.parse({ ...raw, ...change })

/** A ticket of that status as the server shows it: a place in line only while waiting. */
export const ticketAt = (
  status: TicketView['status'],
  change: Partial<Record<keyof TicketView, unknown>> = {},
): TicketView => {
  const { ahead, ...placeless } = ticketView({ status })
  const atWindow = {
    window: { windowNumber: 3, label: words('个人综合', 'Personal'), zoneName: words('A 区') },
  }
  return ticketViewSchema.parse({
    ...placeless,
    ...(status === 'waiting' ? { ahead } : {}),
    ...(status === 'called' ? { calledAt: morningMs, ...atWindow } : {}),
    ...(status === 'serving' ? atWindow : {}),
    ...change,
  })
}
