import type { EpochMs, HallCommand, TicketId } from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer, shown } from './answers.testkit.ts'
import { randomHall, runs } from './every-view.testkit.ts'
import { ticketView } from './ticket-view.ts'

describe('what a visitor’s page shows as possible', () => {
  const asked = (ticketId: TicketId): readonly HallCommand[] => [
    { type: 'AbandonTicket', data: { ticketId } },
    { type: 'ReinstateTicket', data: { ticketId } },
  ]

  test('is what the engine would do', () => {
    fc.assert(
      fc.property(randomHall, (scenario) => {
        for (const ticketId of scenario.hall.tickets.keys()) {
          const view = ticketView(scenario.hall, ticketId, scenario.now)
          for (const command of asked(ticketId)) {
            expect(shown(view?.actions ?? [], command.type)).toBe(
              answer(scenario, command, 'visitor'),
            )
          }
        }
      }),
      runs,
    )
  })

  test('[RATE-1] a service can be rated exactly when the page says so', () => {
    const week = 7 * 86_400_000
    fc.assert(
      fc.property(
        randomHall,
        fc.constantFrom(0, week - 1, week + 86_400_000),
        (scenario, later) => {
          scenario.now = (scenario.now + later) as EpochMs
          for (const ticketId of scenario.hall.closed.keys()) {
            const view = ticketView(scenario.hall, ticketId, scenario.now)
            for (const { servingId, open } of view?.ratings ?? []) {
              const satisfaction = 'satisfied' as const
              const data = { servingId, satisfaction, labels: [], channel: 'phone' as const }
              const told = answer(scenario, { type: 'RateService', data }, 'visitor')
              expect(told === 'done').toBe(open)
            }
          }
        },
      ),
      runs,
    )
  })
})
