import type { Actor, PersonId, Plan } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { openHall } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import {
  by,
  callsNext,
  finishes,
  grantsGreen,
  opens,
  starts,
  takes,
  withNote,
} from '../steps.testkit.ts'

const wu: Actor = { kind: 'staff', personId: 'wu' as PersonId }
const rates = { ordinary: 1, booked: 1, priority: 3, returning: 1, transferred: 1 }

/** P1 has the channel's flag. */
function greenPlan(more: { readonly green?: number } = {}): Plan {
  const plan = smallPlan()
  const items = plan.items.map((item) =>
    item.code === 'P1' ? { ...item, greenChannel: true as const } : item,
  )
  const policyId = 'accumulating-priority' as const
  const callPolicy = { policyId, rates: { ...rates, ...more }, overtakesMax: 9, capMs: 600_000 }
  return { ...plan, items, callPolicy }
}

describe('the green channel', () => {
  test('[GREEN-1] is for a number with an item that carries the flag, in a package too', () => {
    const hall = openHall(greenPlan())
    hall.given(takes({ items: ['P1'] }), takes({ packages: ['K1'] }), takes())
    expect(hall.ticket('C001')?.classes).toEqual(['green'])
    expect(hall.ticket('A001')?.classes).toEqual(['green'])
    expect(hall.ticket('A002')?.classes).toEqual([])
    expect(hall.events.at(-1)?.data).not.toHaveProperty('green')
  })

  test('[GREEN-1] is nothing where the hall has none', () => {
    const plan = greenPlan()
    const rules = { ...plan.rules, greenChannel: undefined }
    const hall = openHall({ ...plan, rules }).given(takes({ items: ['P1'] }))
    expect(hall.ticket('C001')?.classes).toEqual([])
    hall.when(grantsGreen('C001')).thenRefused('GreenChannelNone')
  })

  test('[GREEN-2] is granted by staff, once, for a reason of the list', () => {
    const hall = openHall(greenPlan()).given(opens('w1'), takes())
    hall.when(grantsGreen('A001', 'friend')).thenRefused('ReasonUnknown')
    hall
      .when(withNote(grantsGreen('A001')))
      .thenHappens({ GreenChannelGranted: { reasonCode: 'hardship', note: { noteId: 'note-1' } } })
    hall.when(grantsGreen('A001')).thenRefused('GreenChannelStands')
    hall.given(callsNext('w1'), starts('w1'), finishes('w1'))
    hall.when(grantsGreen('A001')).thenRefused('TicketUnknown')
  })

  test('[GREEN-3] its number waits for the window that takes the channel, and only so long', () => {
    const hall = openHall(greenPlan()).given(opens('w1'), by(wu, opens('w2')), takes())
    hall.given(grantsGreen('A001')).when(callsNext('w1')).thenRefused('NobodyWaiting')
    hall.fork(greenPlan()).when(callsNext('w2')).thenAccepted()
    hall
      .later(300)
      .when(callsNext('w1'))
      .thenHappens({ TicketCalled: { number: 'A001' } })
  })

  test('[GREEN-3] the skill is the clerk’s: with somebody else at that window nobody waits', () => {
    const hall = openHall(greenPlan()).given(opens('w1'), opens('w2'), takes(), grantsGreen('A001'))
    hall.when(callsNext('w1')).thenHappens({ TicketCalled: { number: 'A001' } })
  })

  test('[GREEN-3] [PRIO-4] who waited up to the limit waits for no skill', () => {
    const plan = greenPlan()
    const greenChannel = plan.rules.greenChannel && {
      ...plan.rules.greenChannel,
      prefersWindow: { withinMs: 3_600_000 },
    }
    const patient = { ...plan, rules: { ...plan.rules, greenChannel } }
    const hall = openHall(patient).given(opens('w1'), by(wu, opens('w2')), takes())
    hall.given(grantsGreen('A001')).later(599).when(callsNext('w1')).thenRefused('NobodyWaiting')
    hall
      .later(1)
      .when(callsNext('w1'))
      .thenHappens({ TicketCalled: { basis: { rule: 'cap' } } })
  })

  test('[GREEN-4] counts at its own rate, or at that of the priority', () => {
    const scored = (plan: Plan) => {
      const hall = openHall(plan).given(opens('w1'), takes(), grantsGreen('A001')).later(60)
      const { decision } = hall.when(callsNext('w1'))
      const [event] = decision.ok ? decision.events : []
      if (event?.type !== 'TicketCalled') throw new Error('not called')
      return [event.data.basis.score, event.data.basis.parameters.green]
    }
    expect(scored(greenPlan())).toEqual([180_000, undefined])
    expect(scored(greenPlan({ green: 5 }))).toEqual([300_000, 5])
  })
})
