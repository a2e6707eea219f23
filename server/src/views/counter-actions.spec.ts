import {
  type CounterView,
  claimCommands,
  commandsOfRole,
  commandTypes,
  type HallCommand,
  type WindowId,
} from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HallView } from '../engine/hall.ts'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { callsNext, misses, opens, takes } from '../engine/steps.testkit.ts'
import { answer, shown } from './answers.testkit.ts'
import { counterView } from './counter-view.ts'
import { randomHall, runs } from './every-view.testkit.ts'

/** Each verb of a window with the choices that its screen offers now. */
function choices(hall: HallView, view: CounterView): readonly HallCommand[] {
  const windowId = view.window.windowId
  const here = { windowId }
  const first = (reasons: CounterView['reasons'][keyof CounterView['reasons']]) =>
    reasons[0]?.code ?? ''
  const bare = ['OpenWindow', 'ResumeWindow', 'CloseWindow', 'CallNext', 'RecallTicket'] as const
  const served = ['RecordNoShow', 'StartServing', 'FinishServing'] as const
  return [
    ...[...bare, ...served].map((type) => ({ type, data: here })),
    { type: 'PauseWindow', data: { ...here, reasonCode: first(view.reasons.pause) } },
    { type: 'CallForHelp', data: { ...here, reasonCode: first(view.reasons.help) } },
    ...(['papers-kept', 'papers-taken', 'awaiting-step'] as const).map(
      (kind): HallCommand => ({ type: 'HoldTicket', data: { ...here, kind } }),
    ),
    {
      type: 'ReturnForCorrection',
      data: { ...here, reasonCode: first(view.reasons.correction), missing: ['照片'] },
    },
    ...view.next.map(
      ({ ticketId }): HallCommand => ({
        type: 'CallTicket',
        data: { ...here, ticketId, reasonCode: first(view.reasons.specificCall) },
      }),
    ),
    ...view.held.map(
      ({ ticketId }): HallCommand => ({ type: 'ResumeTicket', data: { ...here, ticketId } }),
    ),
    ...targets(view),
    ...itemsToAdd(hall, view),
  ]
}

function targets(view: CounterView): readonly HallCommand[] {
  const { windows, queues } = view.transferTargets
  const reasonCode = view.reasons.transfer[0]?.code ?? ''
  const all = [
    ...windows.map(({ windowId }) => ({ kind: 'window', windowId }) as const),
    ...queues.map(({ queueId }) => ({ kind: 'queue', queueId }) as const),
  ]
  return all.map((target) => ({
    type: 'TransferTicket',
    data: { windowId: view.window.windowId, target, reasonCode },
  }))
}

/** A clerk searches the item to add; whether this one can be added is told by the answer. */
function itemsToAdd(hall: HallView, view: CounterView): readonly HallCommand[] {
  const { windowId } = view.window
  const has = new Set(view.ticket?.items.map((item) => item.code))
  const own = { w1: ['N1', 'N2'], w2: ['N1', 'N2', 'P1'], w3: ['L1'], w4: ['P1', 'N2'] }
  const doable: readonly string[] = own[windowId as keyof typeof own] ?? []
  return (hall.plan?.items ?? [])
    .filter((item) => doable.includes(item.code) && !has.has(item.code))
    .map(({ code }) => ({ type: 'AddServiceItem', data: { windowId, itemCode: code } }))
}

const views = (scenario: Scenario) =>
  [...scenario.hall.windows.keys()].flatMap(
    (windowId) => counterView(scenario.hall, windowId, scenario.now) ?? [],
  )

describe('what a counter shows as possible', () => {
  test('is every verb of a clerk at a window, once', () => {
    const { hall, now } = openHall()
    const shownTypes = counterView(hall, 'w1' as WindowId, now)?.actions.map((one) => one.type)
    const ofTicket = ['ReinstateTicket', 'AbandonTicket', 'LiftBookingLock', ...claimCommands]
    const verbs = commandsOfRole.clerk.filter((type) => !ofTicket.includes(type))
    expect(shownTypes?.sort()).toEqual([...verbs].sort())
  })

  test('is what the engine would do, and what is refused is refused for that reason', () => {
    fc.assert(
      fc.property(randomHall, (scenario) => {
        for (const view of views(scenario)) {
          for (const command of choices(scenario.hall, view)) {
            const told = { type: command.type, answer: shown(view.actions, command.type) }
            expect(told).toEqual({ ...told, answer: answer(scenario, command, 'staff') })
          }
        }
      }),
      runs,
    )
  })

  test('[CALL-1] the first of the list is whom the next call calls', () => {
    fc.assert(
      fc.property(randomHall, (scenario) => {
        for (const view of views(scenario)) {
          if (shown(view.actions, 'CallNext') !== 'done') continue
          const { windowId } = view.window
          const asked = { type: 'CallNext', data: { windowId } } as const
          const { decision } = scenario.run(() => ({ command: asked }))
          const event = decision.ok ? decision.events[0] : undefined
          expect(event?.data).toMatchObject({ number: view.next[0]?.number })
          return
        }
      }),
      runs,
    )
  })

  test('[MISS-4] a passed number that is listed may be put back', () => {
    fc.assert(
      fc.property(randomHall, (scenario) => {
        for (const view of views(scenario)) {
          for (const { ticketId } of view.missed) {
            const command: HallCommand = { type: 'ReinstateTicket', data: { ticketId } }
            expect(answer(scenario, command, 'staff')).toBe('done')
          }
        }
      }),
      runs,
    )
  })
})

test('[MISS-4] where a plan allows no return, none is offered', () => {
  const hall = openHall(smallPlan({ reinstateCountMax: 0 })).given(opens('w1'), takes())
  hall.given(callsNext('w1'), misses('w1'))
  expect(counterView(hall.hall, 'w1' as WindowId, hall.now)?.missed).toEqual([])
  const given = openHall().given(opens('w1'), takes(), callsNext('w1'), misses('w1'))
  expect(counterView(given.hall, 'w1' as WindowId, given.now)?.missed).toHaveLength(1)
})

test('there is no verb whose name the contract does not know', () => {
  const { hall, now } = openHall()
  const types = counterView(hall, 'w1' as WindowId, now)?.actions.map((one) => one.type) ?? []
  expect(types.filter((type) => !(commandTypes as readonly string[]).includes(type))).toEqual([])
})
