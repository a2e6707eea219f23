import type { HallSession, Plan } from '@yihao/contract'
import { planSchema } from '@yihao/contract'

export interface ReplayQueue {
  /** One or two letters; numbers begin with it. */
  readonly prefix: string
  readonly name: string
  readonly windows: number
}

export interface ReplayHall {
  readonly hallId: string
  readonly name: string
  readonly queues: readonly ReplayQueue[]
  /** Rules of a real plan to go by. */
  readonly like: Plan
}

const wholeDay: HallSession = {
  sessionId: 'day',
  name: { zh: '全天', en: 'Day' },
  from: '00:00',
  to: '23:59',
  takeFrom: '00:00',
  takeTo: '23:59',
}

/** A hall for recorded days of other halls: each queue with windows of its own, open on any date. */
export function planForReplay({ hallId, name, queues, like }: ReplayHall): Plan {
  let windowNumber = 0
  // Bookings, ceilings and needs speak of the other hall's own queues, sessions and windows.
  const { bookings: _, limits: __, needs: ___, greenChannel: ____, ...rules } = like.rules
  const words = (zh: string) => ({ zh, en: zh })
  return planSchema.parse({
    hallId,
    name: words(name),
    tips: [],
    supervisionPhone: '',
    zones: [{ zoneId: 'A', name: words('A 区') }],
    queues: queues.map((queue) => ({
      queueId: queue.prefix,
      prefix: queue.prefix,
      name: words(queue.name.slice(0, 60)),
      zoneId: 'A',
      families: [queue.prefix],
    })),
    families: queues.map((queue) => ({
      familyId: queue.prefix,
      name: words(queue.name.slice(0, 60)),
    })),
    windows: queues.flatMap((queue) =>
      Array.from({ length: queue.windows }, () => {
        windowNumber += 1
        return {
          windowId: `w${String(windowNumber).padStart(3, '0')}`,
          windowNumber,
          label: words(queue.name.slice(0, 60)),
          zoneId: 'A',
          serves: [queue.prefix],
          skills: [{ kind: 'family', familyId: queue.prefix }],
          tidal: false,
        }
      }),
    ),
    kiosks: [{ kioskId: 'kiosk-1', name: words('1 号取号机') }],
    devices: [],
    documents: [],
    items: queues.map((queue) => ({
      code: `R-${queue.prefix}`,
      name: queue.name.slice(0, 60),
      shortName: queue.prefix,
      pinyinInitials: '',
      shortInitials: '',
      aliases: [],
      audience: 'both',
      department: '—',
      theme: '—',
      windowFamily: queue.prefix,
      medianMs: 600_000,
      p90Ms: 1_200_000,
      promiseType: 'other',
      materials: [],
      crossProvince: false,
      provinceWide: false,
      selfService: false,
      grassroots: false,
      hot: false,
      weight: 1,
    })),
    packages: [],
    calendar: {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      sessions: [wholeDay],
      closedDates: [],
      openDates: [],
    },
    rules,
    // Nobody's class was recorded, so arrival alone is left.
    callPolicy: { policyId: 'first-come-first-served' },
  })
}
